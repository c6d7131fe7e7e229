"""Hours logged twice are saved and asked about."""

from datetime import time

import pytest
from django.contrib.messages import get_messages

from experience.models import Shift
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/experience/shifts/add/"


@pytest.fixture
def ward(alice):
    return place(alice)


def at(start, end):
    return {"start_time": time.fromisoformat(start), "end_time": time.fromisoformat(end)}


def typed(start, end):
    return {"minutes": "", "start_time": start, "end_time": end}


def warned(client, there, **fields):
    form = {"experience": there.pk, "day": str(TODAY), "minutes": "4", "state": "done", **fields}
    response = client.post(ADD, form)
    assert response.status_code == 302
    return [str(each) for each in get_messages(response.wsgi_request) if each.level_tag == "warning"]


def test_a_second_shift_at_the_place_on_the_day_is_asked_about(signed_in, ward):
    shift(ward, minutes=480)
    assert warned(signed_in, ward) == ["You already logged 8 h at Maple Court on Nov 24. Check that both are right."]
    assert Shift.objects.count() == 2


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (at("08:00", "12:00"), typed("11:59", "14:00")),
        (at("08:00", "12:00"), typed("09:00", "10:00")),
        ({"day": ago(1), **at("22:00", "06:00")}, typed("05:00", "09:00")),
    ],
)
def test_times_that_overlap_are_asked_about_wherever_they_were(signed_in, alice, ward, before, now):
    shift(place(alice, "Oak House"), **before)
    assert len(warned(signed_in, ward, **now)) == 1


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (at("08:00", "12:00"), typed("12:00", "14:00")),
        ({"day": ago(1), **at("22:00", "06:00")}, typed("06:00", "09:00")),
        ({"state": "planned"}, {}),
        ({}, {"state": "planned"}),
        ({"day": ago(1)}, {}),
        ({"day": ago(3), "until": ago(1)}, {}),
    ],
)
def test_what_follows_on_another_is_not_asked_about(signed_in, ward, before, now):
    shift(ward, **before)
    assert warned(signed_in, ward, **now) == []


@pytest.mark.parametrize("period_first", [True, False])
def test_a_day_inside_a_period_that_was_logged_is_asked_about(signed_in, ward, period_first):
    shift(ward, **({"day": ago(9), "until": TODAY} if period_first else {}))
    now = {} if period_first else {"day": str(ago(9)), "until": str(TODAY), "minutes": "40"}
    assert len(warned(signed_in, ward, **now)) == 1


def test_another_place_on_the_same_day_is_not_asked_about(signed_in, alice, ward):
    shift(place(alice, "Oak House"))
    assert warned(signed_in, ward) == []


def test_the_hours_of_another_person_are_not_looked_at(signed_in, ward, charlie):
    shift(place(charlie))
    assert warned(signed_in, ward) == []
