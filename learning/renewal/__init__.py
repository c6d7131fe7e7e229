"""The renewal engine: pure functions over rule sets and ledgers, without the database."""

from learning.renewal.carry import Carried, carried
from learning.renewal.terms import Answer, Cycle, Gives, Group, Item, ItemAnswer, Requirement, Rule, RuleSet
from learning.renewal.told import answer

__all__ = [
    "Answer",
    "Carried",
    "Cycle",
    "Gives",
    "Group",
    "Item",
    "ItemAnswer",
    "Requirement",
    "Rule",
    "RuleSet",
    "answer",
    "carried",
]
