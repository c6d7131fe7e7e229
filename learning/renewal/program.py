"""Least missing under maximums, as a linear program over classes of hours in whole numbers of the smallest unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from learning.renewal.flow import Amounts
from learning.renewal.lines import Line, Most, Name, merged, rows
from learning.renewal.simplex import highest
from learning.renewal.terms import ZERO

Lot = tuple[int, Decimal]  # its class as bits of the components it qualifies for, and how much
MISSING = "missing"
FINER = 6  # a share that no decimal can say is cut so many digits below the smallest amount


@dataclass
class Alternatives:
    """One set of components that never share an hour: what each wants, and what it takes at most."""

    wanted: Amounts = field(default_factory=dict)
    limits: Amounts = field(default_factory=dict)
    exact: frozenset[int] = frozenset()
    family: str = ""  # what is missing in sets of one family adds up: the same rules in another year

    @property
    def mask(self) -> int:
        return sum(1 << member for member in {**self.wanted, **self.limits})

    @property
    def capped(self) -> Amounts:
        return {**self.limits, **{member: self.wanted[member] for member in self.exact}}


def subsets(members: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(members) + 1):
        yield from combinations(members, size)


def bits(members: Sequence[int]) -> int:
    return sum(1 << member for member in members)


class Program:
    """The question as a linear program in whole numbers of the smallest unit."""

    def __init__(self, lots: Sequence[Lot], amounts: dict[int, Decimal], contested: list[int],
                 groups: Sequence[Alternatives], broken: list[tuple[list[int], Decimal]]) -> None:  # fmt: skip
        figures = [*(amount for _kind, amount in lots), *(limit for _kinds, limit in broken)]
        figures += [amount for group in groups for amount in group.wanted.values()]
        self.digits = FINER + max(-int(figure.as_tuple().exponent) for figure in figures)
        self.amounts, self.contested, self.groups = amounts, contested, groups
        self.most: Most = {kind: self.whole(amounts[kind]) for kind in contested}
        self.lines = [Line(dict.fromkeys(kinds, 1), self.whole(limit)) for kinds, limit in broken]
        self.fills: Most = {}
        self.families: dict[str, list[Name]] = {}
        for number, group in enumerate(groups):
            self.add_fill(f"fill-{number}", group)

    def whole(self, amount: Decimal) -> int:
        return int(amount.scaleb(self.digits))

    def of(self, kinds: Sequence[int]) -> int:
        return sum(self.whole(self.amounts[kind]) for kind in kinds if kind not in self.most)

    def add_fill(self, name: str, group: Alternatives) -> None:
        """How full its components get is bounded by every cut between hours and components."""
        if not group.wanted:
            return
        self.fills[name] = self.most[name] = self.whole(sum(group.wanted.values(), ZERO))
        self.families.setdefault(group.family, []).append(name)
        for members in subsets(list(group.wanted)):
            cut = bits(members)
            kinds = [kind for kind in self.amounts if kind & cut]
            others = sum((amount for member, amount in group.wanted.items() if member not in members), ZERO)
            terms: Most = {name: 1, **{kind: -1 for kind in kinds if kind in self.most}}
            self.lines.append(Line(terms, self.whole(others) + self.of(kinds)))

    def least_missing(self, needed: Decimal | None, divided: Sequence[int]) -> None:
        """Narrow the lines to where least is missing: first in the total, then in all components together."""
        if needed is not None:
            self.add_total(needed, divided)
            self.most[MISSING] = -floor(self.best({MISSING: -1}))
        together = floor(self.best(dict.fromkeys(self.fills, 1)))
        self.lines.append(Line(dict.fromkeys(self.fills, -1), -together))
        if needed is not None:
            self.lines = [self.without_missing(line) for line in self.lines]
            del self.most[MISSING]

    def add_total(self, needed: Decimal, divided: Sequence[int]) -> None:
        inside = [kind for kind in self.amounts if all(kind & mask for mask in divided)]
        wanted = self.whole(needed)
        full = [sum(self.fills[name] for name in names) for names in self.families.values()]
        self.most[MISSING] = max([wanted, *full])
        terms: Most = {MISSING: -1, **{kind: -1 for kind in inside if kind in self.most}}
        self.lines.append(Line(terms, self.of(inside) - wanted))
        for names, amount in zip(self.families.values(), full, strict=True):
            self.lines.append(Line({MISSING: -1, **dict.fromkeys(names, -1)}, -amount))

    def without_missing(self, line: Line) -> Line:
        terms = {name: sign for name, sign in line.terms.items() if name != MISSING}
        return Line(terms, line.bound - line.terms.get(MISSING, 0) * self.most[MISSING])

    def best(self, goal: Most) -> Fraction:
        lines, most, _one_of = merged(self.lines, self.most)
        return highest(rows(lines, most), [goal.get(name, 0) for name in most])


def floor(number: Fraction) -> int:
    return number.numerator // number.denominator
