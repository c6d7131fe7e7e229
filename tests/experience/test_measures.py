"""`experience.hours` and `experience.positions`: what counts, and why the rest does not."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core import bin
from careertrack.core.counting import totals
from experience.measures import HOURS, POSITIONS
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.measured import measured
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def ward(alice):
    return place(alice)


def test_hours_count_on_the_first_and_last_day_and_not_beyond(alice, ward):
    inside = {shift(ward, day=day, minutes=90) for day in (ago(10), ago(5), TODAY)}
    before, after = shift(ward, day=ago(11)), shift(ward, day=ahead(1))
    ask = HOURS.ask(start=ago(10), end=TODAY)
    assert measured(alice, ask) == (inside, {before: "Before the period", after: "After the period"})
    assert totals(alice, [ask]) == [270]


def test_planned_hours_are_left_out_whatever_their_day(alice, ward):
    planned = [shift(ward, day=day, state="planned") for day in (ago(99), TODAY, ahead(1))]
    assert measured(alice, HOURS.ask(start=ago(9), end=TODAY)) == (set(), dict.fromkeys(planned, "Planned, not done yet"))


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (ago(10), TODAY, ""),
        (ago(11), ago(10), "Partly before the period"),
        (ago(11), ahead(1), "Partly before the period"),
        (TODAY, ahead(1), "Partly after the period"),
        (ago(12), ago(11), "Before the period"),
        (ahead(1), ahead(2), "After the period"),
    ],
)
def test_hours_over_a_period_count_only_where_it_lies_wholly_inside(alice, ward, first, last, why):
    mine = shift(ward, day=first, until=last, minutes=600)
    counted, left_out = measured(alice, HOURS.ask(start=ago(10), end=TODAY))
    assert (counted, left_out) == (({mine}, {}) if not why else (set(), {mine: why}))


@pytest.mark.parametrize(
    ("name", "value", "other", "words"),
    [
        ("setting", "clinic", "hospital", "setting"),
        ("kind", "rotation", "volunteer", "kind"),
        ("category", "patient-care", "", "application category"),
    ],
)
def test_only_the_hours_asked_for_count(alice, name, value, other, words):
    here, there = (shift(place(alice, **{name: each})) for each in (value, other))
    assert measured(alice, HOURS.ask(**{name: value})) == ({here}, {there: f"Another {words}"})


def test_hours_of_one_place_or_of_several_may_be_asked_for(alice):
    first, second, third = (shift(place(alice)) for _each in range(3))
    assert measured(alice, HOURS.ask(experience=first.experience_id))[0] == {first}
    several = HOURS.ask(experience=(first.experience_id, second.experience_id))
    assert measured(alice, several) == ({first, second}, {third: "Another place"})


def test_hours_that_practised_two_of_the_skills_asked_for_count_once(alice, ward):
    one, two, other = skill("Listening"), skill("Triage"), skill("Charting")
    both, another, none = shift(ward, skills=[one, two]), shift(ward, skills=[other]), shift(ward)
    ask = HOURS.ask(skill=(one.pk, two.pk))
    assert measured(alice, ask) == ({both}, {another: "Another skill", none: "Another skill"})


@pytest.mark.parametrize("whole_place", [False, True])
def test_hours_in_the_bin_alone_or_with_their_place_are_not_even_looked_at(alice, ward, whole_place):
    gone, kept = shift(place(alice)), shift(ward)
    bin.remove(gone.experience if whole_place else gone)
    assert measured(alice, HOURS.ask()) == ({kept}, {})


def test_anothers_hours_are_not_mine(alice, charlie):
    shift(place(charlie))
    assert measured(alice, HOURS.ask()) == (set(), {})


@pytest.fixture
def a_month(alice, ward):
    """Shifts of every length and period around one month, some of them planned."""
    return [
        shift(ward, minutes=15 + n, day=ago(n), until=ago(n) + timedelta(days=n % 7) if n % 3 else None, state=state)
        for n, state in enumerate(["done", "done", "planned", "done"] * 8)
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.none() | st.integers(-2, 35), st.none() | st.integers(-2, 35))
def test_every_shift_counts_or_says_why_not_in_any_window(alice, a_month, start, end):
    start, end = (None if days is None else ago(days) for days in (start, end))
    counted, left_out = measured(alice, HOURS.ask(start=start, end=end))
    lasts = {each: (each.day, each.until or each.day) for each in a_month if each.state == "done"}
    inside = {each for each, (first, last) in lasts.items() if (not start or first >= start) and (not end or last <= end)}
    assert counted == inside and set(left_out) == set(a_month) - inside


def test_positions_count_by_the_day_they_began(alice):
    inside = {place(alice, start=day) for day in (ago(10), TODAY)}
    before, after, undated = place(alice, start=ago(11)), place(alice, start=ahead(1)), place(alice)
    why = {before: "Before the period", after: "After the period", undated: "No day given"}
    assert measured(alice, POSITIONS.ask(start=ago(10), end=TODAY)) == (inside, why)


@pytest.mark.parametrize(("name", "value", "other"), [("setting", "clinic", "office"), ("kind", "shadowing", "internship")])
def test_only_the_positions_asked_for_count(alice, name, value, other):
    here, there = (place(alice, start=TODAY, **{name: each}) for each in (value, other))
    assert measured(alice, POSITIONS.ask(**{name: value})) == ({here}, {there: f"Another {name}"})


def test_a_position_in_the_bin_is_not_even_looked_at(alice, charlie):
    bin.remove(place(alice, start=TODAY)), place(charlie, start=TODAY)
    assert measured(alice, POSITIONS.ask()) == (set(), {})
