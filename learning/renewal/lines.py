"""Sums of variables that must not exceed a bound, and how few of them a question really has."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.renewal.simplex import Row

Name = str | int  # a class of hours is named by its bits
Most = dict[Name, int]


@dataclass
class Line:
    terms: Most
    bound: int

    def binds(self, most: Most) -> bool:
        return sum(most[name] for name, sign in self.terms.items() if sign > 0) > self.bound


def merged(lines: Sequence[Line], most: Most) -> tuple[list[Line], Most, dict[Name, Name]]:
    """Without the lines that cannot bind, and with classes that stand alike in all others as one: (…, whose part each is)."""
    binding = [line for line in lines if line.binds(most)]
    columns: dict[Name, list[tuple[int, int]]] = {name: [] for name in most}
    for number, line in enumerate(binding):
        for name, sign in line.terms.items():
            columns[name].append((number, sign))
    alike: dict[object, Name] = {}
    one_of = {name: alike.setdefault(tuple(column), name) if isinstance(name, int) else name for name, column in columns.items()}
    together: Most = {}
    for name, first in one_of.items():
        together[first] = together.get(first, 0) + most[name]
    kept = [Line({name: sign for name, sign in line.terms.items() if name in together}, line.bound) for line in binding]
    return kept, together, one_of


def rows(lines: Sequence[Line], most: Most) -> list[Row]:
    names = list(most)
    told: list[Row] = [([line.terms.get(name, 0) for name in names], line.bound) for line in lines]
    return told + [([int(name == other) for other in names], most[name]) for name in names]
