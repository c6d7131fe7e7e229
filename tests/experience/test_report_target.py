"""How far the hours of a report are toward a target."""

import pytest

from tests.calendar import ago, on_that_day
from tests.experience.make import place, shift

pytestmark = [pytest.mark.django_db, on_that_day]


def report(client, **asked):
    return client.get("/experience/report/", asked)


def test_a_target_says_how_far_it_is_and_when_it_is_reached_at_this_pace(signed_in, alice):
    mine = place(alice)
    for weeks in range(12):
        shift(mine, day=ago(7 * weeks), minutes=600)
    page = report(signed_in, target="200").text
    assert "120 h of 200 hours" in page or "120 of 200 hours" in page
    assert "At your pace you reach 200 hours in mid-January." in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"target": "200", "until": "2026-12-31"}, "That is after Dec 31."),
        ({"target": "9000"}, "At your pace of the last 12 weeks it takes more than two years."),
        ({"target": "200", "setting": "clinic"}, "No such hours in the last 12 weeks, so there is no pace to go by."),
    ],
)
def test_a_target_out_of_reach_says_so(signed_in, alice, asked, words):
    for weeks in range(12):
        shift(place(alice), day=ago(7 * weeks), minutes=600)
    shift(place(alice, "Riverside", setting="clinic"), day=ago(300))
    assert words in report(signed_in, **asked).text


@pytest.mark.parametrize("asked", [{"target": "4"}, {"target": "900", "until": "2026-11-20"}, {}])
def test_what_is_reached_or_over_has_no_pace(signed_in, alice, asked):
    shift(place(alice))
    assert report(signed_in, **asked).context["report"].pace == ""
