"""What a cycle leaves over for the next one, where a rule takes it over."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.renewal.terms import ZERO, Answer, Item, ItemAnswer, Rule, RuleSet


@dataclass(frozen=True)
class Carried:
    """So much, with the tags it counts by in the next cycle."""

    code: str
    of: str
    amount: Decimal
    unit: str

    @property
    def tags(self) -> frozenset[str]:
        return frozenset({self.code, self.of})


def carried(rule_set: RuleSet, told: Answer, ledger: Sequence[Item]) -> list[Carried]:
    """Nothing while something is missing, and never what was carried over itself."""
    if not told.complete:
        return []
    found = [
        Carried(rule.code, rule.carries, over(rule_set, rule, told, ledger), rule.unit) for rule in rule_set.rules if rule.carries
    ]
    return [each for each in found if each.amount]


def over(rule_set: RuleSet, rule: Rule, told: Answer, ledger: Sequence[Item]) -> Decimal:
    """What the full total had no room for, up to what the rule takes."""
    mine = [
        (item, answer)
        for item, answer in zip(ledger, told.items, strict=True)
        if item.tags & {rule.carries, rule.code} == {rule.carries}
    ]
    return min(sum((left(rule_set, item, answer) for item, answer in mine), ZERO), rule.amount)


def left(rule_set: RuleSet, item: Item, answer: ItemAnswer) -> Decimal:
    factor = rule_set.factor(item.unit, rule_set.total.unit) if rule_set.total else None
    if not factor or item.amount is None or answer.refused.get("total") != "over-maximum":
        return ZERO
    return item.amount * factor - answer.counted.get("total", ZERO)
