"""Rule sets and ledgers in a few words."""

from datetime import date
from decimal import Decimal

from learning.renewal import Cycle, Group, Item, Rule, RuleSet, answer

TWO_YEARS = Cycle(date(2024, 1, 1), date(2025, 12, 31))


def rule(code, kind, amount, unit="hours", **more):
    return Rule(code, code.capitalize(), kind, Decimal(str(amount)), unit, **more)


def rules(*given, total=None, groups=(), divides=(), **more):
    """`groups` and `divides` are words of codes: "a b" are alternatives."""
    found = [*(Group(tuple(codes.split())) for codes in groups), *(Group(tuple(codes.split()), divides=True) for codes in divides)]
    return RuleSet("made", "1", given, rule("total", "minimum", total) if total else None, tuple(found), **more)


def item(amount, tags="", day="2024-06-01", unit="hours", row="", **more):
    amount = None if amount is None else Decimal(str(amount))
    return Item(row, date.fromisoformat(day), amount, unit, frozenset(tags.split()), title=row or f"{amount} {tags} {day}", **more)


def replayed(rule_set, *items, cycle=TWO_YEARS, renewal=None):
    return answer(rule_set, Cycle(cycle.start, cycle.end, renewal), items)


def figures(told):
    """{code: (earned, counted, missing)} in plain numbers."""
    return {each.code: tuple(float(number) for number in (each.earned, each.counted, each.missing)) for each in told.requirements}


def missing(told):
    return {each.code: float(each.missing) for each in told.requirements if each.missing}


def states(told):
    return {each.code: each.state for each in told.requirements}
