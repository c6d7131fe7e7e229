"""A person's records as the renewal engine reads them: one ledger for each credential.

Credits count by the categories they carry of that credential's type. What other areas know - hours worked, reflections -
fills the rules whose unit asks for it, read by the same measures as everywhere.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.utils.translation import gettext as _

from careertrack.core import days
from careertrack.core.areas import measure
from careertrack.core.measures import Ask, totals
from learning import renewal
from learning.models import Category, Credential, Credit, RenewalCycle
from learning.renewal.periods import months_later

FINEST = Decimal("0.0001")
PAID = ("part-time", "full-time")
# What fills a rule of this unit: the measure, how it is narrowed, and how many of its units make one.
FED: dict[str, tuple[str, dict[str, Any], int]] = {
    "practice hours": ("experience.hours", {"kind": PAID}, 60),
    "work hours": ("experience.hours", {"kind": PAID}, 60),
    "accounts": ("skills.reflections", {}, 1),
}


@dataclass(frozen=True)
class Entry:
    """One line of a ledger and where it comes from; `record` is None for what a measure adds up."""

    item: renewal.Item
    record: Any = None


class Credits:
    """What a person logged, with the categories and the exceptions of each, in a fixed number of queries."""

    def __init__(self, user: Any) -> None:
        rows: Any = Credit.objects.for_user(user).order_by("day", "pk")
        self.all: list[Credit] = list(rows)
        self.codes: dict[tuple[int, int], set[str]] = defaultdict(set)
        carried = Category.objects.filter(credits__in=rows.order_by()).values_list("credits", "credential_type", "code")
        for credit, kind, code in carried:
            self.codes[credit, kind].add(code)
        self.left_out = set(rows.order_by().filter(not_for__isnull=False).values_list("pk", "not_for"))

    def entries(self, credential: Credential, until: date) -> Iterable[Entry]:
        for credit in self.all:
            if credit.day <= until:
                yield Entry(self.item(credit, credential), credit)

    def item(self, credit: Credit, credential: Credential) -> renewal.Item:
        return renewal.Item(
            row=f"credit-{credit.pk}",
            day=credit.day,
            amount=credit.amount,
            unit=credit.unit,
            tags=frozenset(self.codes[credit.pk, credential.type_id]),
            kind=credit.kind,
            title=credit.title,
            excluded=(credit.pk, credential.pk) in self.left_out,
        )


@dataclass(frozen=True)
class Fed:
    """A rule that another area's measure fills, as an ask."""

    rule: renewal.Rule
    ask: Ask
    day: date
    each: int


def fed_rules(rules: renewal.RuleSet, window: renewal.Cycle, today: date) -> list[Fed]:
    """The rules of a set that records of other areas fill, each asked about the days it looks at, up to today."""
    found = []
    for rule in rules.rules:
        if rule.unit in FED and rule.kind != "weight":
            code, narrowed, each = FED[rule.unit]
            start = months_later(window.end + timedelta(days=1), -rule.back) if rule.back else window.start
            end = min(window.end, today)
            if start <= end:
                found.append(Fed(rule, measure(code).ask(start, end, **narrowed), end, each))
    return found


def fed_entries(user: Any, fed: list[Fed]) -> list[Entry | None]:
    """One entry for each of them, or None where there is nothing, asked of the database together."""
    sums = totals(user, [each.ask for each in fed])
    return [fed_entry(each, amount) if amount else None for each, amount in zip(fed, sums, strict=True)]


def fed_entry(fed: Fed, amount: int) -> Entry:
    code, kind = fed.ask.measure.code, "practice" if fed.ask.measure.code == "experience.hours" else "reflection"
    tags, title = frozenset({fed.rule.code}), str(fed.ask.measure.label)
    row = f"{code}-{fed.rule.code}"
    return Entry(renewal.Item(row, fed.day, in_units(amount, fed.each), fed.rule.unit, tags, kind, title))


def in_units(amount: int, each: int) -> Decimal:
    """A third of an hour is no decimal; what is cut off never makes more than there was."""
    return (Decimal(amount) / each).quantize(FINEST, rounding=ROUND_DOWN)


def carried_over(closed: RenewalCycle | None, rules: renewal.RuleSet, day: date) -> list[Entry]:
    """What the cycle before left, on the first day, where these rules take it over."""
    known = {rule.code for rule in rules.rules if rule.carries}
    title = _("Carried over from %s") % days.span(closed.start, closed.end) if closed else ""
    rows = [each for each in closed.carried if each["code"] in known] if closed else []
    return [Entry(carried_item(each, day, title)) for each in rows]


def carried_item(row: dict[str, str], day: date, title: str) -> renewal.Item:
    tags = frozenset({row["code"], row["of"]})
    return renewal.Item(f"carried-{row['code']}", day, Decimal(row["amount"]), row["unit"], tags, title=title)


def held_cards(held: list[Credential], except_for: Credential, day: date) -> list[Entry]:
    """Other credentials that are valid on the day: some rules ask only those who hold one."""
    valid = [each for each in held if each != except_for and (each.expires is None or each.expires >= day)]
    return [Entry(card(each, day), each) for each in valid]


def card(credential: Credential, day: date) -> renewal.Item:
    tags = frozenset({credential.type.slug})
    return renewal.Item(f"credential-{credential.pk}", day, Decimal(1), "credential", tags, "credential", str(credential))
