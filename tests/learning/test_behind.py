"""The page of a credential shows what was logged in its cycle, what it counted for, and why not; its bars say it in words."""

import pytest

from learning.behind import SHOWN, rows
from learning.pace import a_month
from learning.told import bars, sentence
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.renewals import credit, held, standing

pytestmark = [pytest.mark.django_db, on_that_day]

OTHERS = "other-providers-not-aama-approved"


@pytest.fixture
def cma(alice):
    return held(alice, "cma-aama", issued=ago(1700), expires=ahead(120))


def bar_of(mine, code):
    return next(each for each in bars(standing(mine)) if each.requirement.code == code)


def test_each_entry_says_its_categories_and_how_much_of_the_total_it_is(alice, cma):
    credit(alice, 14, "points", "general", "aama-approved")
    (found,) = rows(standing(cma))
    assert found.categories.startswith("General, ") and (found.amount, found.why) == ("14", "")


def test_what_counts_nowhere_says_why(alice, cma):
    credit(alice, 5, "points"), credit(alice, 5, "hours", "general")
    assert {each.why for each in rows(standing(cma))} == {
        "It carries no category that is asked for.",
        "It counts in points; this credit is in hours.",
    }


def test_what_lies_outside_the_cycle_is_not_listed(alice, cma):
    credit(alice, 5, "points", "general", day=ago(2500))
    assert rows(standing(cma)) == []


def test_the_page_lists_the_newest_and_names_the_file_of_all(signed_in, alice, cma):
    for number in range(SHOWN + 5):
        credit(alice, 1, "points", "general", day=ago(number), title=f"Course {number}.")
    page = signed_in.get(cma.get_absolute_url()).text.partition('id="counted-title"')[2]
    assert f"{SHOWN + 5} entries" in page and "Course 0." in page and f"Course {SHOWN}." not in page


def test_what_the_person_left_out_is_told_where_it_would_have_counted_and_nowhere_else(alice, cma):
    credit(alice, 5, "points", "general").not_for.add(cma)
    assert len(bar_of(cma, "general").refused) == 1 and bar_of(cma, "clinical").refused == []


def test_a_minimum_has_its_mark_within_the_bar_and_says_when_it_is_met(alice, cma):
    credit(alice, 14, "points", "general")
    found = bar_of(cma, "general")
    assert (found.amount, found.figures, found.words) == ("14", "points, minimum 10", "Minimum met")
    assert (found.shape["mark"], found.shape["whole"], found.shape["over"]) == (10, 14, 0)


def test_what_is_over_a_maximum_is_hatched_and_said(signed_in, alice, cma):
    credit(alice, 36, "points", "general", OTHERS)
    found = bar_of(cma, OTHERS)
    assert (found.figures, found.words) == ("points, at most 30", "6 over the limit does not count here")
    assert (found.shape["done"], found.shape["mark"], found.shape["over"]) == (30, 30, 6)
    assert 'class="bar-over"' in signed_in.get(cma.get_absolute_url()).text


def test_nothing_is_hatched_within_the_limit(signed_in, alice, cma):
    credit(alice, 30, "points", "general", OTHERS)
    assert 'class="bar-over"' not in signed_in.get(cma.get_absolute_url()).text


def test_what_is_counted_in_another_unit_is_missing_beside_the_total(alice):
    words = sentence(standing(held(alice, "uk-nmc", issued=ago(900), expires=ahead(100))))
    assert "450 practice hours (" in words.partition("Also missing:")[2] and "practice" not in words.partition("Also")[0].casefold()


def test_what_is_left_is_told_by_the_month(alice, cma):
    assert a_month(standing(cma), TODAY) == "About 15.3 a month"


@pytest.mark.parametrize("code", ["cma-aama", "uk-nmc"])
def test_every_figure_of_a_rule_stands_beside_its_source_and_date(signed_in, alice, code):
    mine = held(alice, code, issued=ago(900), expires=ahead(100))
    rules = standing(mine).cycle.rule_set
    page = signed_in.get(mine.get_absolute_url()).text
    assert f'href="{rules.source}"' in page and str(rules.source_date) in page
    for each in rules.pack.value["rules"]:
        assert each.get("source", rules.source) in page and each.get("source_date", "") in page


def test_a_total_without_rules_stands_beside_the_source_of_its_type(signed_in, alice):
    mine = held(alice, "cma-aama", issued=ago(900), expires=ahead(100))
    mine.type.slug, mine.type.source, mine.type.source_date = "unruled", "https://example.org/total", "2025-03"
    mine.type.save()
    mine.rules = None
    mine.save()
    page = signed_in.get(mine.get_absolute_url()).text
    assert 'href="https://example.org/total"' in page and "dated 2025-03" in page


def test_what_counted_in_another_category_is_hatched_and_said(signed_in, alice, cma):
    credit(alice, 6, "points", "administrative", "clinical")
    found = bar_of(cma, "clinical")
    assert (found.amount, found.words) == ("0", "10 more needed, 6 does not count here")
    assert (found.shape["done"], found.shape["over"]) == (0, 6) and bar_of(cma, "administrative").amount == "6"
    assert 'class="bar-over"' in signed_in.get(cma.get_absolute_url()).text


def test_a_minimum_that_is_met_does_not_show_what_filled_another(alice, cma):
    credit(alice, 10, "points", "clinical"), credit(alice, 6, "points", "administrative", "clinical")
    found = bar_of(cma, "clinical")
    assert (found.amount, found.words) == ("10", "Minimum met, 6 does not count here")
    assert (found.shape["done"], found.shape["over"]) == (10, 6)


def test_the_heading_of_what_was_logged_says_how_many_counted(signed_in, alice, cma):
    credit(alice, 5, "points", "clinical"), credit(alice, 5, "hours", "clinical")
    page = signed_in.get(cma.get_absolute_url()).text
    assert "Logged in this cycle" in page and "2 entries, 1 counted" in page
    assert "What counted for Clinical, and what did not" in page
