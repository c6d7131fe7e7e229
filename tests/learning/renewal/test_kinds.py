"""Each kind of rule: what it wants, what it leaves alone, what it says of an item."""

from decimal import Decimal

from learning.renewal import Gives
from tests.learning.renewal.make import figures, item, missing, replayed, rule, rules, states

HOURS = rules(rule("topic", "minimum", 8), total=30)


def test_a_minimum_counts_no_more_than_it_wants():
    told = replayed(HOURS, item(12, "topic"), item(18))
    assert figures(told) == {"topic": (12, 8, 0), "total": (30, 30, 0)} and told.complete


def test_hours_without_the_topic_leave_its_place_in_the_total_empty():
    told = replayed(HOURS, item(30))
    assert figures(told) == {"topic": (0, 0, 8), "total": (30, 22, 8)} and not told.complete


def test_only_the_largest_of_two_shortfalls_is_missing_in_the_total():
    told = replayed(rules(rule("a", "minimum", 8), rule("b", "minimum", 5), total=30), item(30))
    assert missing(told) == {"a": 8, "b": 5, "total": 8}


def test_shortfalls_of_alternatives_add_up():
    told = replayed(rules(rule("a", "minimum", 8), rule("b", "minimum", 5), total=30, groups=["a b"]), item(30))
    assert missing(told) == {"a": 8, "b": 5, "total": 13}


def test_an_exact_component_takes_nothing_beyond_it():
    told = replayed(rules(rule("a", "exact", 20), rule("b", "exact", 10), total=30, divides=["a b"]), item(30, "a"))
    assert figures(told) == {"a": (30, 20, 0), "b": (0, 0, 10), "total": (30, 20, 10)}
    assert told.items[0].refused == {"a": "over-maximum", "b": "wrong-tag", "total": "over-maximum"}


def test_what_a_maximum_refuses_counts_nowhere():
    told = replayed(rules(rule("web", "maximum", 10), rule("topic", "minimum", 15), total=20), item(18, "web topic"))
    assert figures(told) == {"web": (18, 10, 0), "topic": (18, 10, 5), "total": (18, 10, 10)}
    assert states(told) == {"web": "met", "topic": "missing", "total": "missing"}


def test_a_maximum_of_nothing_accepts_nothing():
    told = replayed(rules(rule("inservice", "maximum", 0), total=2), item(2, "inservice"))
    assert figures(told)["total"] == (2, 0, 2) and told.items[0].refused["inservice"] == "over-maximum"


def test_a_maximum_refuses_what_is_needed_least_and_then_the_latest():
    asked = rules(rule("web", "maximum", 5), rule("law", "minimum", 1), total=10)
    needed = item(1, "web law", day="2025-03-01")
    told = replayed(asked, item(3, "web", day="2024-02-01"), item(3, "web", day="2024-01-01"), needed)
    assert [float(each.counted.get("web", 0)) for each in told.items] == [1, 3, 1]


def test_a_remainder_takes_what_the_areas_leave_over_and_needs_no_tag():
    asked = rules(rule("a", "minimum", 10), rule("b", "minimum", 10), rule("any", "remainder", 40), total=60, divides=["a b any"])
    assert figures(replayed(asked, item(60, "a"))) == {"a": (60, 10, 0), "b": (0, 0, 10), "any": (50, 40, 0), "total": (60, 50, 10)}


def test_a_remainder_wants_an_area_or_its_own_tag():
    asked = rules(rule("a", "minimum", 10), rule("any", "remainder", 40), total=50, divides=["a any"])
    told = replayed(asked, item(5), item(7, "any"))
    assert told.items[0].refused == dict.fromkeys(["a", "any", "total"], "wrong-tag")
    assert told.items[1].counted == {"any": 7, "total": 7}


def test_a_weight_multiplies_every_figure_and_is_no_requirement():
    told = replayed(rules(rule("self", "weight", 1.5, "multiplier"), rule("one", "minimum", 15), total=20), item(10, "self one"))
    assert figures(told) == {"one": (15, 15, 0), "total": (15, 15, 5)} and told.items[0].counted == {"one": 15, "total": 15}


