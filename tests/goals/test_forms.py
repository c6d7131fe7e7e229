"""Goals and milestones: what their forms take, and what they refuse with a sentence at the field."""

from datetime import date

import pytest

from goals.models import Goal, Milestone
from tests.calendar import TODAY, on_that_day
from tests.goals.make import goal, milestone
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

GOALS, MILESTONES = "/goals/goals/add/", "/goals/milestones/add/"
NOT_A_DAY, NOT_IN_CALENDAR = "Enter a real date, like 2026-11-23.", "Enter a date between 1900 and 2199."


def typed(**fields):
    return {"title": "Become a registered nurse", "why": "Patients", "in_focus": "on", "state": "active", **fields}


def test_a_goal_keeps_all_that_was_typed(signed_in):
    form = typed(area="learning", start="2026-01-05", target_day="2027-06-30", state="paused", reason="Night shifts")
    assert signed_in.post(GOALS, form).status_code == 302
    made = Goal.objects.get()
    assert (made.title, made.why, made.area, made.in_focus) == (form["title"], "Patients", "learning", True)
    assert (made.start, made.target_day) == (date(2026, 1, 5), date(2027, 6, 30))
    assert (made.state, made.reason) == ("paused", "Night shifts")


def test_a_goal_needs_no_more_than_its_title(signed_in):
    signed_in.post(GOALS, {"title": "Become a medic", "state": "active"})
    made = Goal.objects.get()
    assert (made.start, made.target_day, made.area, made.in_focus) == (None, None, "", False)


@pytest.mark.parametrize(
    ("start", "target_day"), [("2026-11-24", "2026-11-24"), ("1900-01-01", "2199-12-31"), ("2028-02-29", ""), ("", "1999-01-01")]
)
def test_days_in_order_are_taken(signed_in, start, target_day):
    signed_in.post(GOALS, typed(start=start, target_day=target_day))
    made = Goal.objects.get()
    assert [str(day or "") for day in (made.start, made.target_day)] == [start, target_day]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"title": ""}, "title", "Enter the goal."),
        ({"state": ""}, "state", "Choose the state."),
        (
            {"start": "2026-12-01", "target_day": "2026-11-30"},
            "target_day",
            "Target date: enter Dec 1 or a later day.",
        ),
        ({"start": "2026-02-31"}, "start", NOT_A_DAY),
        ({"target_day": "2027-02-29"}, "target_day", NOT_A_DAY),
        ({"target_day": "0001-01-01"}, "target_day", NOT_IN_CALENDAR),
        ({"target_day": "9999-12-31"}, "target_day", NOT_IN_CALENDAR),
    ],
)
def test_a_goal_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, GOALS, typed(**wrong), field) == sentence


def test_an_edit_that_is_refused_leaves_the_goal_as_it_was(signed_in, alice):
    mine = goal(alice, start=TODAY)
    form = typed(title="Something else", start="2026-11-24", target_day="2026-11-23", version=mine.version)
    sentence = "Target date: enter Nov 24 or a later day."
    assert refused(signed_in, mine.edit_url, form, "target_day") == sentence


def test_a_milestone_keeps_all_that_was_typed(signed_in, alice):
    form = {"goal": goal(alice).pk, "title": "Pass the TEAS", "due": "2026-12-01", "done_on": "2026-11-24"}
    assert signed_in.post(MILESTONES, form).status_code == 302
    made = Milestone.objects.get()
    assert (made.goal_id, made.title, made.due, made.done_on) == (form["goal"], "Pass the TEAS", date(2026, 12, 1), TODAY)


def test_a_milestone_joins_the_end_of_its_goal(signed_in, alice):
    first = milestone(goal(alice), title="Zebra", position=5)
    signed_in.post(MILESTONES, {"goal": first.goal_id, "title": "Aardvark"})
    assert [each.title for each in first.goal.milestones.all()] == ["Zebra", "Aardvark"]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"goal": ""}, "goal", "Choose the goal."),
        ({"title": ""}, "title", "Enter the milestone."),
        ({"due": "2026-02-31"}, "due", NOT_A_DAY),
        ({"due": "9999-12-31"}, "due", NOT_IN_CALENDAR),
        ({"done_on": "0001-01-01"}, "done_on", NOT_IN_CALENDAR),
        ({"done_on": "2026-11-25"}, "done_on", "This day is still ahead. Leave it empty until it is done."),
    ],
)
def test_a_milestone_that_cannot_be_is_refused(signed_in, alice, wrong, field, sentence):
    form = {"goal": goal(alice).pk, "title": "Pass the TEAS", **wrong}
    assert refused(signed_in, MILESTONES, form, field) == sentence


def test_a_milestone_may_be_done_tomorrow_where_it_is_tomorrow_already(signed_in, alice):
    alice.time_zone = "Pacific/Auckland"
    alice.save()
    signed_in.post(MILESTONES, {"goal": goal(alice).pk, "title": "Pass the TEAS", "done_on": "2026-11-25"})
    assert Milestone.objects.get().done_on == date(2026, 11, 25)
