"""Records are connected from either end, disconnected, and added with the link from the start; only one's own."""

import pytest

from careertrack.core.links import link_of, linked_to, links_of
from careertrack.evidence.models import File
from experience.models import Shift
from goals.models import CheckIn
from skills.models import Reflection
from tests.calendar import TODAY, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal
from tests.kinds import listed_models
from tests.named import organisation
from tests.network.make import contact
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def day(alice):
    return Reflection.objects.create(owner=alice, title="A hard day", day=TODAY)


@pytest.fixture
def worked(alice):
    return shift(place(alice))


def change(client, record, to, other, **more):
    return client.post(f"{record.get_absolute_url()}links/?to={to}", {"other": other.pk, **more}, follow=True)


def test_a_shift_and_a_reflection_are_linked_from_the_shift(signed_in, worked, day):
    assert "Linked: A hard day." in change(signed_in, worked, "reflections", day).text
    assert list(worked.reflections.all()) == [day]


def test_and_from_the_reflection(signed_in, worked, day):
    change(signed_in, day, "shifts", worked)
    assert list(worked.reflections.all()) == [day]
    assert "A hard day" in signed_in.get(worked.get_absolute_url()).text


def test_unlinked_both_are_still_there(signed_in, worked, day):
    worked.reflections.add(day)
    assert "No longer linked" in change(signed_in, day, "shifts", worked, disconnect="1").text
    assert not worked.reflections.exists() and Shift.objects.get() and Reflection.objects.get()


def test_a_supervisor_is_linked_from_their_own_page(signed_in, alice):
    ruth, ward = contact(alice), place(alice)
    change(signed_in, ruth, "supervises", ward)
    ward.refresh_from_db()
    assert ward.supervisor == ruth


def test_linking_counts_as_a_change_so_that_an_older_form_is_refused(signed_in, worked, day):
    before = worked.version
    change(signed_in, day, "shifts", worked)
    worked.refresh_from_db()
    assert worked.version == before + 1


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30, "²"])
def test_a_key_that_is_none_is_not_found(signed_in, worked, key):
    assert signed_in.post(f"{worked.get_absolute_url()}links/?to=reflections", {"other": key}).status_code == 404


def test_anothers_record_is_neither_offered_nor_linked(signed_in, charlie, worked):
    theirs = Reflection.objects.create(owner=charlie, title="Theirs", day=TODAY)
    assert "Theirs" not in signed_in.get(f"{worked.get_absolute_url()}links/?to=reflections").text
    assert change(signed_in, worked, "reflections", theirs).status_code == 404
    assert not worked.reflections.exists()


@pytest.mark.parametrize("to", ["", "nothing", "owner", "experience", "\x00"])
def test_what_cannot_be_linked_offers_what_can(signed_in, worked, to):
    page = signed_in.get(f"{worked.get_absolute_url()}links/", {"to": to}).text
    assert "What to link" in page and "?to=reflections" in page


def test_what_belongs_to_a_record_is_not_moved_to_another(alice, worked):
    assert link_of(type(worked.experience), "shifts") is None
    assert link_of(type(goal(alice)), "milestones") is None


def test_it_is_found_by_words_and_what_is_linked_is_not_offered_again(signed_in, alice, worked, day):
    other = Reflection.objects.create(owner=alice, title="Étage 4", day=TODAY)
    worked.reflections.add(day)
    page = signed_in.get(f"{worked.get_absolute_url()}links/", {"to": "reflections", "q": "etage"})
    assert list(page.context["object_list"]) == [other] and page.context["linked"] == [day]


def test_a_reflection_added_from_a_shift_is_linked_to_it(signed_in, alice, worked):
    add = next(group.add_url for group in linked_to(worked, alice) if group.model is Reflection)
    signed_in.post(add, {"title": "New", "day": "2026-11-24"})
    assert [each.title for each in worked.reflections.all()] == ["New"]


@pytest.mark.parametrize("link", ["", "x", "experience.shift", "experience.shift:x:reflections", "experience.shift:1:owner"])
def test_a_carried_link_in_nonsense_is_left_out(signed_in, alice, worked, link):
    signed_in.post("/skills/reflections/add/", {"title": "New", "day": "2026-11-24"}, query_params={"link": link})
    assert Reflection.objects.for_user(alice).count() == 1 and not worked.reflections.exists()


def test_anothers_shift_is_not_linked_to_what_is_added(signed_in, charlie):
    theirs = shift(place(charlie))
    signed_in.post(f"/skills/reflections/add/?link=experience.shift:{theirs.pk}:reflections", {"title": "New", "day": "2026-11-24"})
    assert not theirs.reflections.exists()


def test_a_goal_and_a_check_in_are_unlinked_from_the_goal(signed_in, alice):
    mine = goal(alice)
    said = CheckIn.objects.create(owner=alice, goal=mine, day=TODAY, line="Going well")
    change(signed_in, mine, "checkins", said, disconnect="1")
    said.refresh_from_db()
    assert said.goal is None


def test_an_organization_and_a_contact_are_linked_from_the_organization(signed_in, alice):
    mine, ruth = organisation(alice, "St. Brigid’s"), contact(alice)
    change(signed_in, mine, "contacts", ruth)
    ruth.refresh_from_db()
    assert ruth.organisation == mine


def test_a_skill_is_linked_to_a_shift_from_the_skill(signed_in, worked):
    mine = skill(owner=worked.owner)
    change(signed_in, mine, "shifts", worked)
    assert list(worked.skills.all()) == [mine]


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_every_link_of_a_kind_has_a_name_and_leads_to_a_kind(model):
    for link in links_of(model):
        assert link.title and link.other in {*listed_models(), File} or not link.optional
