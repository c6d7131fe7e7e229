"""The pages of Goals: empty, one goal with its milestones, done and open again, away and back."""

import pytest

from goals.models import Goal, Milestone, Occupation
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.goals.make import goal, milestone

pytestmark = [pytest.mark.django_db, on_that_day]


def press(client, milestone, button):
    return client.post(f"/goals/milestones/{milestone.pk}/{button}/", follow=True)


@pytest.mark.parametrize(
    ("url", "add", "words"),
    [
        ("/goals/", "goals", "No goal yet. Write down one thing you want to be true a year from now."),
        ("/goals/goals/", "goals", "<p>Write down one thing you want to be true a year from now."),
        ("/goals/milestones/", "milestones", "<p>Split a goal into steps you can finish one by one."),
    ],
)
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, add, words):
    page = signed_in.get(url).text
    assert words in page
    assert f'href="/goals/{add}/add/">Add' in page


def test_a_goal_shows_how_far_it_is_and_its_milestones(signed_in, alice):
    mine = goal(alice, target_day=ahead(37))
    milestone(mine, title="Pass the TEAS", done_on=ago(2)), milestone(mine, title="Apply", due=ago(1))
    milestone(mine, title="Interview", due=ahead(7)), milestone(goal(alice), title="Of another goal")
    page = signed_in.get(mine.get_absolute_url()).text
    assert "Active. 1 of 3 milestones. By Dec 31" in page
    assert "Done on Nov 22" in page and "Was due on Nov 23" in page and "Due Tue, Dec 1" in page
    assert "Of another goal" not in page


def test_goals_in_focus_come_first_then_by_what_became_of_them(signed_in, alice):
    for state in ("dropped", "achieved", "paused", "active"):
        goal(alice, title=state, state=state, in_focus=False)
    goal(alice, title="Later", target_day=ahead(9)), goal(alice, title="Sooner", target_day=ahead(1))
    found = [each.title for each in signed_in.get("/goals/goals/").context["object_list"]]
    assert found == ["Sooner", "Later", "active", "paused", "achieved", "dropped"]
    assert [each.title for each in signed_in.get("/goals/").context["kinds"][0]["newest"]] == found[:5]


def test_milestones_are_listed_by_due_date_and_done_ones_after(signed_in, alice):
    mine = goal(alice)
    days = {"Done": {"done_on": ago(9)}, "Just done": {"done_on": ago(1), "due": ago(30)}, "Some day": {}}
    days |= {"Next": {"due": ahead(3)}, "Overdue": {"due": ago(3)}}
    for title, fields in days.items():
        milestone(mine, title=title, **fields)
    found = [each.title for each in signed_in.get("/goals/milestones/").context["object_list"]]
    assert found == ["Overdue", "Next", "Some day", "Just done", "Done"]
    assert [each.title for each in signed_in.get("/goals/").context["kinds"][1]["newest"]] == found


def test_the_milestone_to_do_now_is_the_first_that_today_names(signed_in, alice):
    mine = goal(alice)
    milestone(mine, title="Written down first", due=ago(1)), milestone(mine, title="Longest overdue", due=ago(9))
    shown = signed_in.get(mine.get_absolute_url()).context
    assert [(state, each.title) for state, each in shown["steps"]] == [("", "Written down first"), ("now", "Longest overdue")]
    assert "Longest overdue" in signed_in.get("/").context["today"].suggestions[0].title


def test_a_goal_without_milestones_offers_to_add_one_to_it(signed_in, alice):
    mine = goal(alice)
    page = signed_in.get(mine.get_absolute_url()).text
    assert "No milestones yet." in page
    form = signed_in.get(f"/goals/milestones/add/?goal={mine.pk}").context["form"]
    assert f"/goals/milestones/add/?goal={mine.pk}" in page and form["goal"].value() == str(mine.pk)


def test_a_milestone_is_marked_done_today_and_open_again(signed_in, alice):
    mine = milestone(goal(alice))
    assert "Marked done: Send the application." in press(signed_in, mine, "done").text
    assert Milestone.objects.get().done_on == TODAY
    assert "Open again: Send the application." in press(signed_in, mine, "reopen").text
    assert Milestone.objects.get().done_on is None


def test_undo_after_mark_done_opens_it_again(signed_in, alice):
    mine = milestone(goal(alice))
    undo = f"/goals/milestones/{mine.pk}/reopen/"
    assert f'action="{undo}"' in press(signed_in, mine, "done").text
    signed_in.post(undo)
    assert Milestone.objects.get().done_on is None


def test_a_milestone_marked_done_again_keeps_the_day_it_was_done(signed_in, alice):
    press(signed_in, milestone(goal(alice), done_on=ago(9)), "done")
    assert Milestone.objects.get().done_on == ago(9)


