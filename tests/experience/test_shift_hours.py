"""The hours of a shift: typed or from - to, on one day or over a period, done or planned; and what is refused."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core.amounts import written
from experience.models import Shift
from experience.shift_form import ShiftForm
from tests.calendar import TODAY, on_that_day
from tests.experience.make import place, shift
from tests.refusal import refused
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/experience/shifts/add/"
NOT_HOURS, TOO_MANY = "Enter hours as a number, like 4, 1.5, 1:30 or 4h30.", "Enter hours between 0.25 and 24."
THE_SAME = "From and to are the same. Enter the hours instead, or change a time."
LONG_AGO = "This day is more than 80 years ago. Check the year."
AHEAD = "This day is still ahead. Choose “Planned”, or change the day."


@pytest.fixture
def ward(alice):
    return place(alice)


def log(ward, **fields):
    return {"experience": ward.pk, "day": "2026-11-24", "minutes": "4", "state": "done", **fields}


def between(start, end, pause="", **fields):
    return {"minutes": "", "start_time": start, "end_time": end, "break_minutes": pause, **fields}


def logged(client, ward, **fields):
    assert client.post(ADD, log(ward, **fields)).status_code == 302
    return Shift.objects.get()


def test_the_form_says_that_an_end_before_the_start_is_the_next_morning(signed_in):
    assert "An end before the start is the next morning." in signed_in.get(ADD).text


def test_a_shift_keeps_all_that_was_typed(signed_in, ward):
    practised = skill()
    made = logged(signed_in, ward, **between("7:00", "15:30", "30", note="Rounds", skills=practised.pk))
    assert (made.experience, made.day, made.until, made.minutes, made.state) == (ward, TODAY, None, 480, "done")
    assert (made.start_time, made.end_time, made.break_minutes) == (time(7), time(15, 30), 30)
    assert (made.note, list(made.skills.all())) == ("Rounds", [practised])


@pytest.mark.parametrize("text", ["7.5", "7,5", "7:30", "7h 30m", "7 h 30 min", "450 min"])
def test_hours_are_taken_however_they_are_written(signed_in, ward, text):
    assert logged(signed_in, ward, minutes=text).minutes == 450


@pytest.mark.parametrize(("text", "minutes"), [("0.25", 15), ("15 min", 15), ("24", 1440)])
def test_the_shortest_and_the_longest_shift_are_taken(signed_in, ward, text, minutes):
    assert logged(signed_in, ward, minutes=text).minutes == minutes


@pytest.mark.parametrize(
    ("times", "minutes"),
    [(("22:00", "06:30", "30"), 480), (("23:45", "00:00"), 15), (("09:00", "09:30", "15"), 15)],
)
def test_hours_come_from_the_times_less_the_break_over_midnight_too(signed_in, ward, times, minutes):
    made = logged(signed_in, ward, **between(*times))
    assert (made.day, made.minutes) == (TODAY, minutes)


def test_a_night_through_the_autumn_change_is_an_hour_longer(signed_in, alice, ward):
    alice.time_zone = "America/New_York"
    alice.save()
    assert logged(signed_in, ward, **between("22:00", "06:00", day="2026-10-31")).minutes == 540


def test_hours_typed_beside_times_that_agree_are_taken(signed_in, ward):
    assert logged(signed_in, ward, **between("08:00", "12:00", minutes="4")).minutes == 240


def test_a_whole_day_from_an_hour_to_the_same_is_taken_where_its_24_hours_are_typed(signed_in, ward):
    made = logged(signed_in, ward, **between("09:00", "09:00", minutes="24"))
    assert (made.minutes, made.start_time, made.end_time) == (1440, time(9), time(9))


def test_hours_over_a_period_may_be_as_long_as_the_period(signed_in, ward):
    made = logged(signed_in, ward, day="2026-11-01", until="2026-11-10", minutes="240")
    assert (made.until, made.minutes) == (date(2026, 11, 10), 14_400)


@pytest.mark.parametrize("fields", [{"day": "2026-12-24"}, {"day": "2026-11-20", "until": "2026-11-25"}])
def test_a_shift_ahead_is_taken_as_planned(signed_in, ward, fields):
    assert logged(signed_in, ward, state="planned", **fields).state == "planned"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"minutes": ""}, "minutes", TOO_MANY),
        ({"minutes": "0"}, "minutes", TOO_MANY),
        ({"minutes": "14 min"}, "minutes", TOO_MANY),
        ({"minutes": "24:01"}, "minutes", TOO_MANY),
        ({"minutes": "9" * 20}, "minutes", "Enter hours between 0.25 and 24 a day."),
        ({"minutes": "-4"}, "minutes", NOT_HOURS),
        ({"minutes": "four"}, "minutes", NOT_HOURS),
        ({"minutes": "49", "day": "2026-11-01", "until": "2026-11-02"}, "minutes", "Enter hours between 0.25 and 48."),
        ({"minutes": "9999", "day": "2026-01-01", "until": "2026-02-28"}, "minutes", "Enter hours between 0.25 and 1,416."),
        ({"day": ""}, "day", "Enter the day."),
        ({"day": "2026-02-31"}, "day", NOT_A_DAY := "Enter a real date, like 2026-11-23."),
        ({"day": "0001-01-01"}, "day", NOT_IN_CALENDAR := "Enter a date between 1900 and 2199."),
        ({"day": "9999-12-31"}, "day", NOT_IN_CALENDAR),
        ({"day": "2026-11-25"}, "day", AHEAD),
        ({"day": "1900-01-01"}, "day", LONG_AGO),
        ({"day": "1946-11-23"}, "day", LONG_AGO),
        ({"day": "1946-11-23", "state": "planned"}, "day", LONG_AGO),
        ({"until": "2026-11-31"}, "until", NOT_A_DAY),
        ({"until": "2026-11-23"}, "until", "Until: enter Nov 24 or a later day."),
        ({"until": "2026-11-25"}, "until", AHEAD),
        (between("08:00", ""), "end_time", "Enter both times, or clear both."),
        (between("", "16:00"), "start_time", "Enter both times, or clear both."),
        (between("25:00", "16:00"), "start_time", "Enter a valid time."),
        (between("08:00", "09:00", "60"), "break_minutes", "The break is as long as the shift. Check the times."),
        (between("22:00", "06:00", "481"), "break_minutes", "The break is as long as the shift. Check the times."),
        (between("08:00", "16:00", "-5"), "break_minutes", "Ensure this value is greater than or equal to 0."),
        (between("08:00", "08:10"), "minutes", TOO_MANY),
        (between("08:00", "16:00", minutes="9"), "minutes", "From and to make 8 hours. Clear this, or clear the times."),
        (between("08:00", "16:00", until="2026-11-24"), "until", "A period has no times of day. Clear this, or clear the times."),
        (between("09:00", "09:00"), "end_time", THE_SAME),
        (between("09:00", "09:00", minutes="8"), "end_time", THE_SAME),
        (between("22:00", "06:00", day="9999-12-31"), "day", NOT_IN_CALENDAR),
    ],
)
def test_hours_that_cannot_be_are_refused(signed_in, ward, wrong, field, sentence):
    assert refused(signed_in, ADD, log(ward, **wrong), field) == sentence


def test_hours_of_eighty_years_ago_are_taken(signed_in, ward):
    assert str(logged(signed_in, ward, day="1946-11-24").day) == "1946-11-24"


def test_the_first_night_of_all_is_refused_east_of_greenwich_too(signed_in, alice, ward):
    alice.time_zone = "Asia/Tokyo"
    alice.save()
    assert refused(signed_in, ADD, log(ward, **between("00:10", "06:00", day="0001-01-01")), "day") == NOT_IN_CALENDAR


@pytest.mark.parametrize(
    ("changed", "minutes"),
    [
        ({"end_time": "17:00"}, 540),
        ({"break_minutes": "60"}, 420),
        ({"minutes": ""}, 480),
        ({"start_time": "", "end_time": "", "minutes": "6"}, 360),
        ({"note": "Only a note"}, 470),
    ],
)
def test_an_edit_computes_hours_again_only_where_they_or_the_times_were_touched(signed_in, ward, changed, minutes):
    mine = shift(ward, minutes=470, start_time=time(8), end_time=time(16))
    form = {"start_time": "08:00", "end_time": "16:00", "minutes": written(470), "version": mine.version, **changed}
    assert signed_in.post(mine.edit_url, log(ward, **form)).status_code == 302
    assert Shift.objects.get().minutes == minutes


MUCH = "You have now logged %s on Nov 24. Check the hours if that is not right."
QUICK = "/experience/log/"


def toasts(client, url, form):
    """(level, words) of what a page says after saving."""
    return [(each.level_tag, str(each)) for each in client.post(url, form, follow=True).context["messages"]]


@pytest.mark.parametrize("way", ["full", "quick", "edit", "confirm"])
def test_more_than_24_hours_on_one_day_are_saved_with_a_warning(signed_in, ward, way):
    shift(ward, minutes=1440)
    mine = shift(ward, minutes=360, state="planned" if way == "confirm" else "done") if way in ("edit", "confirm") else None
    url = {
        "full": ADD,
        "quick": QUICK,
        "edit": mine and mine.edit_url,
        "confirm": f"/experience/shifts/{mine and mine.pk}/confirm/",
    }
    more = (
        {"place": ward.pk, "when": "2026-11-24", "experience": ""} if way == "quick" else {"version": mine and mine.version or ""}
    )
    assert toasts(signed_in, url[way], log(ward, minutes="6", **more))[1:] == [("warning", MUCH % "30 h")]
    assert Shift.objects.done().count() == 2


@pytest.mark.parametrize(
    "others",
    [{"minutes": 1200}, {"state": "planned"}, {"day": "2026-11-23"}, {"day": "2026-11-23", "until": "2026-11-24"}],
)
def test_a_day_that_may_be_right_is_saved_without_a_warning(signed_in, ward, others):
    shift(place(ward.owner, "Oak House"), **{"minutes": 1440, **others})
    assert [level for level, _words in toasts(signed_in, ADD, log(ward))] == ["success"]


@pytest.mark.parametrize("fields", [{"state": "planned"}, {"until": "2026-11-24", "minutes": "4"}])
def test_what_is_planned_or_over_a_period_makes_no_day_long(signed_in, ward, fields):
    other = place(ward.owner, "Oak House")
    shift(other, minutes=1440), shift(other, minutes=60)
    assert [level for level, _words in toasts(signed_in, ADD, log(ward, **fields))] == ["success"]


def test_the_hours_of_another_person_make_no_day_long(signed_in, ward, charlie):
    shift(place(charlie), minutes=1440)
    assert [level for level, _words in toasts(signed_in, ADD, log(ward))] == ["success"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(start=st.times(), end=st.times(), pause=st.integers(0, 1500))
def test_times_make_as_many_hours_as_the_clock_says_or_are_refused(ward, start, end, pause):
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    clock = (60 * (end.hour - start.hour) + end.minute - start.minute) % 1440
    form = ShiftForm(log(ward, **between(f"{start:%H:%M}", f"{end:%H:%M}", pause)), owner=ward.owner)
    assert form.is_valid() == (start != end and clock - pause >= 15), form.errors
    assert not form.is_valid() or form.cleaned_data["minutes"] == clock - pause
