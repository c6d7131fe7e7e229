"""What is behind the figures of a renewal: the entries that counted, and for each of the others why it did not."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from careertrack.core import amounts
from learning import renewal
from learning.ledger import Entry
from learning.standing import Standing, requirement

SHOWN = 20  # on the page; all of them are in its file
REASONS = {
    "excluded": _lazy("You said it does not count here."),
    "duplicate": _lazy("The same is entered already."),
    "outside-window": _lazy("Its day is outside the days that count."),
    "wrong-tag": _lazy("Choose a category this credential counts."),
    "wrong-unit": _lazy("It counts in %(wanted)s; this credit is in %(unit)s."),
    "unknown-amount": _lazy("It has no amount."),
    "over-maximum": _lazy("What is asked for here is full already."),
    "counted-elsewhere": _lazy("It counts in another category."),
}


Told = list[tuple[Entry, str]]


def plain(amount: Decimal) -> str:
    return amounts.quantity(amount, "")


def behind(standing: Standing, code: str) -> tuple[Told, Told]:
    """(entries that counted with how much, entries that did not with why)."""
    counted, refused = [], []
    for entry, told in pairs(standing):
        if code in told.counted:
            counted.append((entry, plain(told.counted[code])))
        if code in told.refused and is_news(told.refused[code], entry.item, code):
            refused.append((entry, because(standing, told.refused[code], entry.item, code)))
    return counted, refused


def because(standing: Standing, reason: str, item: renewal.Item, code: str) -> str:
    """In words; another unit is named beside the one that is wanted."""
    wanted = requirement(standing.answer, code)
    return str(REASONS[reason]) % {"wanted": wanted.unit if wanted else "", "unit": item.unit}


def telling(item: renewal.Item, told: renewal.ItemAnswer) -> str:
    """The requirement whose reason says most: the total, else one the item carries, else any."""
    carried = [code for code in told.refused if code == "total" or code in item.tags]
    return "total" if "total" in carried else next(iter(carried or told.refused), "")


def pairs(standing: Standing) -> list[tuple[Entry, renewal.ItemAnswer]]:
    return list(zip(standing.entries, standing.answer.items, strict=True)) if standing.answer else []


def is_news(reason: str, item: renewal.Item, code: str) -> bool:
    """What simply belongs to another category is none; a card held is no credit."""
    if item.kind == "credential" or reason == "wrong-tag":
        return False
    return reason not in ("excluded", "duplicate") or code in item.tags


@dataclass(frozen=True)
class Row:
    """One entry of the cycle: in which categories it counted, how much of the total it is, and why not all of it."""

    entry: Entry
    categories: str
    amount: str
    why: str


def rows(standing: Standing) -> list[Row]:
    """What was logged in the days of the cycle, the newest first."""
    if standing.cycle is None or standing.answer is None:
        return []
    labels = {each.code: each.label for each in standing.answer.requirements if each.code != "total"}
    start, end = standing.cycle.start, standing.cycle.end
    mine = [(entry, told) for entry, told in pairs(standing) if start <= entry.item.day <= end]
    found = [row(standing, entry, told, labels) for entry, told in mine if told.counted or entry.item.kind != "credential"]
    return sorted(found, key=lambda each: each.entry.item.day, reverse=True)


def row(standing: Standing, entry: Entry, told: renewal.ItemAnswer, labels: dict[str, str]) -> Row:
    categories = ", ".join(labels[code] for code in told.counted if code in labels)
    amount = told.counted.get("total", max(told.counted.values(), default=Decimal(0)))
    code = telling(entry.item, told)
    reason = told.refused.get("total") or ("" if told.counted else told.refused.get(code, ""))
    # Why it is not in a total of another unit is no news where it counts as something else.
    why = "" if reason in ("", "wrong-unit", "wrong-tag") and told.counted else reason
    return Row(entry, categories, plain(amount) if told.counted else "", in_all(standing, why, entry.item, code))


def in_all(standing: Standing, why: str, item: renewal.Item, code: str) -> str:
    """Of the renewal as a whole, where no single category is spoken of."""
    if why == "wrong-tag":
        return _("It carries no category that is asked for.")
    return because(standing, why, item, code) if why else ""