@pytest.mark.parametrize("button", ["done", "reopen"])
def test_nothing_changes_by_opening_the_address_of_a_button(signed_in, alice, button):
    mine = milestone(goal(alice))
    assert signed_in.get(f"/goals/milestones/{mine.pk}/{button}/").status_code == 405


def test_a_goal_is_removed_with_its_milestones_and_undo_brings_them_back(signed_in, alice):
    mine = milestone(goal(alice)).goal
    page = signed_in.post(mine.remove_url, follow=True).text
    assert "Removed Become a registered nurse. 1 record that belongs to it went along." in page
    assert not Goal.objects.exists() and not Milestone.objects.exists()
    assert f'action="/bin/{mine.form_key}/restore/"' in page
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert Goal.objects.get().milestones.count() == 1


def test_the_51st_milestone_is_on_the_second_page(signed_in, alice):
    mine = goal(alice)
    Milestone.objects.bulk_create(Milestone(owner=alice, goal=mine, title=f"Step {n}", position=n) for n in range(51))
    first, second = (signed_in.get(f"/goals/milestones/?page={n}") for n in (1, 2))
    assert len(first.context["object_list"]) == 50 and "1 to 50 of 51" in first.text
    assert [each.title for each in second.context["object_list"]] == ["Step 50"]
    assert "51 entries" in second.text


def test_goals_stand_in_groups_by_what_they_ask_for(signed_in, alice):
    now, wait, done = goal(alice, "Now"), goal(alice, "Wait", in_focus=False), goal(alice, "Done", state="achieved")
    paused, dropped = goal(alice, "Paused", state="paused"), goal(alice, "Dropped", state="dropped")
    groups = [set(goals) for _title, goals in signed_in.get("/goals/").context["groups"]]
    assert groups == [{now}, {wait, paused}, {done, dropped}]


def test_a_goal_in_the_list_says_its_next_milestone_and_what_is_overdue(signed_in, alice):
    mine = goal(alice)
    milestone(mine, "Later", due=ahead(9)), milestone(mine, "Late", due=ago(3)), milestone(mine, "Done", done_on=ago(9))
    page = signed_in.get("/goals/").text
    assert "Next: Late," in page and "Overdue since Nov 21" in page


def test_why_a_goal_matters_stands_once_and_its_milestones_only_in_the_line(signed_in, alice):
    mine = goal(alice, why="For my dad")
    milestone(mine, "Send it")
    page = signed_in.get(mine.get_absolute_url()).text
    assert page.count("For my dad") == 1 and "Why this matters" in page
    assert page.count(">Send it<") == 1


def test_of_very_many_milestones_a_goal_shows_those_around_the_next_and_leads_to_all(signed_in, alice):
    long = goal(alice)
    for number in range(1, 121):
        milestone(long, f"Step {number:03}", due=ahead(number) if number > 80 else None, done_on=ago(1) if number <= 80 else None)
    page = signed_in.get(long.get_absolute_url()).text
    assert page.count("Mark done<") + page.count("Open again<") == 50
    assert "Step 056" in page and "Step 105" in page and "Step 055" not in page and "Step 106" not in page
    assert f'href="/goals/milestones/?goal={long.pk}">All 120 milestones</a>' in page


def test_of_very_many_milestones_that_are_all_done_a_goal_shows_the_last(signed_in, alice):
    long = goal(alice)
    for number in range(1, 61):
        milestone(long, f"Step {number:03}", done_on=ago(1))
    page = signed_in.get(long.get_absolute_url()).text
    assert "Step 060" in page and "Step 011" in page and "Step 010" not in page


def test_an_occupation_says_its_pay_and_outlook_with_their_years_and_its_source(signed_in):
    figures = {"pay": 93600, "pay_year": "May 2024", "employed": 3391000, "growth": "5.0", "outlook": "Faster than average"}
    source = {"source": "https://example.org/rn", "source_date": "2025-08-28"}
    role = Occupation.objects.create(slug="rn", name="Nurse", state="published", **figures, **source)
    page = signed_in.get(role.get_absolute_url()).text
    assert ">US $93,600 a year, May 2024<" in page and ">5 percent from 2024 to 2034, faster than average<" in page
    assert ">3,391,000<" in page and 'href="https://example.org/rn"' in page and "dated 2025-08-28" in page


def test_pay_of_an_unknown_year_is_not_shown(signed_in):
    role = Occupation.objects.create(slug="rn", name="Nurse", state="published", pay=93600, growth="-3.5")
    page = signed_in.get(role.get_absolute_url()).text
    assert "93,600" not in page and ">-3.5 percent from 2024 to 2034<" in page