def test_a_weight_for_the_first_units_takes_them_by_day():
    asked = rules(rule("pi", "weight", 2, "multiplier", first=Decimal(20)), total=100)
    told = replayed(asked, item(15, "pi", day="2024-05-01"), item(15, "pi", day="2024-03-01"))
    assert [each.counted["total"] for each in told.items] == [20, 30]


def test_of_two_weights_the_one_that_adds_more_is_taken():
    asked = rules(rule("a", "weight", 1.5, ""), rule("b", "weight", 2, ""), total=100)
    assert figures(replayed(asked, item(10, "a b")))["total"] == (20, 20, 80)


def test_a_coverage_counts_different_tags_of_items_that_count():
    asked = rules(rule("covered", "coverage", 3, "of 4", of=("d1", "d2", "d3", "d4")), total=10)
    told = replayed(asked, item(1, "d1 d2"), item(1, "d2"), item(None, "d3"), item(1, "d4", unit="points"))
    assert figures(told)["covered"] == (2, 2, 1)
    assert told.items[0].counted["covered"] == 2 and told.items[1].refused["covered"] == "over-maximum"


def test_a_coverage_earns_beyond_what_it_wants():
    asked = rules(rule("covered", "coverage", 2, "of 3", of=("d1", "d2", "d3")), total=3)
    assert figures(replayed(asked, item(3, "d1 d2 d3")))["covered"] == (3, 2, 0)


def test_what_is_not_hours_is_asked_beside_the_total():
    asked = rules(rule("practice", "minimum", 450, "practice hours"), rule("accounts", "minimum", 5, "accounts"), total=35)
    told = replayed(asked, item(35), item(450, "practice", unit="practice hours"), item(4, "accounts", unit="accounts"))
    assert missing(told) == {"accounts": 1} and told.items[1].refused == {"accounts": "wrong-tag", "total": "wrong-unit"}


def test_an_assessment_gives_hours_to_the_total_once_and_to_no_topic():
    gives = Gives("total", Decimal(2))
    asked = rules(rule("check", "minimum", 1, "assessment", gives=gives), rule("topic", "minimum", 8), total=30)
    told = replayed(asked, item(1, "check topic", unit="assessment"), item(1, "check", unit="assessment", day="2025-01-01"))
    assert figures(told) == {"check": (2, 1, 0), "topic": (0, 0, 8), "total": (2, 2, 28)}
    assert told.items[0].counted == {"check": 1, "total": 2} and told.items[1].refused["total"] == "over-maximum"


def test_a_topic_without_an_amount_is_met_by_any_counted_item_whatever_its_unit():
    asked = rules(rule("dementia", "minimum", 1, "topic", counts_items=True), total=12)
    for given in (item(2, "dementia"), item(1, "dementia", unit="topic")):
        assert "dementia" not in missing(replayed(asked, given))
    for given in (item(None, "dementia"), item(0, "dementia"), item(2, "dementia", day="2030-01-01")):
        assert "dementia" in missing(replayed(asked, given))


def test_a_topic_is_not_met_by_what_a_maximum_refuses():
    asked = rules(rule("dementia", "minimum", 1, "topic", counts_items=True), rule("web", "maximum", 0), total=12)
    assert "dementia" in missing(replayed(asked, item(2, "dementia web")))


def test_hours_on_top_of_the_total_are_not_in_it_until_their_rule_is_full():
    asked = rules(rule("violence", "minimum", 2, in_total=False), total=24)
    told = replayed(asked, item(3, "violence"), item(22))
    assert figures(told) == {"violence": (3, 2, 0), "total": (23, 23, 1)}
    assert told.items[0].counted == {"violence": 2, "total": 1}


def test_units_are_converted_only_by_a_given_factor():
    asked = rules(total=60, factors={("college credits", "hours"): Decimal(15)})
    told = replayed(asked, item(2, unit="college credits"), item(2, unit="credits"))
    assert figures(told)["total"] == (30, 30, 30) and told.items[1].refused == {"total": "wrong-unit"}


def test_nothing_asked_is_never_complete():
    assert not replayed(rules(), item(3)).complete
