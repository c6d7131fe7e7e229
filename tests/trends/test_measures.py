"""`trends.readings`: what counts as read, and why the rest does not."""

import pytest

from careertrack.core import bin
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.measured import measured
from tests.trends.make import read, resource, saved, trend
from trends.measures import READINGS

pytestmark = [pytest.mark.django_db, on_that_day]


def test_readings_count_on_the_first_and_last_day_and_not_beyond(alice):
    inside = {read(alice, day=day) for day in (ago(10), ago(5), TODAY)}
    before, after = read(alice, day=ago(11)), read(alice, day=ahead(1))
    counted, left_out = measured(alice, READINGS.ask(start=ago(10), end=TODAY))
    assert counted == inside
    assert left_out == {before: "Before the period", after: "After the period"}


def test_without_a_window_everything_read_counts_and_nothing_saved(alice):
    long_ago, waiting = read(alice, day=ago(4000)), saved(alice)
    assert measured(alice, READINGS.ask()) == ({long_ago}, {waiting: "Saved, not read yet"})


def test_only_readings_of_the_resource_asked_for_count(alice):
    asked, other = resource("Outlook"), resource("Pay")
    here, there, own = read(alice, resource=asked), read(alice, resource=other), read(alice)
    wanted = ({here}, {there: "Another resource", own: "Another resource"})
    assert measured(alice, READINGS.ask(resource=asked.pk)) == wanted


def test_only_readings_about_the_trend_asked_for_count(alice):
    asked, other = trend("Telehealth"), trend("Ageing")
    here, there = read(alice, resource=resource("A", [asked])), read(alice, resource=resource("B", [other]))
    own = read(alice)
    assert measured(alice, READINGS.ask(trend=asked.pk)) == ({here}, {there: "Another trend", own: "Another trend"})


def test_a_reading_about_several_of_the_trends_asked_for_counts_once(alice):
    both = [trend("Telehealth"), trend("Ageing")]
    here = read(alice, resource=resource("A", both))
    assert measured(alice, READINGS.ask(trend=[each.pk for each in both])) == ({here}, {})


def test_a_reading_counts_on_when_its_resource_is_retired(alice):
    here = read(alice, resource=resource(state="retired"))
    assert measured(alice, READINGS.ask()) == ({here}, {})


@pytest.mark.parametrize("make", [read, saved])
def test_a_reading_in_the_bin_is_not_even_looked_at(alice, make):
    kept = read(alice)
    bin.remove(make(alice, title="Gone"))
    assert measured(alice, READINGS.ask()) == ({kept}, {})


def test_anothers_readings_are_not_mine(alice, charlie):
    read(charlie), saved(charlie)
    assert measured(alice, READINGS.ask()) == (set(), {})
