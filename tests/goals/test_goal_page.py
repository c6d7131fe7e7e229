"""A goal's page: its number, the records behind it and those left out with the reason, and closing it."""

import pytest

from goals.models import Goal
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.network.make import contact, interaction, mentorship

pytestmark = [pytest.mark.django_db, on_that_day]


def hours(owner, number=10, **fields):
    return goal(owner, "Hours", measure="experience.hours", amount=number * 60, **fields)


def page(client, mine, **query):
    return client.get(mine.get_absolute_url(), query)


def test_the_page_says_the_number_and_what_is_to_go(signed_in, alice):
    mine = hours(alice, setting="clinic")
    shift(place(alice, setting="clinic"), 150)
    text = page(signed_in, mine).text
    assert "Active. 2.5 of 10 hours" in text and "2.5 <small>of 10 hours</small>" in text
    assert "10 hours, clinic." in text and "7.5 hours to go." in text


def test_the_records_that_counted_and_those_left_out_stand_there_with_the_reason(signed_in, alice):
    mine, here = hours(alice, setting="clinic", start=ago(9)), place(alice, setting="clinic")
    counted, before = shift(here), shift(here, day=ago(10))
    elsewhere, planned = shift(place(alice, "Mercy", setting="hospital")), shift(here, state="planned")
    context = page(signed_in, mine).context
    assert list(context["counted"].object_list) == [counted]
    assert {each: each.why_not for each in context["left_out"].object_list} == {
        before: "Before the period", elsewhere: "Another setting", planned: "Planned, not done yet",
    }  # fmt: skip


def test_many_records_are_on_pages(signed_in, alice):
    mine, here = hours(alice), place(alice)
    for number in range(21):
        shift(here, day=ago(number))
    assert "1 to 20 of 21" in page(signed_in, mine).text
    assert len(page(signed_in, mine, page=2).context["counted"].object_list) == 1


def test_a_goal_to_be_kept_up_shows_its_last_periods_met_or_not(signed_in, alice):
    ruth = contact(alice)
    mentorship(ruth, start=ago(400))
    mine = goal(alice, "Mentor", measure="network.mentor_meetings", amount=1, per="month", start=ago(100))
    interaction(ruth, ago(30)), interaction(ruth, ago(61))
    text = page(signed_in, mine).text
    assert "Met in 2 of the last 4 months." in text
    assert "0 of 1, so far" in text and "1 of 1, met" in text
    assert "0 of 1, not met" in text and "Oct 2026" in text and "Jul 2026" not in text


def test_a_goal_that_is_reached_says_so_and_is_closed_by_the_person(signed_in, alice):
    mine = hours(alice, 4)
    shift(place(alice), 240)
    assert "Mark achieved" in page(signed_in, mine).text and Goal.objects.get().state == "active"
    answer = signed_in.post(f"/goals/goals/{mine.pk}/achieve/", follow=True)
    assert "Achieved: Hours." in answer.text
    assert (Goal.objects.get().state, Goal.objects.get().closed_on) == ("achieved", TODAY)
    assert f'action="/goals/goals/{mine.pk}/reopen/"' in answer.text


def test_a_goal_that_is_not_reached_is_not_marked_achieved(signed_in, alice):
    mine = hours(alice, 4)
    shift(place(alice), 239)
    assert "Mark achieved" not in page(signed_in, mine).text
    text = signed_in.post(f"/goals/goals/{mine.pk}/achieve/", follow=True).text
    assert "Not reached yet: 3 h 59 min of 4 hours." in text and Goal.objects.get().state == "active"


def test_a_goal_of_milestones_is_closed_once_all_are_done(signed_in, alice):
    mine = goal(alice)
    step = milestone(mine)
    assert "Mark achieved" not in page(signed_in, mine).text
    signed_in.post(f"/goals/milestones/{step.pk}/done/")
    assert "Mark achieved" in page(signed_in, mine).text


def test_closing_twice_keeps_the_day_it_was_closed(signed_in, alice):
    mine = goal(alice, state="achieved", closed_on=ago(9))
    signed_in.post(f"/goals/goals/{mine.pk}/achieve/")
    assert Goal.objects.get().closed_on == ago(9)


def test_anothers_goal_is_not_found_to_close_or_open(signed_in, charlie):
    theirs = goal(charlie)
    assert [signed_in.post(f"/goals/goals/{theirs.pk}/{act}/").status_code for act in ("achieve", "reopen")] == [404, 404]


def test_a_closed_goal_stays_on_the_goals_page_with_its_number(signed_in, alice):
    shift(place(alice), 240)
    hours(alice, 4, state="achieved", closed_on=TODAY)
    assert "4 of 4 hours" in signed_in.get("/goals/").text


def test_what_happened_to_a_goal_is_told_newest_first(signed_in, alice):
    mine = goal(alice, start=ago(20), state="dropped", closed_on=TODAY)
    days = [words for _day, words in page(signed_in, mine).context["history"]]
    assert set(days) == {"Dropped", "Written down", "Begun"} and days[-1] == "Begun"
    assert ("Achieved", TODAY) not in days


def test_a_goal_to_be_kept_up_is_closed_once_its_date_is_over(signed_in, alice):
    mine = goal(alice, "Mentor", measure="network.mentor_meetings", amount=1, per="month", target_day=ago(30))
    text = page(signed_in, mine).text
    assert "0 of 1 mentor meeting in its last month" in text and "It ran until Oct 25. Close it, or move its date." in text
    assert "not met" in text and "so far" not in text and "Mark achieved" in text
    assert "Close “Mentor” or move its date" in signed_in.get("/next/").text
    signed_in.post(f"/goals/goals/{mine.pk}/achieve/")
    assert Goal.objects.get().state == "achieved"
