"""What is next on the pathway of the direction: on the first page of Goals, and in Do next while there is no goal."""

import pytest
from django.test import Client

from goals.area import Goals
from goals.models import Direction
from learning.models import Course
from tests.calendar import TODAY, ago, on_that_day
from tests.goals.make import goal, pathway, role, step

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def path(alice):
    nurse = role("Registered nurse")
    made = pathway(occupation=nurse)
    step(made, "Program"), step(made, "License", "credential")
    step(made, "Registered nurse", "role", occupation=nurse), step(made, "Beyond")
    Direction.objects.create(owner=alice, target=nurse, pathway=made)
    return made


def suggested(user):
    return [(each.title, each.reason, each.url) for each in Goals(user, TODAY).suggest()]


def test_the_first_page_shows_the_next_step_and_makes_it_a_goal(signed_in, alice, path):
    Course.objects.create(owner=alice, title="Program", status="completed", finish=ago(9))
    page = signed_in.get("/goals/").text
    assert "Next on your path" in page and '<p class="vt">License</p>' in page and "1 of 3 steps done" in page
    assert f'action="{path.get_absolute_url()}"' in page and 'value="step:aide-to-nurse-2"' in page
    signed_in.post(path.get_absolute_url(), {"need": "step:aide-to-nurse-2"})
    assert "Your goal" in signed_in.get("/goals/").text


def test_without_a_pathway_the_page_leads_to_the_choice_of_one_and_to_what_is_missing(signed_in, alice, path):
    Direction.objects.for_user(alice).update(pathway=None)
    page = signed_in.get("/goals/").text
    assert "You have not chosen a pathway yet." in page and 'href="/goals/direction/"' in page
    assert 'href="/goals/occupations/registered-nurse/gap/"' in page


def test_without_a_target_role_nothing_is_next(signed_in, alice, path):
    Direction.objects.for_user(alice).update(pathway=None, target=None)
    assert "Next on your path" not in signed_in.get("/goals/").text


def test_a_pathway_walked_to_the_target_says_so(signed_in, alice, path):
    Direction.objects.for_user(alice).update(current=path.occupation)
    assert "Every step is done." in signed_in.get("/goals/").text


def test_the_next_step_is_suggested_until_there_is_a_goal(alice, path):
    reason = "It is next on your pathway, “Aide to nurse”"
    assert suggested(alice) == [("Make “Program” your goal", reason, path.get_absolute_url())]
    goal(alice)
    assert suggested(alice) == []


def test_a_pathway_that_was_retired_is_not_suggested(alice, path):
    type(path).objects.filter(pk=path.pk).update(state="retired")
    assert [title for title, _reason, _url in suggested(alice)] == ["Write down one goal"]


def test_each_button_is_a_form_with_its_token(alice, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for page in ("/goals/", path.get_absolute_url(), "/goals/occupations/registered-nurse/gap/"):
        text = client.get(page).text
        assert text.count('<form method="post"') == text.count('name="csrfmiddlewaretoken"')
