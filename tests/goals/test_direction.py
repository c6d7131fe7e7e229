"""The direction's page: each half of it suggests the other, and says why."""

import pytest
from django.utils.html import escape

from goals.models import Direction
from tests.goals.make import pathway, role, step

pytestmark = pytest.mark.django_db
PAGE = "/goals/direction/"


@pytest.fixture
def nurse():
    return role("Registered nurse", focus="patient-care", growth="5.0", outlook="Faster than average")


def hints(client, query=""):
    """[(title, reason, address)]"""
    return [(each.title, each.reason, each.url) for each in client.get(PAGE + query).context["hints"]]


def test_without_anything_written_nothing_is_suggested(signed_in, nurse):
    assert hints(signed_in) == []


def test_a_target_role_suggests_its_focus(signed_in, alice, nurse):
    mine = Direction.objects.create(owner=alice, target=nurse)
    title, reason, url = hints(signed_in)[0]
    assert (title, reason) == ("Patient care", "Your focus: Registered nurse belongs to Patient care")
    page = signed_in.get(url)
    assert 'value="patient-care" selected' in page.text and reason not in page.text
    mine.refresh_from_db()
    assert mine.focus == ""  # opening the page stores nothing


def test_a_focus_suggests_the_roles_that_grow_most(signed_in, alice, nurse):
    role("Midwife", focus="patient-care", growth="11.0"), role("Coder", focus="informatics", growth="40.0")
    Direction.objects.create(owner=alice, focus="patient-care")
    assert [title for title, _reason, _url in hints(signed_in)] == ["Midwife", "Registered nurse"]
    reason = "Your target role: it is in your focus, and has an outlook of 5 percent from 2024 to 2034, faster than average"
    assert hints(signed_in)[1][1] == reason


def test_a_role_that_a_pathway_leads_to_from_the_current_one_comes_first(signed_in, alice, nurse):
    role("Midwife", focus="patient-care", growth="11.0")
    aide = role("Nursing assistant", focus="patient-care", growth="2.0")
    path = pathway(occupation=nurse)
    step(path, "Aide", "role", occupation=aide)
    Direction.objects.create(owner=alice, current=aide, focus="patient-care")
    title, reason, _url = hints(signed_in)[0]
    assert (title, reason) == ("Registered nurse", "Your target role: “Aide to nurse” leads there from your role now")


def test_a_target_outside_the_focus_suggests_the_change_of_either(signed_in, alice, nurse):
    role("Coder", focus="informatics", growth="3.0")
    Direction.objects.create(owner=alice, target=nurse, focus="informatics")
    assert [title for title, _reason, _url in hints(signed_in)] == ["Patient care", "Coder"]


def test_a_target_role_suggests_a_pathway_until_there_is_one(signed_in, alice, nurse):
    path = pathway(occupation=nurse)
    mine = Direction.objects.create(owner=alice, target=nurse, focus="patient-care")
    (title, reason, url) = hints(signed_in)[0]
    assert (title, reason) == ("Aide to nurse", "Your pathway: it leads to registered nurse")
    assert f'<option value="{path.pk}" selected>' in signed_in.get(url).text
    mine.pathway = path
    mine.save()
    assert hints(signed_in) == []


def test_what_was_filled_in_stays_while_more_is(signed_in, nurse):
    (title, _reason, url) = hints(signed_in, f"?target={nurse.pk}")[0]
    page = signed_in.get(url).text
    assert title == "Patient care" and f'value="{escape(nurse.name)}"' in page and 'value="patient-care" selected' in page


def test_a_role_carried_along_replaces_the_one_there_is_in_the_form(signed_in, alice, nurse):
    mine = Direction.objects.create(owner=alice, target=role("Medical assistant"))
    assert 'value="Registered nurse"' in signed_in.get(f"{PAGE}?target={nurse.pk}").text
    assert 'value="Medical assistant"' in signed_in.get(f"{PAGE}?target=nonsense").text
    mine.refresh_from_db()
    assert mine.target.name == "Medical assistant"


def test_anothers_own_role_is_not_suggested(signed_in, alice, charlie, nurse):
    theirs = role("Their role", focus="patient-care", growth="90.0")
    type(theirs).objects.filter(pk=theirs.pk).update(owner=charlie)
    Direction.objects.create(owner=alice, focus="patient-care")
    assert "Their role" not in [title for title, _reason, _url in hints(signed_in)]


def test_a_role_of_ones_own_that_is_refused_leaves_the_page_open(signed_in, alice):
    Direction.objects.create(owner=alice)
    for data in (
        {"target": "A role of my own", "version": "99"},
        {"target": "Another", "focus": "nope"},
        {"target": "A role", "pathway": "99"},
    ):
        page = signed_in.post("/goals/direction/", data)
        assert page.status_code == 200 and data["target"] in page.text
