"""The words of a renewal: what a rule set asks, what a ledger holds, what the answer says. Amounts are exact decimals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

ZERO = Decimal(0)
FILLED = ("minimum", "exact", "remainder")  # rules that want something; a maximum only limits


@dataclass(frozen=True)
class Gives:
    """What one of something adds to another requirement by itself: an assessment that is worth 2 hours."""

    to: str
    amount: Decimal
    most: Decimal = Decimal(1)


@dataclass(frozen=True)
class Rule:
    """One requirement. Its code is the tag that fills it; the total has the code `total` and needs no tag."""

    code: str
    label: str
    kind: str  # minimum, maximum, exact, remainder, weight, coverage
    amount: Decimal
    unit: str
    per_year: bool = False
    back: int | None = None  # months it looks back from the last day, instead of the window
    ever: bool = False  # any day up to the last counts
    every: int = 1  # due at each n-th renewal
    except_first: bool = False  # not due at the first renewal
    holders: bool = False  # due only for who holds the credential of its code
    in_total: bool = True  # False: on top of the total
    counts_items: bool = False  # any item with its tag is one, whatever its unit
    of: tuple[str, ...] = ()  # coverage: the tags of which so many are wanted
    first: Decimal | None = None  # weight: only so many unweighted units
    gives: Gives | None = None
    carries: str = ""  # the tag of which it takes over what the cycle before left

    def due(self, renewal: int | None, held: frozenset[str]) -> bool:
        if self.holders and self.code not in held:
            return False
        if self.except_first and renewal == 1:
            return False
        return self.every == 1 or (renewal is not None and renewal % self.every == 0)


@dataclass(frozen=True)
class Group:
    """Rules that are alternatives of one another: an hour counts in one of them."""

    members: tuple[str, ...]
    divides: bool = False  # they divide the whole total: what carries none of their tags is in none of it


@dataclass(frozen=True)
class RuleSet:
    code: str
    version: str
    rules: tuple[Rule, ...]
    total: Rule | None = None
    groups: tuple[Group, ...] = ()
    factors: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)  # (from, to): one of these is so many of those

    def factor(self, unit: str, wanted: str) -> Decimal | None:
        return Decimal(1) if unit == wanted else self.factors.get((unit, wanted))

    @property
    def asked(self) -> tuple[Rule, ...]:
        """What the answer names, in the order of the facts, the total last."""
        named = tuple(rule for rule in self.rules if rule.kind != "weight")
        return (*named, self.total) if self.total else named


@dataclass(frozen=True)
class Item:
    row: str
    day: date
    amount: Decimal | None
    unit: str
    tags: frozenset[str] = frozenset()
    kind: str = "credit"
    title: str = ""
    excluded: bool = False

    @property
    def same(self) -> tuple[object, ...]:
        """Two items that are equal in this are one thing written down twice."""
        return (self.day, self.kind, self.amount, self.unit, self.tags, self.title)


@dataclass(frozen=True)
class Cycle:
    """From the first to the last day, both inside; `renewal` 1 is the first one, None is unknown."""

    start: date
    end: date
    renewal: int | None = None


@dataclass
class Requirement:
    code: str
    label: str
    rule: str
    unit: str
    required: Decimal
    earned: Decimal = ZERO
    counted: Decimal = ZERO
    missing: Decimal = ZERO
    due: bool = True

    @property
    def state(self) -> str:
        return "not-due" if not self.due else "missing" if self.missing else "met"


@dataclass
class ItemAnswer:
    row: str
    counted: dict[str, Decimal] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass
class Answer:
    pack: str
    version: str
    cycle: Cycle
    requirements: list[Requirement]
    items: list[ItemAnswer]

    @property
    def complete(self) -> bool:
        """Something is asked, and nothing of it is missing."""
        return any(each.due for each in self.requirements) and not any(each.missing for each in self.requirements)
