"""How far a measured goal is: the amount, the pace, what it says of itself, and how many queries many of them cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.area import Goals
from goals.figures import Figure, figures, rate
from goals.pace import early_or_late
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift, sign_off
from tests.goals.make import goal
from tests.learning.make import course
from tests.network.make import contact, interaction, mentorship
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]


def hours(owner, number=10, **fields):
    return goal(owner, "Hours", measure="experience.hours", amount=number * 60, **fields)


def figure(mine):
    return figures(mine.owner, [mine], TODAY)[mine.pk]


def old(mine, days=200):
    """Written down long enough ago that its pace is spoken of."""
    type(mine).objects.for_user(mine.owner).filter(pk=mine.pk).update(created_at=mine.created_at - (TODAY - ago(days)))
    mine.refresh_from_db()
    return mine


# ---------------------------------------------------------------- signed hours only
def test_a_goal_of_signed_hours_counts_what_was_confirmed_and_says_what_waits(alice):
    here, mine = place(alice), hours(alice, sign_off="signed")
    sign_off(shift(here, 240), decision="signed"), sign_off(shift(here, 60), decision="declined"), shift(here, 600)
    found = figure(mine)
    assert (found.words, found.rest) == ("4 of 10 hours signed off", "of 10 hours signed off")
    assert found.sentence.startswith("6 hours to go. 11 more hours are done and not signed off.")
    assert not found.is_met and not found.may_close


def test_a_signed_shift_that_is_changed_takes_its_goal_back(alice):
    worked, mine = shift(place(alice), 600), hours(alice, sign_off="signed")
    sign_off(worked, decision="signed")
    assert figure(mine).is_reached
    worked.minutes = 630
    worked.save()
    assert not figure(mine).is_reached and figure(mine).done == 0


def test_the_pace_of_signed_hours_is_that_of_what_was_signed(alice):
    here, mine = place(alice), old(hours(alice, 20, sign_off="signed", start=ago(100), target_day=ahead(30)))
    shift(here, 600, ago(20))
    assert figure(mine).pace == "Nothing signed off since Sep 2." and figure(mine).is_behind
    sign_off(shift(here, 600, ago(30)), decision="signed")
    assert figure(mine).pace.startswith("At the rate signed off since Sep 2: ")


def test_hours_that_only_wait_for_a_signature_are_suggested_to_be_signed(alice):
    mine = old(hours(alice, sign_off="signed", start=ago(100), target_day=ahead(20)))
    shift(place(alice), 600, ago(20))
    (found,) = [each for each in Goals(alice, TODAY).suggest() if each.url == mine.get_absolute_url()]
    assert found.title == "Get hours signed off for “Hours”"
    assert found.reason == "0 of 10 hours signed off. 10 more hours are done and not signed off. Nothing signed off since Sep 2"


@pytest.mark.parametrize(
    ("minutes", "words"), [(60, "1 more hour is done"), (90, "1.5 more hours are done"), (80, "1 h 20 min more are done")]
)
def test_what_waits_for_a_signature_is_said_in_the_right_number(alice, minutes, words):
    mine = hours(alice, sign_off="signed")
    shift(place(alice), minutes)
    assert figure(mine).waiting == f"{words} and not signed off."


# ---------------------------------------------------------------- the four kinds
def test_a_sum_adds_amounts_in_its_window(alice):
    here, mine = place(alice), hours(alice, start=ago(10), target_day=ahead(10))
    shift(here, 60, ago(11)), shift(here, 120, ago(10)), shift(here, 90, TODAY), shift(here, 500, ahead(1), state="planned")
    assert (figure(mine).done, figure(mine).words) == (210, "3.5 of 10 hours")


def test_a_count_counts_records(alice):
    mine = goal(alice, measure="learning.courses", amount=3, kind="online")
    course(alice, kind="online", finish=ago(1)), course(alice, kind="workshop", finish=ago(1))
    assert figure(mine).words == "1 of 3 courses"


def test_a_rate_counts_in_the_period_that_runs(alice):
    ruth = contact(alice)
    mentorship(ruth, start=ago(300))
    mine = goal(alice, measure="network.mentor_meetings", amount=1, per="month")
    interaction(ruth, ago(30))
    assert (figure(mine).words, figure(mine).is_met) == ("0 of 1 mentor meeting this month", False)
    interaction(ruth, ago(23))
    assert figure(mine).is_met and not figure(mine).is_reached and figure(mine).sentence == "Done for this month."


def test_a_level_is_where_one_is_now(alice):
    talk = skill("Communication")
    mine = goal(alice, measure="skills.level", amount=4, skill=talk)
    assert figure(mine).words == "no level yet, target 4"
    rating(alice, talk, 4, ago(50)), rating(alice, talk, 3, ago(2)), rating(alice, skill("Other"), 5, ago(1))
    assert (figure(mine).words, figure(mine).is_reached) == ("level 3, target 4", False)
    rating(alice, talk, 4, TODAY)
    assert figure(mine).is_reached


def test_after_its_date_a_goal_counts_no_more(alice):
    here, mine = place(alice), hours(alice, target_day=ago(5))
    shift(here, 60, ago(5)), shift(here, 600, ago(4))
    assert figure(mine).done == 60 and figure(mine).is_overdue


def test_a_closed_goal_shows_what_it_was_when_it_was_closed(alice):
    here, mine = place(alice), hours(alice, state="achieved", closed_on=ago(5))
    shift(here, 600, ago(5)), shift(here, 600, ago(4))
    assert figure(mine).words == "10 of 10 hours" and not figure(mine).is_overdue


# ---------------------------------------------------------------- the pace
def test_the_pace_of_twelve_weeks_says_when_and_how_early(alice):
    here, mine = place(alice), old(hours(alice, 60, target_day=ahead(200)))
    for week in range(12):
        shift(here, 120, ago(week * 7))
    assert figure(mine).pace == "At the rate of the last 12 weeks: late March, 10 weeks early."
    assert not figure(mine).is_behind
    assert figure(mine).needs == "1.5 hours a week reach it by Jun 12, 2027."


def test_a_pace_that_will_miss_the_date_says_how_late(alice):
    here, mine = place(alice), old(hours(alice, 60, target_day=ahead(100)))
    for week in range(12):
        shift(here, 120, ago(week * 7))
    assert figure(mine).pace == "At the rate of the last 12 weeks: late March, 3 weeks late." and figure(mine).is_behind


def test_a_goal_that_began_lately_is_paced_from_its_start(alice):
    here, mine = place(alice), old(hours(alice, 20, start=ago(27)))
    shift(here, 600, ago(3))
    assert figure(mine).pace == "At the rate since Oct 28: late December."


def test_a_goal_of_last_week_has_no_pace_yet(alice):
    here, mine = place(alice), hours(alice, 20, target_day=ahead(20), start=ago(3))
    shift(here, 60, ago(1))
    assert (figure(mine).pace, figure(mine).is_behind) == ("", False)


def test_nothing_lately_is_said_as_it_is(alice):
    mine = old(hours(alice, 20, target_day=ahead(300)))
    shift(place(alice), 60, ago(100))
    assert figure(mine).pace == "Nothing counted since Sep 2." and figure(mine).is_behind


def test_a_pace_that_takes_years_promises_no_month(alice):
    mine = old(hours(alice, 1000))
    shift(place(alice), 15, ago(10))
    assert figure(mine).pace == "At the rate of the last 12 weeks: more than two years from now."


@pytest.mark.parametrize("state", ["paused", "achieved", "dropped"])
def test_a_goal_nobody_works_on_has_no_pace(alice, state):
    mine = old(hours(alice, 100, target_day=ahead(10), state=state))
    assert (figure(mine).pace, figure(mine).is_behind) == ("", False)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "on time"),
        (1, "1 day early"),
        (-13, "13 days late"),
        (14, "2 weeks early"),
        (-83, "11 weeks late"),
        (90, "3 months early"),
    ],
)
def test_early_and_late_are_told_in_the_unit_that_fits(number, words):
    assert early_or_late(number) == words


# ---------------------------------------------------------------- periods of a rate
def test_the_last_twelve_periods_are_whole_and_the_running_one_is_not_over(alice):
    here, mine = place(alice), hours(alice, 2, per="week")
    shift(here, 120, TODAY), shift(here, 60, ago(1)), shift(here, 100, ago(2)), shift(here, 20, ago(8))
    found = rate(alice, Figure(mine, TODAY))
    assert [done for _start, _end, done in found] == [180, 120, *[0] * 10]
    assert [(start, end) for start, end, _done in found][:2] == [(ago(1), TODAY), (ago(8), ago(2))]


def test_periods_before_the_goal_began_are_not_held_against_it(alice):
    mine = goal(alice, measure="trends.readings", amount=1, per="month", start=ago(40))
    assert [start.isoformat() for start, _end, _done in rate(alice, Figure(mine, TODAY))] == ["2026-11-01", "2026-10-01"]


@pytest.mark.time_machine("2027-01-01T12:00Z", tick=False)
def test_on_the_day_the_year_turns_a_month_and_a_week_begin_where_they_do(alice):
    here = place(alice)
    shift(here, 60, TODAY.replace(month=12, day=31)), shift(here, 30, TODAY.replace(year=2027, month=1, day=1))
    found = figures(alice, [hours(alice, per="month"), hours(alice, per="week")], TODAY.replace(year=2027, month=1, day=1))
    assert [each.done for each in found.values()] == [30, 90]
    assert [rate(alice, each)[1][2] for each in found.values()] == [60, 0]


# ---------------------------------------------------------------- many of them
@pytest.mark.parametrize("page", ["/goals/", "/", "/next/"])
def test_thirty_goals_cost_what_ten_do(signed_in, alice, page):
    def cost(number):
        for at in range(number):
            kinds = ("experience.hours", "learning.courses", "trends.readings", "network.interactions")
            goal(alice, f"Goal {at}", measure=kinds[at % 4], amount=100, target_day=ahead(at + 1), per="month" if at % 3 else "")
        signed_in.get(page)
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(page)
        return len(captured)

    assert cost(10) == cost(20)


def test_the_figures_of_a_person_cost_one_query(alice, django_assert_num_queries):
    mine = [goal(alice, measure=code, amount=9) for code in ("experience.hours", "learning.courses") for _n in range(20)]
    with django_assert_num_queries(1):
        assert len(figures(alice, mine, TODAY)) == 40


def test_a_goal_of_a_measure_that_is_gone_is_one_without(signed_in, alice):
    mine = goal(alice, "Old", measure="no.such", amount=5)
    assert not figures(alice, [mine], TODAY) and "How far it is" not in signed_in.get(mine.get_absolute_url()).text
    assert Goals(alice, TODAY).line().value == "1 goal in focus"
