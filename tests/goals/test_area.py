"""What Today hears from Goals: the line, what is due, what to do next."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from goals.area import Goals
from goals.models import Milestone
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.goals.make import goal, milestone

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return Goals(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def titles(user):
    return [each.title for each in area(user).suggest()]


# ---------------------------------------------------------------- the line
def test_the_line_without_any_goal_asks_for_the_first(alice, charlie):
    goal(charlie)
    assert words(alice) == ("No goal yet", "Set your first one")
    assert not area(alice).line().started


@pytest.mark.parametrize("state", ["paused", "achieved", "dropped"])
def test_the_line_without_an_active_goal_asks_for_the_next(alice, state):
    goal(alice, state=state)
    assert words(alice) == ("No goal in focus", "Set your next one")
    assert area(alice).line().started


def test_the_line_counts_goals_in_focus_while_there_are_no_milestones(alice):
    goal(alice, title="Become a medic")
    assert words(alice) == ("1 goal in focus", "Become a medic")
    goal(alice, title="Learn Spanish"), goal(alice, in_focus=False), goal(alice, state="paused")
    assert words(alice) == ("2 goals in focus", "Become a medic")


def test_the_line_of_a_goal_that_can_wait_says_that_none_is_in_focus(alice):
    goal(alice, title="Learn Spanish", in_focus=False)
    assert words(alice) == ("No goal in focus", "Learn Spanish")


def test_the_line_has_a_station_per_milestone(alice):
    mine = goal(alice)
    for n in range(9):
        milestone(mine, done_on=ago(n) if n < 4 else None)
    line = area(alice).line()
    assert (line.value, line.note) == ("4 of 9 milestones", mine.title)
    assert (line.amount, line.target, line.stations) == (4, 9, 9)


def test_the_line_has_no_more_than_12_stations(alice):
    mine = goal(alice)
    for _each in range(13):
        milestone(mine)
    line = area(alice).line()
    assert (line.value, line.target, line.stations) == ("0 of 13 milestones", 13, 12)


def test_the_line_speaks_of_one_milestone_in_the_singular(alice):
    milestone(goal(alice))
    assert words(alice)[0] == "0 of 1 milestone"


def test_the_line_names_the_next_dated_milestone(alice):
    mine = goal(alice)
    milestone(mine, title="Interview", due=ahead(40)), milestone(mine, title="No date")
    milestone(mine, title="Pass the TEAS", due=ahead(7)), milestone(mine, title="Done", due=ahead(1), done_on=TODAY)
    assert words(alice) == ("1 of 4 milestones", "Next: Pass the TEAS, Dec 1")


def test_the_line_follows_the_goal_in_focus_with_the_nearest_date(alice):
    milestone(goal(alice, title="Waits", in_focus=False, target_day=ahead(1)))
    milestone(goal(alice, title="No date"))
    milestone(goal(alice, title="Later", target_day=ahead(90)))
    milestone(goal(alice, title="Sooner", target_day=ahead(30)))
    assert words(alice)[1] == "Sooner"


def test_the_line_counts_no_milestone_in_the_bin(alice):
    mine = goal(alice)
    milestone(mine), bin.remove(milestone(mine, done_on=TODAY)), bin.remove(milestone(mine))
    assert words(alice)[0] == "0 of 1 milestone"


def test_the_line_and_the_records_behind_it_say_the_same(alice):
    mine = goal(alice)
    milestone(mine, done_on=TODAY), milestone(mine), milestone(goal(alice, state="achieved"), done_on=TODAY)
    line = area(alice).line()
    assert totals(alice, [line.ask]) == [line.amount] == [1]


def test_today_and_the_area_page_show_the_line_in_its_words(signed_in, alice):
    milestone(goal(alice), title="Pass the TEAS", due=ahead(7))
    for url in ("/", "/goals/"):
        page = signed_in.get(url).text
        assert "0 of 1 milestone" in page and "Next: Pass the TEAS, Dec 1" in page


# ---------------------------------------------------------------- what is due, what happened
def test_open_milestones_are_due_from_today_to_the_last_day_asked_for(alice):
    mine = goal(alice)
    due = [milestone(mine, due=day) for day in (TODAY, ahead(7))]
    milestone(mine, due=ago(1)), milestone(mine, due=ahead(8)), milestone(mine, due=ahead(1), done_on=TODAY), milestone(mine)
    assert [(each.on, each.verb, each.record) for each in area(alice).due(ahead(7))] == [
        (TODAY, "Milestone", due[0]), (ahead(7), "Milestone", due[1]),
    ]  # fmt: skip


def test_no_number_of_overdue_milestones_hides_the_next(alice):
    late, mine = goal(alice), goal(alice, target_day=ahead(30))
    Milestone.objects.bulk_create(Milestone(owner=alice, goal=late, title="Late", due=ago(1)) for _n in range(60))
    here = milestone(mine, title="Pass the TEAS", due=ahead(7))
    assert [each.record for each in area(alice).due(ahead(7))] == [here]
    assert words(alice) == ("0 of 1 milestone", "Next: Pass the TEAS, Dec 1")


@pytest.mark.parametrize("state", ["paused", "achieved", "dropped"])
def test_nothing_is_due_or_overdue_of_a_goal_nobody_works_on(alice, state):
    goal(alice)
    milestone(goal(alice, state=state), due=ahead(1)), milestone(goal(alice, state=state), due=ago(1))
    assert not list(area(alice).due(ahead(7))) and not titles(alice)


def test_milestones_happened_on_the_day_they_were_done(alice):
    mine = goal(alice)
    done = milestone(mine, done_on=ago(3))
    milestone(mine, done_on=ago(4)), milestone(mine, done_on=TODAY), milestone(mine, due=ago(3))
    bin.remove(milestone(mine, done_on=ago(3)))
    assert [(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), ago(1))] == [(ago(3), "Done", done)]


# ---------------------------------------------------------------- what to do next
def test_write_down_one_goal_is_suggested_until_it_is_written(signed_in, alice):
    (first,) = area(alice).suggest()
    assert (first.title, first.urgency, first.button) == ("Write down one goal", Urgency.FIRST_STEP, "Add goal")
    assert first.title in signed_in.get("/").text
    signed_in.post(first.url, {"title": "Become a medic", "state": "active"})
    assert not titles(alice)


@pytest.mark.parametrize("state", ["paused", "achieved", "dropped"])
def test_write_down_one_goal_is_suggested_again_when_none_is_active(alice, state):
    goal(alice, state=state)
    assert titles(alice) == ["Write down one goal"]
    goal(alice, in_focus=False)
    assert not titles(alice)


@pytest.mark.parametrize("way", ["done", "moved"])
def test_an_overdue_milestone_is_suggested_until_it_is_done_or_moved(signed_in, alice, way):
    late = milestone(goal(alice, title="Become a medic"), title="Pass the TEAS", due=ago(1))
    (found,) = area(alice).suggest()
    assert (found.title, found.urgency) == ("Finish “Pass the TEAS” or move its date", Urgency.OVERDUE)
    assert (found.reason, found.url) == ("It was due on Nov 23, for “Become a medic”", late.get_absolute_url())
    if way == "done":
        page = signed_in.get(found.url).text
        assert f'action="/goals/milestones/{late.pk}/done/"' in page
        signed_in.post(f"/goals/milestones/{late.pk}/done/")
    else:
        form = {"goal": late.goal_id, "title": late.title, "due": "2026-11-24", "version": late.version}
        signed_in.post(late.edit_url, form)
    assert not titles(alice)


def test_a_milestone_due_today_is_not_overdue(alice):
    milestone(goal(alice), due=TODAY)
    assert not titles(alice)
