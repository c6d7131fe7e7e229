"""`goals.milestones`: what counts as a step taken, and why the rest does not."""

import pytest

from careertrack.core import bin
from careertrack.core.counting import totals
from goals.measures import MILESTONES
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.goals.make import goal, milestone
from tests.measured import measured

pytestmark = [pytest.mark.django_db, on_that_day]


def test_milestones_count_on_the_first_and_last_day_and_not_beyond(alice):
    mine = goal(alice)
    inside = {milestone(mine, done_on=day) for day in (ago(10), ago(5), TODAY)}
    before, after = milestone(mine, done_on=ago(11)), milestone(mine, done_on=ahead(1))
    counted, left_out = measured(alice, MILESTONES.ask(start=ago(10), end=TODAY))
    assert counted == inside
    assert left_out == {before: "Before the period", after: "After the period"}


def test_without_a_window_every_milestone_done_counts(alice):
    mine = goal(alice)
    done, open_ = milestone(mine, done_on=ago(4000)), milestone(mine, due=ago(1))
    assert measured(alice, MILESTONES.ask()) == ({done}, {open_: "Not done yet"})


def test_only_the_milestones_of_the_goal_asked_for_count(alice):
    mine, other = goal(alice), goal(alice, title="Learn Spanish")
    here, there = milestone(mine, done_on=TODAY), milestone(other, done_on=TODAY)
    assert measured(alice, MILESTONES.ask(goal=mine.pk)) == ({here}, {there: "Another goal"})


@pytest.mark.parametrize("remove_goal", [False, True])
def test_a_milestone_in_the_bin_alone_or_with_its_goal_is_not_even_looked_at(alice, remove_goal):
    gone, kept = milestone(goal(alice), done_on=TODAY), milestone(goal(alice), done_on=TODAY)
    bin.remove(gone.goal if remove_goal else gone)
    assert measured(alice, MILESTONES.ask()) == ({kept}, {})


def test_anothers_milestones_are_not_mine(alice, charlie):
    milestone(goal(charlie), done_on=TODAY)
    assert measured(alice, MILESTONES.ask()) == (set(), {})


def test_many_asks_are_answered_in_their_order(alice):
    mine, other = goal(alice), goal(alice)
    milestone(mine, done_on=TODAY), milestone(mine, done_on=ago(40)), milestone(other, done_on=TODAY)
    asks = [MILESTONES.ask(goal=other.pk), MILESTONES.ask(), MILESTONES.ask(start=ago(30)), MILESTONES.ask(end=ago(41))]
    assert totals(alice, asks) == [1, 3, 2, 0]


def test_a_filter_it_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        MILESTONES.ask(setting="clinic")
