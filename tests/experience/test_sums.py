"""Hours add up to the minute, whatever was typed and wherever: in the list, in the file, by week and as a measure."""

import csv
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careertrack.core.amounts import hours_in_words
from careertrack.core.counting import totals
from experience.measures import HOURS
from experience.models import Shift
from experience.shift_form import ShiftForm
from tests.calendar import on_that_day
from tests.experience.make import place

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/experience/shifts/add/"
# Days around which clocks are changed somewhere, over midnight and at noon, and days like any other.
CHANGES = [date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 28), date(2026, 3, 29), date(2026, 4, 4), date(2026, 10, 3)]
CHANGES += [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 31), date(2026, 11, 1), date(2026, 7, 1), date(2025, 12, 31)]
ZONES = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "UTC"]
CLOCK = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 20, 30, 59]))

on_a_clock = st.fixed_dictionaries({"start": CLOCK, "end": CLOCK, "pause": st.sampled_from([0, 0, 20, 45, 61])})
as_hours = st.fixed_dictionaries({"minutes": st.integers(15, 1440)})
over_a_period = st.fixed_dictionaries({"minutes": st.integers(15, 2880), "more_days": st.integers(1, 20)})
worked = st.tuples(st.sampled_from(CHANGES), on_a_clock | as_hours | over_a_period)


def elapsed(day, zone, start, end, pause):
    """By the seconds that passed, and not by the clock on the wall."""
    last = day + timedelta(days=end <= start)
    first, then = (datetime.combine(on, at, ZoneInfo(zone)).timestamp() for on, at in ((day, start), (last, end)))
    return round((then - first) / 60) - pause


def typed(ward, day, how):
    form = {"experience": ward.pk, "day": str(day), "state": "done"}
    if "start" in how:
        return {**form, "start_time": f"{how['start']:%H:%M}", "end_time": f"{how['end']:%H:%M}", "break_minutes": how["pause"]}
    until = str(day + timedelta(days=how["more_days"])) if "more_days" in how else ""
    return {**form, "minutes": f"{how['minutes']} min", "until": until}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(zone=st.sampled_from(ZONES), shifts=st.lists(worked, max_size=8))
@example(zone="America/New_York", shifts=[(date(2026, 10, 31), {"start": time(22), "end": time(6), "pause": 0})])
def test_the_sum_of_any_shifts_is_exact_and_everywhere_the_same(signed_in, alice, zone, shifts):
    with transaction.atomic(), timezone.override(ZoneInfo(zone)):
        ward, expected = place(alice), 0
        for day, how in shifts:
            minutes = how.get("minutes") or elapsed(day, zone, **how)
            form = ShiftForm(typed(ward, day, how), owner=alice)
            assert form.is_valid() == (minutes >= 15 and how.get("start", 0) != how.get("end", 1)), form.errors
            expected += form.save().minutes if form.is_valid() else 0
            assert not form.is_valid() or form.instance.minutes == minutes
        assert totals(alice, [HOURS.ask()]) == [expected]
        page = signed_in.get("/experience/shifts/", {"size": 200})
        assert page.context["totals"] == [hours_in_words(expected)]
        assert sum(week["minutes"] for week in page.context["weeks"]) == expected
        assert sum(in_the_file(signed_in)) == expected
        transaction.set_rollback(True)


def in_the_file(client):
    """The minutes of each row of the CSV: hours as a decimal number."""
    rows = csv.DictReader(StringIO(client.get("/experience/shifts/export/").content.decode("utf-8-sig")))
    return [int((Decimal(row["Hours"]) * 60).to_integral_value(ROUND_HALF_UP)) for row in rows]


@pytest.mark.parametrize(("day", "hours"), [("2026-10-31", 25), ("2026-03-07", 23), ("2026-11-20", 24)])
def test_around_the_clock_is_as_long_as_that_day_was(signed_in, alice, day, hours):
    alice.time_zone = "America/New_York"
    alice.save()
    form = {"experience": place(alice).pk, "day": day, "minutes": "24", "start_time": "09:00", "end_time": "09:00", "state": "done"}
    assert signed_in.post(ADD, form).status_code == 302
    assert Shift.objects.get().minutes == hours * 60
