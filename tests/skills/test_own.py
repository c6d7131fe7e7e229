"""A skill of one's own: added beside the shared ones, rated like them, and nobody else's business."""

import pytest
from django.contrib.auth.models import AnonymousUser

from skills.models import Rating, Skill
from tests.calendar import on_that_day
from tests.refusal import refused
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]

ADD, ALL = "/skills/own/add/", "/skills/all/"
TAKEN = "There is a skill of this name already. Use that one, or choose another name."


def own(user, name="Reading an ECG", **fields):
    return Skill.objects.create(owner=user, name=name, **fields)


def typed(**fields):
    return {
        "name": "Reading an ECG",
        "kind": "technical",
        "description": "Names the rhythm",
        "level_1": "Finds the leads",
        **fields,
    }


def test_an_own_skill_keeps_all_that_was_typed_and_is_listed_as_yours(signed_in, alice):
    page = signed_in.post(ADD, typed(), follow=True)
    made = Skill.objects.for_user(alice).get()
    assert (made.name, made.kind, made.description, made.level_1) == tuple(typed().values())
    assert page.request["PATH_INFO"] == made.get_absolute_url() and "Saved Reading an ECG." in page.text
    assert "Finds the leads" in page.text and "Yours" in signed_in.get(ALL).text


def test_it_is_rated_like_a_shared_one(signed_in, alice):
    mine = own(alice)
    form = {"skill": mine.pk, "level": "2", "day": "2026-11-24", "rated_by": "self"}
    assert signed_in.post("/skills/ratings/add/", form).status_code == 302
    assert Rating.objects.for_user(alice).get().skill == mine and "Advanced beginner" in signed_in.get(ALL).text


def test_nobody_else_sees_it_or_rates_it(signed_in, alice, charlie):
    theirs = own(charlie, "Triage by phone")
    assert not Skill.objects.visible_to(alice) and not Skill.objects.visible_to(AnonymousUser())
    assert "Triage by phone" not in signed_in.get(ALL).text
    form = {"skill": theirs.pk, "level": "2", "day": "2026-11-24", "rated_by": "self"}
    assert "Select a valid choice" in signed_in.post("/skills/ratings/add/", form).text and not Rating.objects.exists()


def test_a_shared_skill_is_nobodys_to_change(signed_in):
    shared = skill()
    for url in (shared.edit_url, shared.remove_url):
        assert signed_in.post(url, typed()).status_code == 404
    page = signed_in.get(shared.get_absolute_url()).text
    assert shared.edit_url not in page and shared.remove_url not in page


@pytest.mark.parametrize("name", ["Listening", "listening", "  LISTENING "])
def test_a_name_that_is_there_already_is_refused(signed_in, name):
    skill("Listening")
    assert refused(signed_in, ADD, typed(name=name.strip()), "name") == TAKEN


def test_the_name_of_somebody_elses_own_skill_is_free(signed_in, alice, charlie):
    own(charlie)
    signed_in.post(ADD, typed())
    assert Skill.objects.for_user(alice).count() == 1


def test_an_edit_keeps_the_address_and_may_keep_the_name(signed_in, alice):
    mine = own(alice)
    signed_in.post(mine.edit_url, typed(description="Names rhythm and rate", version=mine.version))
    after = Skill.objects.for_user(alice).get()
    assert (after.description, after.slug) == ("Names rhythm and rate", mine.slug)


def test_the_same_form_twice_is_one_skill(signed_in, alice):
    form = typed(form_key=str(signed_in.get(ADD).context["form"]["form_key"].value()))
    again = [signed_in.post(ADD, form) for _time in range(2)]
    assert [each.status_code for each in again] == [302, 302] and Skill.objects.for_user(alice).count() == 1


def test_the_form_key_of_somebody_else_is_nothing_to_stumble_over(signed_in, alice, charlie):
    theirs = own(charlie)
    assert signed_in.post(ADD, typed(form_key=str(theirs.form_key))).status_code == 302
    mine = Skill.objects.for_user(alice).get()
    assert mine.slug != theirs.slug and mine.form_key == theirs.form_key
    assert mine.form_key.hex not in mine.slug and signed_in.get(mine.get_absolute_url()).status_code == 200


def test_removed_with_undo_it_leaves_its_ratings_and_comes_back(signed_in, alice):
    mine = own(alice)
    kept = rating(alice, mine)
    page = signed_in.post(mine.remove_url, follow=True).text
    assert "Removed Reading an ECG." in page and "Yours" not in signed_in.get(ALL).text
    assert "Reading an ECG (in the bin)" in signed_in.get(kept.get_absolute_url()).text
    assert signed_in.get(mine.get_absolute_url()).status_code == 404
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert signed_in.get(mine.get_absolute_url()).status_code == 200 and Rating.objects.get() == kept


@pytest.mark.parametrize("theirs", [False, True])
def test_it_does_not_come_back_beside_a_skill_of_its_name(signed_in, alice, theirs):
    mine = own(alice)
    signed_in.post(mine.remove_url)
    skill("reading an ecg") if theirs else own(alice, "Reading an ECG")
    page = signed_in.post(f"/bin/{mine.form_key}/restore/", follow=True).text
    assert "already. This one stays in the bin." in page
    assert mine not in Skill.objects.for_user(alice)


def test_it_comes_back_beside_somebody_elses_of_its_name(signed_in, alice, charlie):
    mine = own(alice)
    signed_in.post(mine.remove_url)
    own(charlie)
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert mine in Skill.objects.for_user(alice)


def test_its_page_says_that_its_ratings_stay_when_it_is_removed(signed_in, alice):
    page = signed_in.get(own(alice).get_absolute_url()).text
    assert "Its ratings stay; it can be restored from the bin." in page and "together with what belongs" not in page


def test_it_is_never_in_the_admin_and_no_curator_takes_it_for_one_of_theirs(admin_client, alice):
    mine = own(alice)
    assert "Reading an ECG" not in admin_client.get("/admin/skills/skill/").text
    assert admin_client.get(f"/admin/skills/skill/{mine.pk}/change/").status_code == 302


def test_a_change_of_an_own_skill_counts_as_a_change_of_its_owners(alice, charlie):
    own(alice)
    alice.refresh_from_db(), charlie.refresh_from_db()
    assert alice.records_version > 0 and charlie.records_version == 0
