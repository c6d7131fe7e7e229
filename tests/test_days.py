"""Days are shown as the person reads them, and today is theirs."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from careertrack.core import clock, days
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience import make

pytestmark = on_that_day


@pytest.mark.parametrize(
    ("locale", "this_year", "another"),
    [
        ("en-us", "Nov 23", "Feb 28, 2027"),
        ("en-gb", "23 Nov", "28 Feb 2027"),
        ("en-ca", "23 Nov", "28 Feb 2027"),
        ("en-au", "23 Nov", "28 Feb 2027"),
        ("en-ie", "23 Nov", "28 Feb 2027"),
    ],
)
def test_a_day_is_worded_in_the_order_of_the_locale(locale, this_year, another):
    with translation.override(locale):
        assert days.shown(date(2026, 11, 23)) == this_year
        assert days.shown(date(2027, 2, 28)) == another


@pytest.mark.parametrize(("day", "words"), [(TODAY, "Tue, Nov 24"), (ahead(14), "Tue, Dec 8"), (ago(14), "Tue, Nov 10")])
def test_a_day_within_two_weeks_has_its_weekday(day, words):
    assert days.shown_near(day) == words


@pytest.mark.parametrize(("day", "words"), [(ahead(15), "Dec 9"), (ago(15), "Nov 9")])
def test_a_day_further_off_has_none(day, words):
    assert days.shown_near(day) == words


def test_a_span_says_only_what_is_known():
    assert days.span(ago(1), TODAY) == "Nov 23 to Nov 24"
    assert days.span(TODAY, TODAY) == "Nov 24"
    assert (days.span(TODAY, None), days.span(None, TODAY), days.span(None, None)) == ("since Nov 24", "until Nov 24", "")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
@pytest.mark.parametrize("hour", [23, 0])
def test_today_is_the_persons_own_a_half_hour_from_midnight(zone, hour):
    local = datetime(2026, 11, 24, hour, 30, tzinfo=ZoneInfo(zone))
    with time_machine.travel(local, tick=False), timezone.override(zone):
        assert clock.today() == date(2026, 11, 24)
        assert clock.day_of(timezone.now()) == date(2026, 11, 24)


@pytest.mark.django_db
def test_work_outside_a_request_uses_the_persons_day_and_leaves_nothing_behind(alice):
    alice.time_zone, alice.locale = "Pacific/Kiritimati", "en-gb"
    with clock.persons_day(alice) as today:
        assert (today, days.shown(today)) == (date(2026, 11, 25), "25 Nov")
    assert (clock.today(), days.shown(clock.today())) == (TODAY, "Nov 24")


def wears(user, zone, locale="en-us"):
    user.time_zone, user.locale = zone, locale
    user.save()
    return user


@pytest.mark.django_db
def test_a_request_shows_the_day_of_who_asks(client, alice, charlie):
    client.force_login(wears(alice, "Pacific/Kiritimati"))
    assert client.get("/").context["today"].day == date(2026, 11, 25)
    client.force_login(wears(charlie, "UTC"))
    assert client.get("/").context["today"].day == TODAY


@pytest.mark.django_db
def test_the_next_person_inherits_neither_zone_nor_locale(client, alice):
    client.force_login(wears(alice, "Pacific/Kiritimati", "en-gb"))
    assert "Wednesday, 25 November" in client.get("/").text
    client.logout()
    client.get("/accounts/login/")
    assert timezone.get_current_timezone_name() == "UTC"
    assert translation.get_language() == "en-us"


@pytest.mark.django_db
def test_a_page_that_breaks_leaves_no_zone_behind(client, alice):
    client.force_login(wears(alice, "Pacific/Kiritimati"))
    assert client.get("/goals/goals/7/").status_code == 404
    assert timezone.get_current_timezone_name() == "UTC"


@pytest.mark.django_db
def test_dates_come_in_the_order_of_who_asks(client, alice):
    shift = make.shift(make.place(alice), day=date(2025, 2, 28))
    client.force_login(alice)
    assert "Feb 28, 2025" in client.get(shift.get_absolute_url()).text
    wears(alice, "UTC", "en-gb")
    assert "28 Feb 2025" in client.get(shift.get_absolute_url()).text


@pytest.mark.django_db
def test_a_shift_of_tonight_may_be_logged_where_it_is_tonight_already(client, alice):
    client.force_login(wears(alice, "Pacific/Kiritimati"))
    place = make.place(alice)
    typed = {"experience": place.pk, "day": "2026-11-25", "minutes": "4", "state": "done"}
    with time_machine.travel(datetime(2026, 11, 24, 10, 30, tzinfo=UTC), tick=False):
        client.post("/experience/shifts/add/", typed)
    assert place.shifts.get().day == date(2026, 11, 25)


@pytest.mark.django_db
def test_the_health_page_asks_for_no_session_and_no_user(signed_in):
    with CaptureQueriesContext(connection) as captured:
        response = signed_in.get("/healthz")
    assert (response.status_code, [query["sql"] for query in captured]) == (200, ["SELECT 1"])
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.django_db
def test_the_health_page_says_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    assert client.get("/healthz").status_code == 503
