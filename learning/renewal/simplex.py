"""Linear programs in whole numbers, answered exactly. By hand, because solvers count in floating point."""

from collections.abc import Sequence
from fractions import Fraction

Row = tuple[Sequence[int], int]  # coefficients, and what their sum must not exceed


class Tableau:
    """Every cell is a whole number over `under`. Bland's rule throughout, so that it ends."""

    def __init__(self, rows: Sequence[Row], goal: Sequence[int]) -> None:
        self.cells = [[*coefficients, bound] for coefficients, bound in rows]
        self.cells.append([*(-worth for worth in goal), 0])
        self.under = 1
        self.across = list(range(len(goal)))
        self.down = list(range(len(goal), len(goal) + len(rows)))

    def pivot(self, row: int, column: int) -> None:
        cells, chosen = self.cells, self.cells[row]
        sign = 1 if chosen[column] > 0 else -1
        pivot = chosen[column] * sign
        for number, line in enumerate(cells):
            if number == row:
                continue
            factor = line[column] * sign
            if factor:
                cells[number] = [(cell * pivot - factor * other) // self.under for cell, other in zip(line, chosen, strict=True)]
            elif pivot != self.under:
                cells[number] = [cell * pivot // self.under for cell in line]
            cells[number][column] = -factor
        cells[row] = [cell * sign for cell in chosen]
        cells[row][column] = self.under * sign
        self.under = pivot
        self.down[row], self.across[column] = self.across[column], self.down[row]

    def mend(self) -> bool:
        """Until no bound is broken; False where that cannot be."""
        while broken := [row for row in range(len(self.down)) if self.cells[row][-1] < 0]:
            row = min(broken, key=self.down.__getitem__)
            columns = [column for column in range(len(self.across)) if self.cells[row][column] < 0]
            if not columns:
                return False
            self.pivot(row, min(columns, key=self.across.__getitem__))
        return True

    def climb(self) -> None:
        """Until nothing raises the goal. Every variable is bounded by a row, so it never climbs for ever."""
        while better := [column for column in range(len(self.across)) if self.cells[-1][column] < 0]:
            column = min(better, key=self.across.__getitem__)
            rows = [row for row in range(len(self.down)) if self.cells[row][column] > 0]
            self.pivot(min(rows, key=lambda row: self.ratio(row, column)), column)

    def ratio(self, row: int, column: int) -> tuple[Fraction, int]:
        return Fraction(self.cells[row][-1], self.cells[row][column]), self.down[row]


def feasible(rows: Sequence[Row], variables: int) -> bool:
    return Tableau(rows, [0] * variables).mend()


def highest(rows: Sequence[Row], goal: Sequence[int]) -> Fraction:
    """The most the goal can be. The rows must leave something possible and bound every variable above."""
    tableau = Tableau(rows, goal)
    tableau.mend()
    tableau.climb()
    return Fraction(tableau.cells[-1][-1], tableau.under)
