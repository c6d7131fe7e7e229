"""Shifts that come back every week are prepared to be confirmed, each once."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core import bin
from experience.models import Experience, Shift
from experience.recurring import prepare, prepare_all, prepare_anew
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/experience/places/add/"
FORM = {"organisation": "Maple Court", "kind": "volunteer", "setting": "hospital"}


def ward(owner, **rule):
    """Tuesdays and Saturdays, four hours."""
    return place(owner, **{"weekdays": "15", "usual_minutes": 240, "repeats_from": TODAY, **rule})


def planned(owner):
    return sorted(Shift.objects.for_user(owner).planned().values_list("day", flat=True))


def test_a_place_with_a_rule_prepares_its_shifts_two_weeks_ahead(signed_in, alice):
    page = signed_in.post(ADD, {**FORM, "weekdays": ["1", "5"], "usual_minutes": "4"}, follow=True)
    assert planned(alice) == [TODAY, date(2026, 11, 28), date(2026, 12, 1), date(2026, 12, 5), date(2026, 12, 8)]
    assert "Prepared 5 planned shifts to confirm." in page.text and "Tuesday, Saturday, 4 hours each, since Nov 24" in page.text


def test_every_night_brings_what_is_new_and_nothing_twice(alice, time_machine):
    ward(alice)
    prepare_all(), prepare_all()
    assert len(planned(alice)) == 5
    time_machine.move_to("2026-11-29T12:00Z")
    prepare_all()
    assert planned(alice)[5:] == [date(2026, 12, 12)]


def test_days_missed_in_the_last_four_weeks_are_prepared_too(alice):
    ward(alice, repeats_from=ago(60)), prepare_all()
    assert planned(alice)[0] == date(2026, 10, 27)


def test_a_day_that_has_a_shift_there_gets_no_second(alice):
    mine = ward(alice)
    shift(mine, day=TODAY), shift(mine, day=date(2026, 11, 28), state="planned"), shift(place(alice), day=date(2026, 12, 1))
    prepare(mine, TODAY)
    assert len(Shift.objects.for_user(alice)) == 6


def test_a_draft_that_was_removed_does_not_come_back(alice):
    mine = ward(alice)
    prepare(mine, TODAY)
    bin.remove(Shift.objects.get(day=TODAY))
    prepare_anew(mine, TODAY)
    assert TODAY not in planned(alice) and len(planned(alice)) == 4


def test_drafts_follow_a_changed_rule_where_nobody_touched_them(signed_in, alice):
    mine = ward(alice)
    prepare(mine, TODAY)
    kept = Shift.objects.get(day=date(2026, 11, 28))
    kept.note = "With Ruth"
    kept.save()
    mine.refresh_from_db()
    signed_in.post(mine.edit_url, {**FORM, "weekdays": ["2"], "usual_minutes": "3", "repeats_from": TODAY, "version": mine.version})
    assert planned(alice) == [TODAY, date(2026, 11, 25), kept.day, date(2026, 12, 2)]


def test_without_its_rule_a_place_has_no_drafts_ahead(signed_in, alice):
    mine = ward(alice)
    prepare(mine, TODAY)
    mine.refresh_from_db()
    signed_in.post(mine.edit_url, {**FORM, "version": mine.version})
    assert planned(alice) == [TODAY]


def test_nothing_is_prepared_after_the_last_day(alice):
    ward(alice, repeats_until=ahead(7)), ward(alice, repeats_from=ago(30), repeats_until=ago(1)), prepare_all()
    assert max(planned(alice)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ({"weekdays": ["1"]}, "usual_minutes"),
        ({"weekdays": ["1"], "usual_minutes": "25"}, "usual_minutes"),
        ({"weekdays": ["1"], "usual_minutes": "4", "repeats_from": "2026-11-24", "repeats_until": "2026-11-01"}, "repeats_until"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(signed_in, rule, field):
    page = signed_in.post(ADD, {**FORM, **rule})
    assert list(page.context["form"].errors) == [field] and not Experience.objects.exists()


def test_a_day_of_the_week_that_is_none_is_refused(signed_in):
    assert "weekdays" in signed_in.post(ADD, {**FORM, "weekdays": ["7"]}).context["form"].errors
    assert refused(signed_in, ADD, {**FORM, "usual_minutes": "four"}, "usual_minutes").startswith("Enter hours as a number")
    assert refused(signed_in, ADD, {**FORM, "usual_minutes": "9" * 9}, "usual_minutes") == "Enter hours between 0.25 and 24."


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1), st.lists(st.integers(0, 40), max_size=5), st.integers(-60, 20))
def test_however_often_and_late_it_runs_each_day_of_the_rule_has_one_shift(alice, weekdays, runs, start):
    mine = ward(alice, weekdays="".join(map(str, sorted(weekdays))), repeats_from=ahead(start))
    last = None
    for later in sorted(runs):
        mine.refresh_from_db()
        prepare(mine, last := ahead(later))
    first = max(ahead(start), ahead(min(runs)) - timedelta(days=28)) if runs else TODAY
    wanted = {first + timedelta(days=n) for n in range(200)} if runs else set()
    wanted = {day for day in wanted if day.weekday() in weekdays and day <= last + timedelta(days=14)}
    found = list(Shift.objects.for_user(alice).filter(experience=mine).values_list("day", flat=True))
    assert len(found) == len(set(found)) and set(found) == wanted
    Experience.objects.filter(pk=mine.pk).delete()
