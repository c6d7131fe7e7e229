"""What maximums refuse. Refused units count nowhere: those go whose loss leaves least missing, then the latest."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from learning.renewal.lines import Line, Most, Name, merged, rows
from learning.renewal.program import Alternatives, Lot, Program, bits, subsets
from learning.renewal.simplex import feasible, highest
from learning.renewal.terms import ZERO


def kept(lots: Sequence[Lot], groups: Sequence[Alternatives], needed: Decimal | None, divided: Sequence[int]) -> list[Decimal]:
    """How much of each lot stays. `needed` is the total; `divided` the components of which an hour in it has one."""
    amounts: dict[int, Decimal] = {}
    for kind, amount in lots:
        amounts[kind] = amounts.get(kind, ZERO) + amount
    broken = list(broken_limits(amounts, groups))
    if not broken:
        return [amount for _kind, amount in lots]
    contested = sorted({kind for kinds, _limit in broken for kind in kinds})
    program = Program(lots, amounts, contested, groups, broken)
    program.least_missing(needed, divided)
    return Latest(program, lots).keep()


def broken_limits(amounts: dict[int, Decimal], groups: Sequence[Alternatives]) -> Iterator[tuple[list[int], Decimal]]:
    """Classes that can only count under these maximums, where there is more of them than the maximums take."""
    for group in groups:
        mask, capped = group.mask, group.capped
        for members in subsets(list(capped)):
            inside, limit = bits(members), sum((capped[member] for member in members), ZERO)
            kinds = [kind for kind in amounts if kind & mask and not kind & mask & ~inside]
            if sum((amounts[kind] for kind in kinds), ZERO) > limit:
                yield kinds, limit


class Latest:
    """The earliest lots stay as far as the lines leave room for them."""

    def __init__(self, program: Program, lots: Sequence[Lot]) -> None:
        self.program, self.lots = program, lots
        self.kept = [amount for _kind, amount in lots]
        self.lines, self.most, self.one_of = merged(program.lines, program.most)
        self.stays: Most = dict.fromkeys(self.most, 0)
        self.full: set[Name] = set()

    def keep(self) -> list[Decimal]:
        self.take([index for index, (kind, _amount) in enumerate(self.lots) if kind in self.one_of])
        return self.kept

    def take(self, chunk: list[int]) -> None:
        """All of these lots if there is room, else the first half before the second, down to a part of one lot."""
        more: Most = {}
        for index in chunk:
            kind = self.one_of[self.lots[index][0]]
            if kind not in self.full:
                more[kind] = more.get(kind, 0) + self.program.whole(self.lots[index][1])
            else:
                self.kept[index] = ZERO
        if not more or self.fits(more):
            self.stays |= {kind: self.stays[kind] + amount for kind, amount in more.items()}
        elif len(chunk) > 1:
            middle = len(chunk) // 2
            self.take(chunk[:middle])
            self.take(chunk[middle:])
        else:
            self.take_part(chunk[0], next(iter(more)))

    def fits(self, more: Most) -> bool:
        lines, most = self.beyond(more)
        return feasible(rows(lines, most), len(most))

    def take_part(self, index: int, kind: Name) -> None:
        lines, most = self.beyond({})
        part = int(highest(rows(lines, most), [int(name == kind) for name in most]))
        self.stays[kind] += part
        self.kept[index] = shortest(Decimal(part).scaleb(-self.program.digits))
        self.full.add(kind)

    def beyond(self, more: Most) -> tuple[list[Line], Most]:
        """The lines for what may still come on top of what stays."""
        floor = {name: amount + more.get(name, 0) for name, amount in self.stays.items()}
        lines = [Line(line.terms, line.bound - sum(sign * floor[name] for name, sign in line.terms.items())) for line in self.lines]
        return lines, {name: most - floor[name] for name, most in self.most.items()}


def shortest(amount: Decimal) -> Decimal:
    """Without trailing zeros, and never as a power of ten."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()
