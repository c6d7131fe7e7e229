"""What is said of every item: what it counted for, and the first reason where it did not."""

import pytest

from tests.learning.renewal.make import figures, item, missing, replayed, rule, rules, states

TWO = rules(rule("a", "minimum", 10), rule("b", "minimum", 10), total=20, groups=["a b"])


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (item(None, day="2030-01-01", unit="points", excluded=True), "excluded"),
        (item(None, day="2030-01-01", unit="points"), "outside-window"),
        (item(None, unit="points"), "wrong-tag"),
        (item(None, "a", unit="points"), "wrong-unit"),
        (item(None, "a"), "unknown-amount"),
    ],
)
def test_the_first_reason_that_applies_is_told(given, reason):
    assert replayed(TWO, given).items[0].refused["a"] == reason


def test_the_total_needs_no_tag():
    assert replayed(TWO, item(None)).items[0].refused["total"] == "unknown-amount"


def test_a_duplicate_equals_an_earlier_row_in_everything_and_only_the_first_counts():
    told = replayed(TWO, item(3, "a", row="x"), item(3, "a", row="x"), item(3, "a", row="y"))
    assert told.items[1].refused == dict.fromkeys(["a", "b", "total"], "duplicate")
    assert figures(told)["total"][0] == 6


def test_what_was_left_out_on_purpose_makes_no_duplicate_of_its_twin():
    told = replayed(TWO, item(3, "a", row="x", excluded=True), item(3, "a", row="x"))
    assert told.items[0].refused["a"] == "excluded" and told.items[1].counted == {"a": 3, "total": 3}


@pytest.mark.parametrize("day", ["2024-01-01", "2025-12-31"])
def test_the_first_and_the_last_day_are_inside(day):
    assert replayed(TWO, item(3, "a", day=day)).items[0].counted == {"a": 3, "total": 3}


@pytest.mark.parametrize("day", ["2023-12-31", "2026-01-01"])
def test_the_day_beside_them_is_outside(day):
    assert set(replayed(TWO, item(3, "a", day=day)).items[0].refused.values()) == {"outside-window"}


def test_an_hour_with_two_tags_is_earned_in_both_and_counts_in_one():
    told = replayed(TWO, item(10, "a b"))
    assert figures(told) == {"a": (10, 10, 0), "b": (10, 0, 10), "total": (10, 10, 10)}
    assert told.items[0].refused == {"b": "counted-elsewhere"}


def test_one_item_is_divided_between_two_components():
    told = replayed(TWO, item(20, "a b"))
    assert told.items[0].counted == {"a": 10, "b": 10, "total": 20} and told.complete


def test_an_hour_moves_to_the_component_that_only_it_can_fill():
    told = replayed(TWO, item(10, "a b", day="2024-01-05"), item(10, "a", day="2024-02-05"))
    assert [list(each.counted) for each in told.items] == [["b", "total"], ["a", "total"]] and told.complete


def test_of_equal_choices_the_first_component_of_the_facts_is_filled_by_the_earliest_item():
    told = replayed(TWO, item(12, "a b", day="2024-02-05"), item(4, "a b", day="2024-01-05"))
    assert told.items[1].counted == {"a": 4, "total": 4} and told.items[0].counted == {"a": 6, "b": 6, "total": 12}


def test_of_one_day_the_first_written_counts_first():
    told = replayed(rules(total=5), item(4, row="x"), item(4, row="y"))
    assert [each.counted["total"] for each in told.items] == [4, 1]
    assert told.items[1].refused == {"total": "over-maximum"}


def test_what_fills_a_component_is_in_the_total_before_what_does_not():
    told = replayed(rules(rule("topic", "minimum", 2), total=10), item(10, day="2024-01-05"), item(2, "topic"))
    assert told.items[0].counted == {"total": 8} and told.items[1].counted == {"topic": 2, "total": 2}


def test_an_item_without_a_tag_is_in_no_total_that_components_divide():
    told = replayed(rules(rule("a", "minimum", 10), rule("b", "maximum", 10), total=20, divides=["a b"]), item(5), item(5, "b"))
    assert told.items[0].refused["total"] == "wrong-tag" and figures(told)["total"] == (5, 5, 15)


def test_a_tag_no_rule_knows_changes_nothing():
    assert figures(replayed(TWO, item(3, "a wound-care"))) == figures(replayed(TWO, item(3, "a")))


def test_an_hour_tagged_with_a_maximum_and_a_minimum_need_not_press_against_the_maximum():
    asked = rules(rule("tech", "minimum", 15), rule("pharm", "maximum", 5), total=20, groups=["tech pharm"])
    told = replayed(asked, item(15, "tech pharm"), item(5, "pharm"))
    assert missing(told) == {} and figures(told)["pharm"] == (20, 5, 0)


def test_a_rule_for_holders_is_due_when_the_credential_is_held():
    asked = rules(rule("sono", "minimum", 16, holders=True), total=24)
    held = item(None, "sono", unit="", kind="credential")
    assert states(replayed(asked, item(24)))["sono"] == "not-due" and replayed(asked, item(24)).complete
    assert missing(replayed(asked, item(24), held)) == {"sono": 16, "total": 16}


def test_what_is_not_due_earns_but_never_counts_or_misses():
    told = replayed(rules(rule("sono", "minimum", 16, holders=True), total=24), item(20, "sono"))
    assert figures(told) == {"sono": (20, 0, 0), "total": (20, 20, 4)} and told.items[0].refused["sono"] == "over-maximum"


def test_the_same_input_has_the_same_answer():
    given = [item(3, "a b", day=f"2024-0{1 + n % 9}-11", row=str(n)) for n in range(20)]
    assert replayed(TWO, *given) == replayed(TWO, *given)
