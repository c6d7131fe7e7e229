"""A pathway as one person walks it: read from their own live records, whatever area they are in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careertrack.core import bin
from experience.models import Experience
from goals.models import Direction
from goals.path import leading_to, trails
from learning.models import Course, Credential, CredentialType
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.goals.make import pathway, role, step
from tests.named import organisation

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def nurse():
    return role("Registered nurse")


@pytest.fixture
def license_type():
    return CredentialType.objects.create(slug="us-oh-rn", name="Ohio RN license", state="published")


@pytest.fixture
def path(nurse, license_type):
    made = pathway(occupation=nurse)
    step(made, "Nursing program")
    step(made, "RN license", "credential", proved_by=[license_type])
    step(made, "Registered nurse", "role", occupation=nurse)
    step(made, "RN-to-BSN program")
    return made


def states(user, path):
    (found,) = trails(user, TODAY, [path])
    return [str(stop.standing.state) for stop in found.stops]


def test_steps_are_proved_by_a_course_a_credential_and_the_current_role(alice, path, license_type, nurse):
    assert states(alice, path) == ["ahead"] * 4
    Course.objects.create(owner=alice, title="Nursing program", status="completed", finish=ago(400))
    Credential.objects.create(owner=alice, type=license_type, issued=ago(300), expires=ahead(400))
    Direction.objects.create(owner=alice, current=nurse)
    Course.objects.create(owner=alice, title="RN-to-BSN program", status="in-progress")
    assert states(alice, path) == ["done", "done", "done", "now"]


def test_a_place_proves_a_role_and_shadowing_does_not(alice, path):
    place = {"owner": alice, "organisation": organisation(alice, "St. Brigid’s"), "role": "Registered nurse, days", "start": ago(9)}
    Experience.objects.create(**place, kind="shadowing")
    assert states(alice, path)[2] == "ahead"
    Experience.objects.create(**place, kind="full-time")
    assert states(alice, path)[2] == "done"


@pytest.mark.parametrize("fields", [{"expires": ago(1)}, {"state": "planned"}, {"state": "given-up"}])
def test_a_credential_not_held_today_proves_nothing_and_says_why(signed_in, alice, path, license_type, fields):
    card = Credential.objects.create(owner=alice, type=license_type, **fields)
    assert states(alice, path)[1] == "ahead"
    page = signed_in.get(path.get_absolute_url()).text
    why = "expired" if "expires" in fields else "not held"
    assert f'href="{card.get_absolute_url()}">Ohio RN license</a>: {why}<' in page


def test_what_is_in_the_bin_or_anothers_proves_nothing(alice, charlie, path, license_type, nurse):
    for owner in (alice, charlie):
        Direction.objects.create(owner=owner, current=nurse)
        Credential.objects.create(owner=owner, type=license_type)
    for model in (Direction, Credential):
        bin.remove(model.objects.for_user(alice).get())
    assert states(alice, path) == ["ahead"] * 4


def test_the_page_names_the_record_that_proves_a_step_and_the_source_of_each(signed_in, alice, path, license_type, nurse):
    card = Credential.objects.create(owner=alice, type=license_type)
    direction = Direction.objects.create(owner=alice, current=nurse)
    page = signed_in.get(path.get_absolute_url()).text
    assert "2 of 4 steps done" in page
    assert f'href="{card.get_absolute_url()}">Ohio RN license</a>' in page
    assert f'href="{direction.get_absolute_url()}">Your current role: Registered nurse</a>' in page
    assert [page.count(f"https://example.org/aide-to-nurse/{n}") for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_a_role_is_reached_by_the_pathways_that_contain_it_or_lead_to_it(alice, path, nurse):
    passing = pathway("Nurse to executive")
    step(passing, "Staff nurse", "role", occupation=nurse), step(passing, "Executive", "role")
    leading = pathway("Paramedic to nurse", occupation=nurse)
    pathway("Coder to director"), pathway("Draft", state="draft", occupation=nurse)
    assert set(leading_to(alice, nurse)) == {path, passing, leading}


def test_the_way_to_a_role_ends_with_it(alice, path, nurse):
    whole = pathway("Paramedic to nurse", occupation=nurse)
    step(whole, "Paramedic", "role"), step(whole, "Bridge program")
    found = [[stop.step.name for stop in trail.up_to(nurse).stops] for trail in trails(alice, TODAY, [path, whole])]
    assert found == [["Nursing program", "RN license", "Registered nurse"], ["Paramedic", "Bridge program"]]


def test_the_next_step_lies_behind_the_last_one_done(alice, path, license_type):
    (start,) = trails(alice, TODAY, [path])
    assert start.next.step.name == "Nursing program"
    Credential.objects.create(owner=alice, type=license_type)
    (later,) = trails(alice, TODAY, [path])
    assert later.next.step.name == "Registered nurse" and [stop.step.position for stop in later.missing] == [1, 3, 4]


def test_many_pathways_and_records_cost_what_one_costs(alice, path, nurse):
    def cost(paths):
        with CaptureQueriesContext(connection) as captured:
            trails(alice, TODAY, paths)
        return len(captured)

    before = cost([path])
    more = [pathway(f"Path {n}") for n in range(8)]
    for each in more:
        step(each, "Nursing program"), step(each, "Staff nurse", "role", occupation=nurse)
    Course.objects.bulk_create(Course(owner=alice, title="Nursing program", status="planned") for _n in range(30))
    assert cost([path, *more]) == before <= 6


def test_a_step_without_a_record_leads_to_the_form_that_proves_it(signed_in, alice, path):
    page = signed_in.get(path.get_absolute_url()).text
    for address in ("/learning/courses/add/?title=Nursing+program", "/experience/places/add/?role=Registered+nurse"):
        assert f'href="{address}"' in page
    signed_in.post(
        "/learning/courses/add/", {"title": "Nursing program", "kind": "degree", "status": "in-progress", "currency": "USD"}
    )
    assert states(alice, path)[0] == "now"
    assert "?title=Nursing+program" not in signed_in.get(path.get_absolute_url()).text


def test_a_credential_step_fills_in_its_type(signed_in, path, license_type):
    step(path, "Licensed", "credential", credential_type=license_type)
    page = signed_in.get(path.get_absolute_url()).text
    assert f'href="/learning/credentials/add/?type={license_type.pk}"' in page
