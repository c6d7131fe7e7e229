"""What is asked at every visit reads an index, so that it costs the same however long a life has become."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from careertrack.core.counting import totals
from experience.measures import HOURS
from experience.models import Experience, Shift
from tests.calendar import TODAY, ago
from tests.experience.make import place, shift
from tests.measured import measured

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")]


def plan(ask):
    """How the database goes about the query that `ask` makes."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {captured[-1]['sql']}")
        return "\n".join(row[3] for row in cursor.fetchall())


def test_what_is_planned_is_found_beside_the_many_that_are_done(alice):
    found = plan(lambda: list(Shift.objects.for_user(alice).planned()))
    assert "shift_of_owner (owner_id=? AND state=?)" in found and "TEMP B-TREE" not in found


def test_hours_are_summed_without_a_look_at_the_shifts(alice):
    found = plan(lambda: Shift.objects.for_user(alice).done().aggregate(Sum("minutes")))
    assert "COVERING INDEX shift_of_owner" in found


def test_all_hours_are_measured_without_a_look_at_the_shifts(alice):
    assert "COVERING INDEX shift_of_owner" in plan(lambda: totals(alice, [HOURS.ask()]))


def test_hours_of_a_window_are_looked_for_in_that_window(alice):
    found = plan(lambda: totals(alice, [HOURS.ask(start=TODAY, end=TODAY), HOURS.ask(start=ago(9), end=ago(5))]))
    assert "(owner_id=? AND day>? AND day<?)" in found


def test_what_lies_outside_every_window_still_counts_in_none(alice):
    where = place(alice)
    for day in (ago(20), ago(9), ago(7), TODAY):
        shift(where, day=day, minutes=60)
    asks = [HOURS.ask(start=ago(10), end=ago(8)), HOURS.ask(start=ago(7), end=TODAY), HOURS.ask(start=date(2020, 1, 1))]
    assert totals(alice, asks[:2]) == [60, 120] and totals(alice, asks) == [60, 120, 240]
    assert len(measured(alice, asks[0])[1]) == 3


@pytest.mark.parametrize("ask", ["with_last_shift", "with_minutes"])
def test_each_place_finds_its_own_shifts(alice, ask):
    found = plan(lambda: list(getattr(Experience.objects.for_user(alice), ask)()))
    assert "COVERING INDEX shift_of_experience (experience_id=? AND state=?)" in found and "shift_owner_day" not in found
