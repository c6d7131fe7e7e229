"""Whose day Today shows: the person's own, wherever the server stands."""

import pytest

from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal
from tests.learning.make import credential

pytestmark = pytest.mark.django_db


def lives_in(person, zone, locale="en-us"):
    person.time_zone, person.locale = zone, locale
    person.save()


@on_that_day
@pytest.mark.parametrize(
    ("zone", "locale", "day"),
    [
        ("UTC", "en-us", "Tuesday, November 24"),
        ("Pacific/Kiritimati", "en-us", "Wednesday, November 25"),
        ("Pacific/Niue", "en-gb", "Tuesday, 24 November"),
    ],
)
def test_the_page_names_the_persons_own_day_in_their_order(signed_in, alice, zone, locale, day):
    lives_in(alice, zone, locale)
    assert day in signed_in.get("/").text


@pytest.mark.parametrize(
    ("hour", "greeting"), [(4, "evening"), (5, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")]
)
def test_the_greeting_goes_by_the_persons_clock(signed_in, alice, time_machine, hour, greeting):
    lives_in(alice, "Asia/Tokyo")
    goal(alice)
    time_machine.move_to(f"2026-11-24T{hour:02}:30+09:00", tick=False)
    assert f"Good {greeting}, Alice" in signed_in.get("/").text


@on_that_day
@pytest.mark.parametrize(("zone", "words"), [("UTC", "Expires today"), ("Pacific/Kiritimati", "Expired 1 day ago")])
def test_a_credential_lapses_when_the_persons_day_ends(signed_in, alice, zone, words):
    lives_in(alice, zone)
    credential(alice, expires=TODAY)
    assert words in signed_in.get("/").text


@pytest.mark.parametrize(("zone", "hours"), [("America/New_York", "4 h this month"), ("UTC", "0 h this month")])
def test_the_month_is_the_persons_own(signed_in, alice, time_machine, zone, hours):
    time_machine.move_to("2026-12-01T03:00Z", tick=False)
    lives_in(alice, zone)
    shift(place(alice), minutes=240, day=TODAY)
    assert hours in signed_in.get("/").text


@on_that_day
@pytest.mark.parametrize(("locale", "day"), [("en-us", "Nov 20"), ("en-gb", "20 Nov"), ("en-ie", "20 Nov")])
def test_days_are_written_in_the_order_the_person_reads_them(signed_in, alice, locale, day):
    lives_in(alice, "UTC", locale)
    credential(alice, expires=ago(4))
    assert f'<span class="cap">{day}</span>' in signed_in.get("/").text
