"""A year in review: what was done in a year, against the year before, and nothing of any other year."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careertrack.core import bin
from tests.calendar import on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.learning.make import course, credential
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]

LAST, BEFORE = date(2025, 12, 31), date(2024, 6, 1)


def told(client, year):
    review = client.get(f"/year/{year}/").context["review"]
    return {each.words: each.compared for _area, found, _named in review.sections for each in found}


def names(client, year):
    return [row.title for _area, _told, named in client.get(f"/year/{year}/").context["review"].sections for row in named]


def test_a_year_counts_what_each_area_has_of_it(signed_in, alice):
    goal(alice, "Study", state="achieved", closed_on=LAST), milestone(goal(alice), done_on=LAST)
    course(alice, finish=LAST), credential(alice, issued=LAST), shift(place(alice, start=LAST), 90, LAST)
    rating(alice, skill(), day=LAST), interaction(contact(alice), LAST), read(alice, day=LAST)
    assert set(told(signed_in, 2025)) == {
        "1 goal achieved", "1 milestone done", "1 course finished", "1 credential issued", "1.5 hours", "1 place begun", "1 rating",
        "1 person met or spoken to", "1 reading",
    }  # fmt: skip


def test_a_year_begins_on_its_first_day_and_ends_on_its_last(signed_in, alice):
    here = place(alice)
    for day in (date(2024, 12, 31), date(2025, 1, 1), LAST, date(2026, 1, 1)):
        shift(here, 60, day)
    assert told(signed_in, 2025) == {"2 hours": "1 hour more than in 2024"}


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [(2, 0, "None in 2024"), (2, 2, "The same as in 2024"), (3, 1, "2 more than in 2024"),
     (1, 3, "2 fewer than in 2024"), (0, 1, "1 fewer than in 2024")],
)  # fmt: skip
def test_a_year_is_compared_with_the_one_before_in_words(signed_in, alice, now, then, words):
    for number, day in ((now, LAST), (then, BEFORE)):
        for each in range(number):
            course(alice, f"Course {each}", finish=day)
    assert list(told(signed_in, 2025).values()) == [words]


def test_a_year_that_runs_is_not_held_against_a_whole_one(signed_in, alice):
    course(alice, finish=date(2026, 3, 1)), course(alice, finish=LAST), course(alice, finish=LAST)
    assert told(signed_in, 2026) == {"1 course finished": "So far; all of 2025 had 2"}


def test_hours_are_told_by_setting_the_most_first(signed_in, alice):
    clinic, ward = place(alice, "Clinic", setting="clinic"), place(alice, "Ward", setting="hospital")
    shift(clinic, 60, LAST), shift(ward, 120, LAST), shift(ward, 600, BEFORE)
    (hours,) = signed_in.get("/year/2025/").context["review"].sections[0][1]
    assert [(label, words) for _icon, label, _amount, words in hours.parts] == [("Hospital", "2 hours"), ("Clinic", "1 hour")]


def test_of_what_there_are_few_each_is_named_and_of_many_none(signed_in, alice):
    course(alice, "Wound care", finish=LAST)
    here = place(alice)
    for _each in range(13):
        shift(here, 60, LAST)
    assert names(signed_in, 2025) == ["Wound care"]


def test_one_person_met_twice_is_one_person(signed_in, alice):
    ruth = contact(alice)
    interaction(ruth, LAST), interaction(ruth, date(2025, 1, 1)), interaction(contact(alice, "Ada"), BEFORE)
    assert told(signed_in, 2025)["1 person met or spoken to"] == "The same as in 2024"


def test_what_is_in_the_bin_or_somebody_elses_was_not(signed_in, alice, charlie):
    bin.remove(course(alice, finish=LAST)), course(charlie, finish=LAST)
    page = signed_in.get("/year/2025/").text
    assert "Nothing in 2025" in page and "Nothing of this year was written down." in page


@pytest.mark.parametrize(("year", "status"), [(1900, 200), (2026, 200), (2027, 404), (2199, 404)])
def test_a_year_that_is_still_ahead_is_no_page(signed_in, year, status):
    assert signed_in.get(f"/year/{year}/").status_code == status


def test_the_timeline_leads_to_the_year_and_the_year_back(signed_in, alice):
    assert 'href="/year/2026/"' in signed_in.get("/timeline/").text
    assert 'href="/year/2025/"' in signed_in.get("/timeline/?year=2025").text
    page = signed_in.get("/year/2025/").text
    assert 'href="/timeline/?year=2025"' in page and 'href="/year/2024/"' in page and 'href="/year/2026/"' in page
    assert "/year/2150/" not in signed_in.get("/timeline/?year=2150").text


def test_a_year_costs_the_same_however_much_was_in_it(signed_in, alice):
    def cost():
        signed_in.get("/year/2025/")
        with CaptureQueriesContext(connection) as captured:
            signed_in.get("/year/2025/")
        return len(captured)

    here = place(alice)
    for number in range(20):
        shift(here, 60, LAST), course(alice, f"Course {number}", finish=LAST), read(alice, day=LAST)
        if number == 1:
            few = cost()
    assert few == cost() <= 35
