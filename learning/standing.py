"""How a credential stands: its cycle, the rules it is judged by, and what the engine says of the person's own records."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from learning import renewal
from learning.ledger import Credits, Entry, Fed, carried_over, fed_entries, fed_rules, held_cards
from learning.models import Credential, RenewalCycle, RuleSet, Unit
from learning.renewal.periods import months_later
from learning.versions import Versions


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
    def aim(self) -> renewal.Requirement | None:
        """What a pace is measured against: the total, else the first rule that misses hours or points."""
        return self.total or next((each for each in self.missing if each.unit in Unit.values and each.required > 1), None)

    @property
    def logged_in(self) -> str:
        """The unit its credits are logged in: that of the total, else of the first rule one can fill."""
        total = [self.rules.total] if self.rules and self.rules.total else []
        rules = [*total, *(self.rules.asked if self.rules else ())]
        units = [*(rule.unit for rule in rules), self.credential.type.unit]
        return next((unit for unit in units if unit in Unit.values), "")

    @property
    def missing(self) -> list[renewal.Requirement]:
        return [each for each in self.answer.requirements if each.missing] if self.answer else []


def requirement(answer: renewal.Answer | None, code: str) -> renewal.Requirement | None:
    return next((each for each in answer.requirements if each.code == code), None) if answer else None


class Standings:
    """Of all the credentials a person holds, or of one of them, in a fixed number of queries."""

    def __init__(self, user: Any, today: date, only: Credential | None = None, held: list[Credential] | None = None) -> None:
        self.user, self.today, self.only = user, today, only
        self.held = held if held is not None else list(Credential.objects.for_user(user).held().with_names())
        self.asked = [each for each in self.held if only in (None, each)]

    @cached_property
    def all(self) -> dict[int, Standing]:
        found = {each.pk: self.begun(each, self.rules.stays(each, self.opened.get(each.pk))) for each in self.asked}
        self.fill(list(found.values()))
        return found

    def of(self, credential: Credential) -> Standing:
        """Of one that is not held nothing is asked."""
        return self.all.get(credential.pk) or Standing(credential, None, None)

    def moved(self, credential: Credential) -> Standing | None:
        """How it would stand under newer rules than it stays with, where there are any."""
        stands = self.of(credential)
        newer = self.rules.newer(stands.cycle.rule_set) if stands.cycle and stands.cycle.rule_set else None
        if not newer:
            return None
        again = self.begun(credential, newer)
        self.fill([again])
        return again

    def begun(self, credential: Credential, rules: RuleSet | None) -> Standing:
        cycle, opened = days_of_cycle(credential, rules, self.closed.get(credential.pk)), self.opened.get(credential.pk)
        if cycle and opened:
            start, end, cycle = cycle.start, cycle.end, copy(opened)
            cycle.start, cycle.end, cycle.rule_set = start, end, rules
        return Standing(credential, cycle, asked_rules(credential, cycle))

    def fill(self, standings: list[Standing]) -> None:
        """What counts for each of them; what other areas know is asked together."""
        fed: list[tuple[Standing, Fed]] = []
        for each in standings:
            if each.cycle and each.rules:
                each.entries += carried_over(self.closed.get(each.credential.pk), each.rules, each.cycle.start)
                each.entries += self.credits.entries(each.credential, each.cycle.end)
                each.entries += held_cards(self.held, each.credential, self.today)
                fed += [(each, rule) for rule in fed_rules(each.rules, each.cycle.window, self.today)]
        for (each, _rule), entry in zip(fed, fed_entries(self.user, [rule for _each, rule in fed]), strict=True):
            each.entries += [entry] if entry else []

    @cached_property
    def credits(self) -> Credits:
        return Credits(self.user, {each.type_id for each in self.asked})

    @cached_property
    def rules(self) -> Versions:
        return Versions(self.held, list(self.opened.values()), self.today)

    @cached_property
    def cycles(self) -> list[RenewalCycle]:
        return list(RenewalCycle.objects.for_user(self.user).defer("answer").order_by("end", "pk"))

    @cached_property
    def opened(self) -> dict[int, RenewalCycle]:
        """What is known of the cycle that is open: which renewal it is, and the rules it stays with."""
        return {cycle.credential_id: cycle for cycle in self.cycles if cycle.submitted_on is None}

    @cached_property
    def closed(self) -> dict[int, RenewalCycle]:
        """The one closed last."""
        return {cycle.credential_id: cycle for cycle in self.cycles if cycle.submitted_on}


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
