"""How a credential stands: its cycle, the rules it is judged by, and what the engine says of the person's own records."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from learning import renewal
from learning.ledger import Credits, Entry, Fed, carried_over, fed_entries, fed_rules, held_cards
from learning.models import Credential, RenewalCycle, RuleSet
from learning.renewal.periods import months_later


@dataclass
class Standing:
    """`answer` is None where nothing is known to be asked: no days, or no rules and no total."""

    credential: Credential
    cycle: RenewalCycle | None
    rules: renewal.RuleSet | None
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def answer(self) -> renewal.Answer | None:
        if self.cycle is None or self.rules is None:
            return None
        return renewal.answer(self.rules, self.cycle.window, [entry.item for entry in self.entries])

    def with_more(self, *items: renewal.Item) -> renewal.Answer | None:
        """What the answer would be with these as well. Nothing is saved."""
        if self.cycle is None or self.rules is None:
            return None
        return renewal.answer(self.rules, self.cycle.window, [*(entry.item for entry in self.entries), *items])

    def until(self, day: date) -> "Standing | None":
        """As if the cycle ended on this earlier day, where its rules let the next one begin then."""
        cycle = self.cycle
        if not cycle or not cycle.rule_set or not cycle.rule_set.pack.next_begins_early or not cycle.start <= day < cycle.end:
            return None
        shorter = RenewalCycle(start=cycle.start, end=day, number=cycle.number, rule_set=cycle.rule_set)
        return Standing(self.credential, shorter, self.rules, [entry for entry in self.entries if entry.item.day <= day])

    @property
    def left_over(self) -> list[renewal.Carried]:
        """What the next cycle takes over."""
        if self.answer is None or self.rules is None:
            return []
        return renewal.carried(self.rules, self.answer, [entry.item for entry in self.entries])

    @property
    def total(self) -> renewal.Requirement | None:
        return requirement(self.answer, "total")

    @property
    def missing(self) -> list[renewal.Requirement]:
        return [each for each in self.answer.requirements if each.missing] if self.answer else []


def requirement(answer: renewal.Answer | None, code: str) -> renewal.Requirement | None:
    return next((each for each in answer.requirements if each.code == code), None) if answer else None


class Standings:
    """Of all the credentials a person holds, or of some of them, in a fixed number of queries."""

    def __init__(self, user: Any, today: date, only: Credential | None = None) -> None:
        self.user, self.today, self.only = user, today, only
        self.held: list[Credential] = list(Credential.objects.for_user(user).held().with_names())

    @cached_property
    def all(self) -> dict[int, Standing]:
        asked_about = [each for each in self.held if self.only in (None, each)]
        cycles, closed, credits = *self.cycles(), Credits(self.user)
        rules = self.rules_in_force({each.type.slug for each in asked_about})
        found, fed = {}, []
        for credential in asked_about:
            cycle = cycles.get(credential.pk) or days_of_cycle(
                credential, rules.get(credential.type.slug), closed.get(credential.pk)
            )
            asked = asked_rules(credential, cycle)
            found[credential.pk] = standing = Standing(credential, cycle, asked)
            if cycle and asked:
                standing.entries += carried_over(closed.get(credential.pk), asked, cycle.start)
                standing.entries += [*credits.entries(credential, cycle.end), *held_cards(self.held, credential, self.today)]
                fed += [(standing, each) for each in fed_rules(asked, cycle.window, self.today)]
        self.feed(fed)
        return found

    def of(self, credential: Credential) -> Standing:
        """Of one that is not held nothing is asked."""
        return self.all.get(credential.pk) or Standing(credential, None, None)

    def feed(self, fed: list[tuple[Standing, Fed]]) -> None:
        entries = fed_entries(self.user, [each for _standing, each in fed])
        for (standing, _each), entry in zip(fed, entries, strict=True):
            if entry:
                standing.entries.append(entry)

    def cycles(self) -> tuple[dict[int, RenewalCycle], dict[int, RenewalCycle]]:
        """Of each credential: the cycle that is open, and the one closed last."""
        rows = RenewalCycle.objects.for_user(self.user).defer("answer").select_related("rule_set").order_by("end", "pk")
        still_open = {cycle.credential_id: cycle for cycle in rows if cycle.submitted_on is None}
        return still_open, {cycle.credential_id: cycle for cycle in rows if cycle.submitted_on}

    def rules_in_force(self, codes: set[str]) -> dict[str, RuleSet]:
        rows: Any = RuleSet.objects.filter(code__in=codes, owner=None, state=RuleSet.State.PUBLISHED)
        found: dict[str, RuleSet] = {}
        for row in sorted(rows, key=lambda row: row.number):
            if row.holds_on(self.today):
                found[row.code] = row
        return found


def days_of_cycle(credential: Credential, rules: RuleSet | None, closed: RenewalCycle | None = None) -> RenewalCycle | None:
    """The cycle its days make, not saved: until the day it expires, from as long before as its type lasts. Where another was
    closed just before, it says where this one begins: what counted there would count twice."""
    if credential.expires is None:
        return None
    anchor = rules.pack.anchor if rules else None
    end = anchor.back(credential.expires) if anchor else credential.expires
    months = anchor.months if anchor else credential.type.cycle_months
    start = months_later(credential.expires + timedelta(days=1), -months) if months else credential.issued
    if credential.issued and start and start < credential.issued <= end:
        start = credential.issued
    if start and closed and start <= closed.end + timedelta(days=1):
        start = closed.next_day
    if start is None or start > end:
        return None
    number = closed.number + 1 if closed and closed.number else None
    return RenewalCycle(owner_id=credential.owner_id, credential=credential, start=start, end=end, rule_set=rules, number=number)


def asked_rules(credential: Credential, cycle: RenewalCycle | None) -> renewal.RuleSet | None:
    """The version the cycle stays with; where there is none, the plain total of the type, the person's own included."""
    if cycle is None:
        return None
    if cycle.rule_set:
        return cycle.rule_set.pack.rule_set
    kind = credential.type
    if not kind.total or not kind.unit:
        return None
    total = renewal.Rule("total", _("Total"), "minimum", Decimal(kind.total), kind.unit)
    return renewal.RuleSet(kind.slug, "0", (), total)
