"""A pathway of one's own: copied with the source of each step, put in one's own order, seen by nobody else."""

import pytest

from goals.models import Pathway, PathwayStep
from goals.path import trails
from learning.models import Course, Credential, CredentialType
from tests.calendar import TODAY, on_that_day
from tests.goals.make import pathway, role, step

pytestmark = [pytest.mark.django_db, on_that_day]
KEY = "7b1f9c1e-8f0a-4a7e-9d57-0a4c5a0f6d11"


@pytest.fixture
def license_type():
    return CredentialType.objects.create(slug="us-oh-rn", name="Ohio RN license", state="published")


@pytest.fixture
def shared(license_type):
    made = pathway(occupation=role("Registered nurse"), summary="Step by step.", source="https://example.org/path")
    step(made, "Program", duration="2 years", needs="A diploma")
    step(made, "License", "credential", proved_by=[license_type])
    step(made, "Draft step", state="draft"), step(made, "Registered nurse", "role", occupation=made.occupation)
    return made


@pytest.fixture
def own(signed_in, alice, shared):
    signed_in.post(shared.get_absolute_url(), {"copy": KEY})
    return Pathway.objects.for_user(alice).get()


def names(path):
    return list(path.steps.order_by("position", "pk").values_list("name", flat=True))


def press(client, path, name, way):
    return client.post(f"/goals/steps/own/{path.steps.get(name=name).pk}/move/", {"move": way})


def test_a_copy_says_what_its_original_says_with_the_source_of_each_step(shared, own, license_type):
    assert own.name == "Aide to nurse (mine)"
    assert (own.occupation, own.summary, own.source) == (shared.occupation, shared.summary, shared.source)
    assert names(own) == ["Program", "License", "Registered nurse"]
    first, second, third = own.steps.order_by("position")
    assert (first.duration, first.needs, first.source, first.source_date) == (
        "2 years", "A diploma", "https://example.org/aide-to-nurse/1", "2026-03-01",
    )  # fmt: skip
    assert list(second.proved_by.all()) == [license_type] and third.occupation == shared.occupation


def test_the_same_form_sent_twice_is_one_copy_and_another_form_another(signed_in, alice, shared, own):
    signed_in.post(shared.get_absolute_url(), {"copy": KEY})
    assert Pathway.objects.for_user(alice).count() == 1
    signed_in.post(shared.get_absolute_url(), {"copy": "nonsense"})
    assert Pathway.objects.for_user(alice).order_by("pk").last().name == "Aide to nurse (mine 2)"


def test_its_page_shows_where_each_step_stands_and_its_source(signed_in, alice, own, license_type):
    Credential.objects.create(owner=alice, type=license_type)
    page = signed_in.get(own.get_absolute_url()).text
    assert "1 of 3 steps done" in page and 'href="https://example.org/aide-to-nurse/1"' in page


def test_steps_go_up_and_down_and_stay_at_the_ends(signed_in, own):
    press(signed_in, own, "License", "up")
    assert names(own) == ["License", "Program", "Registered nurse"]
    press(signed_in, own, "License", "up"), press(signed_in, own, "Registered nurse", "down")
    assert names(own) == ["License", "Program", "Registered nurse"]
    press(signed_in, own, "License", "down"), press(signed_in, own, "License", "down")
    assert names(own) == ["Program", "Registered nurse", "License"]


def test_the_page_offers_no_way_beyond_the_ends(signed_in, own):
    page = signed_in.get(own.get_absolute_url()).text
    assert (page.count('value="up"'), page.count('value="down"')) == (2, 2)


@pytest.mark.parametrize("way", ["", "sideways"])
def test_no_other_way_moves_a_step(signed_in, own, way):
    assert press(signed_in, own, "License", way).status_code == 302
    assert names(own) == ["Program", "License", "Registered nurse"]


def test_a_step_added_is_the_last_and_one_removed_comes_back_to_its_place(signed_in, own):
    form = {"pathway": own.pk, "name": "First job", "kind": "experience"}
    assert signed_in.post("/goals/steps/own/add/", form).url == own.get_absolute_url()
    assert names(own)[-1] == "First job"
    gone = own.steps.get(name="License")
    assert signed_in.post(gone.remove_url, {"next": own.get_absolute_url()}).url == own.get_absolute_url()
    assert names(own) == ["Program", "Registered nurse", "First job"]
    signed_in.post(f"/bin/{gone.form_key}/restore/")
    assert names(own) == ["Program", "License", "Registered nurse", "First job"]


def test_an_edited_step_keeps_its_source(signed_in, own):
    first = own.steps.get(name="Program")
    form = {"pathway": own.pk, "name": "Lakeshore program", "kind": "course", "version": first.version}
    assert signed_in.post(first.edit_url, form).status_code == 302
    first.refresh_from_db()
    assert (first.name, first.position, first.source) == ("Lakeshore program", 1, "https://example.org/aide-to-nurse/1")


def test_a_step_called_as_ones_course_is_done_when_the_course_is(signed_in, alice, own):
    Course.objects.create(owner=alice, title="Lakeshore ADN", status="completed", finish=TODAY)
    first = own.steps.get(name="Program")
    assert "0 of 3 steps done" in signed_in.get(own.get_absolute_url()).text
    form = {"pathway": own.pk, "name": "Lakeshore ADN", "kind": "course", "version": first.version}
    signed_in.post(first.edit_url, form)
    assert "1 of 3 steps done" in signed_in.get(own.get_absolute_url()).text


def test_no_step_is_added_to_a_shared_pathway(signed_in, shared):
    page = signed_in.post("/goals/steps/own/add/", {"pathway": shared.pk, "name": "Mine", "kind": "course"})
    assert list(page.context["form"].errors) == ["pathway"] and not PathwayStep.objects.exclude(owner=None).exists()
    page = signed_in.get(shared.get_absolute_url()).text
    assert 'value="up"' not in page and "Add a step" not in page


def test_nobody_else_sees_or_moves_it(client, charlie, shared, own):
    first = own.steps.get(name="Program")
    client.force_login(charlie)
    assert own.name not in client.get("/goals/pathways/").text
    assert client.get(own.get_absolute_url()).status_code == 404
    assert client.post(own.get_absolute_url(), {"copy": KEY}).status_code == 404
    assert press(client, own, "License", "up").status_code == 404
    assert client.post(first.remove_url).status_code == 404
    assert names(own) == ["Program", "License", "Registered nurse"]
    (theirs,) = trails(charlie, TODAY, [shared])
    assert [stop.step.owner for stop in theirs.stops] == [None] * 3
