"""The weekly review: one queue from all areas, and one line at its end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from careertrack.overview.models import Snooze
from goals.models import CheckIn, Goal
from skills.models import Reflection, Target
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.learning.make import credential
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import saved

pytestmark = [pytest.mark.django_db, on_that_day]


def quiet(goal, days=40):
    Goal.everything.filter(pk=goal.pk).update(updated_at=timezone.now() - timedelta(days))
    return goal


def queue(client):
    page = client.get("/review/").text
    return [row.split("</p>")[0] for row in page.split('<p class="what">')[1:]]


def test_every_area_is_in_the_queue_in_the_order_it_matters(signed_in, alice):
    credential(alice, "TB card", expires=ago(1)), shift(place(alice), day=ago(1), state="planned")
    interaction(contact(alice, name="Denise", keep_in_touch=30), day=ago(90))
    Target.objects.create(owner=alice, skill=skill(), level=4)
    rating(alice, skill("Empathy"), day=ago(100)), saved(alice), quiet(goal(alice, "Learn"))
    found = queue(signed_in)
    assert found[:4] == ["Renew TB card", "Confirm 4 hours at Maple Court", "Rate Empathy again", "Get in touch with Denise"]
    assert {"Say how “Learn” goes", "Write down where you practiced Listening", "Read “Staffing report”"} <= set(found)


def test_first_steps_are_not_for_a_review(signed_in):
    assert queue(signed_in) == [] and "Nothing left to look at this week" in signed_in.get("/review/").text


@pytest.mark.parametrize("lately", ["check-in", "milestone", "edit"])
def test_a_goal_something_was_noted_for_lately_is_not_stale(signed_in, alice, lately):
    learn = goal(alice, "Learn")
    if lately == "check-in":
        CheckIn.objects.create(owner=alice, goal=quiet(learn), day=ago(3), line="Well")
    if lately == "milestone":
        milestone(quiet(learn), done_on=ago(3))
    assert "Say how “Learn” goes" not in queue(signed_in)


def test_a_skill_a_reflection_names_has_evidence(signed_in, alice):
    listening = skill()
    Target.objects.create(owner=alice, skill=listening, level=4)
    Reflection.objects.create(owner=alice, day=TODAY, happened="A talk").skills.add(listening)
    assert queue(signed_in) == []


def test_done_takes_a_row_off_for_a_week_and_what_holds_is_back(signed_in, alice, time_machine):
    quiet(goal(alice, "Learn"))
    signed_in.post("/next/snooze/", {"subject": f"goals.goal:{Goal.objects.get().pk}", "for": "week", "next": "/review/"})
    assert queue(signed_in) == [] and Snooze.objects.get().until == ahead(7)
    time_machine.move_to(ahead(7))
    signed_in.logout(), signed_in.force_login(alice)
    assert queue(signed_in) == ["Say how “Learn” goes"]


def test_the_line_at_the_end_is_kept_on_the_timeline_once(signed_in, alice):
    form = signed_in.get("/review/").context["form"]
    sent = {"line": "Two shifts, one course", "form_key": str(form["form_key"].value())}
    signed_in.post("/review/", sent), signed_in.post("/review/", sent)
    line = CheckIn.objects.get()
    assert (line.line, line.day, line.goal) == ("Two shifts, one course", TODAY, None)
    assert "Two shifts, one course" in signed_in.get("/timeline/").text


def test_an_empty_line_is_asked_for_and_nothing_is_kept(signed_in):
    assert "errs" in signed_in.post("/review/", {"line": " "}).text
    assert not CheckIn.objects.exists()


def test_the_last_line_stands_at_the_top(signed_in, alice):
    CheckIn.objects.create(owner=alice, day=ago(7), line="Slow week")
    assert "“Slow week”" in signed_in.get("/review/").text


def test_many_records_cost_the_review_no_more_queries(signed_in, alice):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as found:
            signed_in.get("/review/")
        return len(found)

    def more():
        for n in range(8):
            quiet(goal(alice, f"Goal {n}")), saved(alice, f"Report {n}")
            Target.objects.create(owner=alice, skill=skill(f"Skill {n} {Target.objects.count()}"), level=4)

    more(), signed_in.get("/review/")
    few = cost()
    more()
    assert cost() == few
