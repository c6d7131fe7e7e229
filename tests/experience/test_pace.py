"""When the agreed hours will be done at the pace of the last twelve weeks, and where nothing is said."""

import pytest

from tests.calendar import ago, ahead, on_that_day
from tests.experience.make import place, shift

pytestmark = [pytest.mark.django_db, on_that_day]


def lede(client):
    return client.get("/experience/").text.partition('class="lede">')[2].partition("</p>")[0]


def test_the_page_says_when_the_agreed_hours_are_reached_at_this_pace(signed_in, alice):
    mine = place(alice, agreed_minutes=100 * 60)
    for week in range(12):
        shift(mine, day=ago(7 * week), minutes=300)
    assert lede(signed_in).endswith("At your pace you reach 100 hours in mid-January.")


def test_the_slowest_place_decides_because_hours_do_not_make_up_for_another(signed_in, alice):
    shift(place(alice, agreed_minutes=24 * 60), minutes=18 * 60), shift(place(alice, "Riverside", agreed_minutes=240), minutes=60)
    assert lede(signed_in).endswith("At your pace you reach 28 hours in early August.")


def test_what_lies_years_ahead_is_not_guessed(signed_in, alice):
    shift(place(alice, agreed_minutes=600 * 60), minutes=60)
    assert "pace" not in lede(signed_in)


@pytest.mark.parametrize("day", [ago(90), ahead(1)])
def test_without_hours_in_the_last_weeks_no_day_is_promised(signed_in, alice, day):
    shift(place(alice, agreed_minutes=6000), day=day, state="planned" if day > ago(0) else "done")
    assert "pace" not in lede(signed_in)


def test_where_all_is_done_or_nothing_agreed_no_pace_is_said(signed_in, alice):
    shift(place(alice, agreed_minutes=60), minutes=120), shift(place(alice, "Riverside"))
    assert "pace" not in lede(signed_in)
