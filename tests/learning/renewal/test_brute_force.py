"""The engine against every possible assignment: up to six items and four rules."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.learning.renewal.brute import Brute
from tests.learning.renewal.make import item, replayed, rule, rules

CODES = "abcd"
# Half units decide now and then, so that amounts are even and tried one by one.
RULES = st.lists(st.tuples(st.sampled_from(["minimum", "maximum", "exact"]), st.sampled_from([0, 2, 4, 6])), min_size=1, max_size=4)
ITEMS = st.lists(st.tuples(st.sampled_from([2, 4]), st.frozensets(st.sampled_from(CODES), max_size=3)), max_size=6)


@st.composite
def questions(draw):
    found = [(CODES[number], kind, amount) for number, (kind, amount) in enumerate(draw(RULES))]
    sets = {}
    for each in found:
        sets.setdefault(draw(st.integers(0, 2)), []).append(each)
    return list(sets.values()), draw(st.sampled_from([4, 8, 12])), draw(ITEMS)


def answered(sets, total, items):
    asked = [rule(*each) for group in sorted(sets) for each in group]
    groups = [" ".join(code for code, _kind, _amount in group) for group in sets]
    ledger = [item(amount, " ".join(tags), row=str(number)) for number, (amount, tags) in enumerate(items)]
    return replayed(rules(*asked, total=total, groups=groups), *ledger)


@settings(max_examples=300, deadline=None)
@given(questions())
def test_no_assignment_leaves_less_missing(question):
    sets, total, items = question
    told, best = answered(*question), Brute(*question)
    found = {each.code: each for each in told.requirements}
    shorts = [sum(found[code].missing for code, _kind, _amount in group) for group in sets]
    assert [found["total"].missing, sum(shorts)] == [-number for number in best.rank(best.best)[:2]]


@settings(max_examples=300, deadline=None)
@given(questions())
def test_of_equal_assignments_the_facts_and_then_the_days_decide(question):
    sets, _total, items = question
    told, best = answered(*question), Brute(*question)
    found = {each.code: each for each in told.requirements}
    for group in sets:
        wanted = [code for code, kind, _amount in group if kind != "maximum"]
        assert {code: found[code].counted for code in wanted} == best.filled(group)
        if len(wanted) == len(group):  # an hour may also move on into a maximum, where it counts as well
            assert [sum(each.counted.get(code, 0) for code in wanted) for each in told.items] == best.counted(group)


@settings(max_examples=100, deadline=None)
@given(questions())
def test_no_unit_counts_twice_among_alternatives_and_every_shortfall_has_its_reason(question):
    sets, _total, items = question
    told = answered(*question)
    for (amount, _tags), each in zip(items, told.items, strict=True):
        for group in sets:
            assert sum(each.counted.get(code, Decimal(0)) for code, _kind, _amount in group) <= amount
        for code in [each.code for each in told.requirements]:
            assert (each.counted.get(code, 0) < amount) == (code in each.refused)


@pytest.mark.parametrize("cap", range(9))
def test_two_crossing_maximums_leave_what_fills_most(cap):
    sets = [[("a", "maximum", cap), ("b", "minimum", 4)], [("c", "maximum", 4), ("d", "minimum", 4)]]
    items = [(4, frozenset("ac")), (4, frozenset("ad")), (4, frozenset("bc"))]
    found = {each.code: each.missing for each in answered(sets, 12, items).requirements}
    best = Brute(sets, 12, items)
    assert [found["total"], found["b"] + found["d"]] == [-number for number in best.rank(best.best)[:2]]
