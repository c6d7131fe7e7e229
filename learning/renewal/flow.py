"""Hours into alternatives: each unit into one component, as much as fits, and who came first stays."""

from collections.abc import Sequence
from decimal import Decimal

from learning.renewal.terms import ZERO

Amounts = dict[int, Decimal]
# A class is the set of components an hour qualifies for, as bits.


class Flow:
    """A maximum flow that grows. What was placed may move to another component, and is never sent away."""

    def __init__(self) -> None:
        self.room: Amounts = {}
        self.used: dict[int, Amounts] = {}
        self.closed: set[int] = set()

    def open(self, member: int, amount: Decimal) -> None:
        self.room[member] = amount
        self.closed.clear()

    def push(self, kind: int, amount: Decimal) -> Decimal:
        """How much of this class found a place."""
        placed = ZERO
        while placed < amount and kind not in self.closed:
            path = self.path(kind)
            if not path:
                break
            placed += self.move(path, amount - placed)
        return placed

    def path(self, kind: int) -> list[tuple[int, int]]:
        """[(class, component it enters), …]: each further class makes room for the one before it."""
        before: dict[int, tuple[int, int]] = {}
        queue, seen = [kind], {kind}
        for current in queue:
            for member in self.room:
                if not current >> member & 1:
                    continue
                if self.room[member]:
                    return self.trace(before, current, member)
                for other, used in self.used.items():
                    if other not in seen and used.get(member):
                        seen.add(other)
                        before[other] = (current, member)
                        queue.append(other)
        self.closed |= seen
        return []

    def trace(self, before: dict[int, tuple[int, int]], current: int, member: int) -> list[tuple[int, int]]:
        path = [(current, member)]
        while current in before:
            current, member = before[current]
            path.append((current, member))
        return path[::-1]

    def move(self, path: list[tuple[int, int]], amount: Decimal) -> Decimal:
        leaving = [(other, entered) for (_kind, entered), (other, _next) in zip(path, path[1:], strict=False)]
        most = min(amount, self.room[path[-1][1]], *(self.used[other][member] for other, member in leaving))
        for kind, member in path:
            used = self.used.setdefault(kind, {})
            used[member] = used.get(member, ZERO) + most
        for other, member in leaving:
            self.used[other][member] -= most
        self.room[path[-1][1]] -= most
        return most


def levels(lots: Sequence[tuple[int, Decimal]], wanted: Amounts) -> Amounts:
    """How full each component can be, the first of the facts first, without less in all."""
    flow = Flow()
    totals: Amounts = {}
    for kind, amount in lots:
        totals[kind] = totals.get(kind, ZERO) + amount
    placed: Amounts = dict.fromkeys(totals, ZERO)
    for member, amount in wanted.items():
        flow.open(member, amount)
        for kind, total in totals.items():
            placed[kind] += flow.push(kind, total - placed[kind])
    return {member: wanted[member] - flow.room[member] for member in wanted}


def fill(lots: Sequence[tuple[int, Decimal]], wanted: Amounts, limits: Amounts) -> list[Amounts]:
    """Where each lot counts. `wanted` and `limits` hold the minimums and the maximums of one set of alternatives."""
    flow, placed = Flow(), [ZERO] * len(lots)
    wants = sum(1 << member for member in wanted)

    def push(only: bool) -> None:
        for index, (kind, amount) in enumerate(lots):
            if not only or not kind & wants:
                placed[index] += flow.push(kind, amount - placed[index])

    for member, limit in limits.items():
        flow.open(member, limit)
    push(only=True)
    # The minimums are filled before anything else fills a maximum.
    left = {member: flow.room[member] for member in limits}
    for member, amount in {**dict.fromkeys(limits, ZERO), **levels(lots, wanted)}.items():
        flow.open(member, amount)
    push(only=False)
    for member, amount in left.items():
        flow.open(member, amount)
    push(only=False)
    return shared_out(lots, placed, flow.used)


def shared_out(lots: Sequence[tuple[int, Decimal]], placed: list[Decimal], used: dict[int, Amounts]) -> list[Amounts]:
    """What a class was given, to its lots: the first lot into the first component."""
    left = {kind: dict(sorted(amounts.items())) for kind, amounts in used.items()}
    answer: list[Amounts] = []
    for (kind, _amount), rest in zip(lots, placed, strict=True):
        mine: Amounts = {}
        for member, there in left.get(kind, {}).items():
            if take := min(rest, there):
                mine[member], left[kind][member] = take, there - take
                rest -= take
        answer.append(mine)
    return answer
