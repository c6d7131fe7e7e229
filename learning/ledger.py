"""A person's records as the renewal engine reads them: one ledger for each credential.

Credits count by the categories they carry of that credential's type. What other areas know - hours worked, reflections -
fills the rules whose unit asks for it, read by the same measures as everywhere.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from careertrack.core import days
from careertrack.core.areas import measure
from careertrack.core.counting import tally
from careertrack.core.measures import Ask
from learning import renewal
from learning.models import Credential, Credit, RenewalCycle
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
    """One line of a ledger and where it comes from: a record, the key of a credit, or neither where a measure adds up."""

    item: renewal.Item
    record: Any = None
    credit: int | None = None

    @property
    def url(self) -> str:
        record = Credit(pk=self.credit) if self.credit else self.record
        return record.get_absolute_url() if record else ""


@dataclass
class Logged:
    """A credit as it is stored, with its categories and exceptions. No record: a person may have thousands."""

    key: int
    day: date
    amount: Decimal | None
    unit: str
    kind: str
    title: str
    codes: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    left_out: set[int] = field(default_factory=set)

    def entry(self, credential: Credential) -> Entry:
        tags, out = frozenset(self.codes[credential.type_id]), credential.pk in self.left_out
        item = renewal.Item(f"credit-{self.key}", self.day, self.amount, self.unit, tags, self.kind, self.title, out)
        return Entry(item, credit=self.key)


class Credits:
    """What a person logged, by day, in one query: a row for each category of these types and each exception."""

    def __init__(self, user: Any, types: set[int]) -> None:
        sorted_in = FilteredRelation("categories", condition=Q(categories__credential_type__in=types))
        rows: Any = Credit.objects.for_user(user).annotate(sorted_in=sorted_in).order_by("day", "pk")
        found: dict[int, Logged] = {}
        told = ("pk", "day", "amount", "unit", "kind", "title")
        for *said, of, code, left_out in rows.values_list(*told, "sorted_in__credential_type", "sorted_in__code", "not_for"):
            credit = found.get(said[0]) or found.setdefault(said[0], Logged(*said))
            if code is not None:
                credit.codes[of].add(code)
            if left_out is not None:
                credit.left_out.add(left_out)
        self.all = list(found.values())

    def entries(self, credential: Credential, until: date) -> list[Entry]:
        return [credit.entry(credential) for credit in self.all if credit.day <= until]


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
    sums = tally(user, **{f"fed_{number}": each.ask for number, each in enumerate(fed)})
    return [fed_entry(each, amount) if amount else None for each, amount in zip(fed, sums.values(), strict=True)]


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
