"""One question: hours of one unit in one stretch of days, the components they fill, and the total they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from learning.renewal.flow import Amounts, fill
from learning.renewal.limits import kept
from learning.renewal.program import Alternatives
from learning.renewal.terms import FILLED, ZERO, Rule


@dataclass(eq=False)
class Part:
    """A rule in one of the stretches of days it is judged in."""

    rule: Rule
    start: date
    end: date
    due: bool
    question: "Question | None" = None  # whose hours it shares; nothing that counts items has one
    bit: int = 0
    earned: Decimal = ZERO
    counted: Decimal = ZERO
    mine: dict[int, Decimal] = field(default_factory=dict)  # by item: what of it counted
    offered: dict[int, Decimal] = field(default_factory=dict)  # by item: what of it qualifies

    @property
    def missing(self) -> Decimal:
        return self.rule.amount - self.counted if self.due and self.rule.kind != "maximum" else ZERO


@dataclass
class Lot:
    item: int
    amount: Decimal
    place: int = 0  # in the order in which items count
    kind: int = 0
    in_total: bool = False
    kept: Decimal = ZERO
    on_top: Decimal = ZERO
    used: Decimal = ZERO  # in the set of components that uses most of it

    @property
    def free(self) -> Decimal:
        return self.kept - self.on_top


@dataclass
class Question:
    """`sets` are the due rules that share no hour; each rule that stands alone is a set of its own."""

    total: Part | None = None
    sets: list[list[Part]] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    divided: list[int] = field(default_factory=list)
    lots: dict[int, Lot] = field(default_factory=dict)

    def solve(self) -> None:
        self.lots = {lot.item: lot for lot in sorted(self.lots.values(), key=lambda lot: lot.place)}
        self.refuse()
        short: dict[str, Decimal] = {}
        # Hours on top of the total are taken first: what they use is in nothing else.
        for number in sorted(range(len(self.sets)), key=lambda number: all(part.rule.in_total for part in self.sets[number])):
            self.fill(self.sets[number])
            missing = sum((part.missing for part in self.sets[number] if part.rule.in_total), ZERO)
            family = self.families[number]
            short[family] = short.get(family, ZERO) + missing
        if self.total:
            self.add_up(self.total, max(short.values(), default=ZERO))

    def alternatives(self, parts: list[Part], family: str) -> Alternatives:
        return Alternatives(
            {part.bit: part.rule.amount for part in parts if part.rule.kind in FILLED},
            {part.bit: part.rule.amount for part in parts if part.rule.kind == "maximum"},
            frozenset(part.bit for part in parts if part.rule.kind == "exact"),
            family,
        )

    def refuse(self) -> None:
        sets = [self.alternatives(parts, family) for parts, family in zip(self.sets, self.families, strict=True)]
        needed = None
        if self.total and self.total.due:
            on_top = (part.rule.amount for parts in self.sets for part in parts if not part.rule.in_total)
            needed = self.total.rule.amount + sum(on_top, ZERO)
        lots = list(self.lots.values())
        for lot, amount in zip(lots, kept([(lot.kind, lot.amount) for lot in lots], sets, needed, self.divided), strict=True):
            lot.kept = amount

    def fill(self, parts: list[Part]) -> None:
        alternatives, by_bit = self.alternatives(parts, ""), {part.bit: part for part in parts}
        mask = alternatives.mask
        lots = [lot for lot in self.lots.values() if lot.kind & mask]
        offered = [(lot.kind & mask, lot.free) for lot in lots]
        for lot, amounts in zip(lots, fill(offered, alternatives.wanted, alternatives.limits), strict=True):
            self.count(lot, amounts, by_bit)
        for part in parts:
            part.counted = sum(part.mine.values(), ZERO)
            if part.rule.kind == "remainder":
                part.earned -= sum((other.counted for other in parts if other is not part), ZERO)
            elif part.rule.kind == "maximum":
                part.counted = min(part.earned, part.rule.amount)

    def count(self, lot: Lot, amounts: Amounts, by_bit: dict[int, Part]) -> None:
        used = ZERO
        for bit, amount in amounts.items():
            part = by_bit[bit]
            part.mine[lot.item] = amount
            if not part.rule.in_total:
                lot.on_top += amount
            elif part.rule.kind in FILLED:
                used += amount
        lot.used = max(lot.used, used)

    def add_up(self, total: Part, short: Decimal) -> None:
        """The total has no room for what a component still misses. What fills a component is in it first."""
        lots = [lot for lot in self.lots.values() if lot.in_total]
        total.earned = sum((lot.amount - lot.on_top for lot in lots), ZERO)
        if not total.due:
            return
        room = total.counted = min(total.rule.amount - short, sum((lot.free for lot in lots), ZERO))
        for most in ([min(lot.used, lot.free) for lot in lots], [lot.free for lot in lots]):
            room -= self.share(total, lots, most, room)

    def share(self, total: Part, lots: Iterable[Lot], most: list[Decimal], room: Decimal) -> Decimal:
        taken = ZERO
        for lot, amount in zip(lots, most, strict=True):
            before = total.mine.get(lot.item, ZERO)
            if more := min(max(amount - before, ZERO), room - taken):
                total.mine[lot.item] = before + more
                taken += more
        return taken
