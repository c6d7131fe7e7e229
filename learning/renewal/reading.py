"""Which item qualifies for which rule, and why not: before anything is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from learning.renewal.terms import ZERO, Cycle, Item, Rule, RuleSet


@dataclass
class Fit:
    """Of all items with the same tags and unit: what one unit is worth to each rule, or why it is nothing."""

    worth: dict[str, Decimal] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


class Reading:
    """A ledger as one rule set sees it. Its items are in the order in which they count: by day, then as written."""

    def __init__(self, rule_set: RuleSet, cycle: Cycle, ledger: Sequence[Item]) -> None:
        self.rule_set, self.cycle, self.ledger = rule_set, cycle, ledger
        self.asked = rule_set.asked
        self.order = sorted(range(len(ledger)), key=lambda index: ledger[index].day)
        self.members = {code: group.members for group in rule_set.groups for code in group.members}
        self.divided = [frozenset(group.members) for group in rule_set.groups if group.divides]
        self.fits: dict[tuple[str, frozenset[str]], Fit] = {}
        self.held = frozenset(tag for item in ledger if item.kind == "credential" for tag in item.tags)
        self.twice = self.find_twice()
        self.extra = self.weigh()

    def find_twice(self) -> set[int]:
        """What was left out on purpose is no first one of anything."""
        seen, twice = set(), set()
        for index, item in enumerate(self.ledger):
            if not item.excluded:
                if item.same in seen:
                    twice.add(index)
                seen.add(item.same)
        return twice

    def barred(self, index: int) -> str:
        return "excluded" if self.ledger[index].excluded else "duplicate" if index in self.twice else ""

    def fit(self, item: Item) -> Fit:
        key = (item.unit, item.tags)
        if key not in self.fits:
            self.fits[key] = Fit()
            for rule in self.asked:
                self.judge(rule, item, self.fits[key])
        return self.fits[key]

    def judge(self, rule: Rule, item: Item, fit: Fit) -> None:
        unit = self.rule_set.total.unit if rule.kind == "coverage" and self.rule_set.total else rule.unit
        factor = Decimal(1) if rule.counts_items else self.rule_set.factor(item.unit, unit)
        if factor and self.tagged(rule, item.tags):
            fit.worth[rule.code] = factor
        else:
            fit.refused[rule.code] = "wrong-unit" if self.tagged(rule, item.tags) else "wrong-tag"

    def tagged(self, rule: Rule, tags: frozenset[str]) -> bool:
        if rule.code == "total":
            return all(tags & members for members in self.divided)
        if rule.kind == "remainder":
            return bool(tags & {rule.code, *self.members[rule.code]})
        return bool(tags & set(rule.of)) if rule.of else rule.code in tags

    def weigh(self) -> dict[int, Decimal]:
        """What weights add to each item. Of two weights the one that adds more is taken."""
        weights = [rule for rule in self.rule_set.rules if rule.kind == "weight"]
        left = {rule.code: rule.first for rule in weights}
        extra: dict[int, Decimal] = {}
        for index in self.order if weights else ():
            amount, mine = self.unweighted(index), [rule for rule in weights if rule.code in self.ledger[index].tags]
            choices = [(self.added(rule, amount, left[rule.code]), rule.code) for rule in mine]
            if amount and choices:
                extra[index], code = max(choices, key=lambda choice: choice[0])
                left[code] = None if left[code] is None else max(left[code] - amount, ZERO)
        return extra

    def added(self, rule: Rule, amount: Decimal, left: Decimal | None) -> Decimal:
        return (amount if left is None else min(amount, left)) * (rule.amount - 1)

    def unweighted(self, index: int) -> Decimal:
        """In the unit of the total; nothing for what cannot count."""
        item, total = self.ledger[index], self.rule_set.total
        factor = self.rule_set.factor(item.unit, total.unit) if total else None
        inside = self.cycle.start <= item.day <= self.cycle.end
        return item.amount * factor if factor and inside and item.amount and not self.barred(index) else ZERO
