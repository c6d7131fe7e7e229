"""Whatever a ledger holds, the figures of every shipped pack fit together."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.packs import shelf
from learning.renewal import Cycle, Item, answer

PACKS = [shelf.read(path).rule_set for path in shelf.shipped()]
START = date(2021, 1, 1)


@st.composite
def cases(draw):
    """A pack, a cycle, and items that mostly fit: the right units, tags of the pack, days inside and beside it."""
    rules = draw(st.sampled_from(PACKS))
    cycle = Cycle(START, START + timedelta(days=draw(st.sampled_from([364, 729, 1825]))), draw(st.sampled_from([None, 1, 2, 3, 6])))
    units = sorted({rule.unit for rule in rules.asked} | {"parsecs"} | {unit for unit, _to in rules.factors})
    tags = sorted({rule.code for rule in rules.rules} | {tag for rule in rules.rules for tag in rule.of} | {"nonsense"})
    items = st.builds(
        Item,
        row=st.just(""),
        day=st.integers(-40, 1900).map(lambda days: START + timedelta(days=days)),
        amount=st.one_of(st.none(), st.integers(0, 300).map(lambda quarters: Decimal(quarters) / 4)),
        unit=st.sampled_from(units),
        tags=st.frozensets(st.sampled_from(tags), max_size=4),
        kind=st.sampled_from(["credit", "credential"]),
        title=st.sampled_from(["", "a", "b"]),
    )
    return rules, cycle, draw(st.lists(items, max_size=14))


@settings(max_examples=80, deadline=None)
@given(cases())
def test_counted_and_missing_are_what_is_required(case):
    for each in answer(*case).requirements:
        assert each.earned >= 0 and each.counted >= 0 and each.missing >= 0
        if not each.due or each.rule == "maximum":
            assert each.missing == 0 and each.counted == (min(each.earned, each.required) if each.due else 0)
        else:
            assert each.counted + each.missing == each.required and each.counted <= each.earned


@settings(max_examples=80, deadline=None)
@given(cases())
def test_what_the_items_counted_is_what_the_requirement_counted(case):
    told = answer(*case)
    for each in told.requirements:
        counted = sum(item.counted.get(each.code, 0) for item in told.items)
        assert counted <= each.counted if each.rule == "maximum" else counted == each.counted


@settings(max_examples=80, deadline=None)
@given(cases())
def test_every_item_names_each_requirement_it_does_not_fully_count_for(case):
    rules, _cycle, items = case
    told = answer(*case)
    codes = {rule.code for rule in rules.asked}
    for given_, item in zip(items, told.items, strict=True):
        assert set(item.refused) | set(item.counted) <= codes
        silent = codes - set(item.refused) - set(item.counted)
        assert not silent or given_.amount == 0


def total(*case):
    return next((each for each in answer(*case).requirements if each.code == "total"), None)


@settings(max_examples=80, deadline=None)
@given(cases())
def test_the_order_of_the_file_changes_nothing_in_the_total(case):
    rules, cycle, items = case
    turned = sorted(items, key=lambda item: (item.title, item.amount or 0, sorted(item.tags)))
    assert total(rules, cycle, turned) == total(*case)


@settings(max_examples=80, deadline=None)
@given(cases())
def test_more_hours_never_leave_more_missing_in_the_total(case):
    """But for those that use up a weight of the first units, or say that a credential is held."""
    rules, cycle, items = case
    if not items or items[-1].kind == "credential" or not rules.total or any(rule.first for rule in rules.rules):
        return
    assert total(*case).missing <= total(rules, cycle, items[:-1]).missing
