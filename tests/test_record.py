"""What a record promises: saved once, never over a newer text, removed and restored as a whole."""

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from careertrack.core import bin
from experience.models import Experience, Shift
from learning.models import Course, Credential
from network.models import Contact
from skills.models import Rating, Skill
from tests.named import credential_type, organisation

pytestmark = pytest.mark.django_db

ADD = "/learning/courses/add/"


def course(owner, **fields):
    return Course.objects.create(owner=owner, **{"title": "Anatomy", **fields})


def typed(**fields):
    return {"title": "Anatomy", "kind": "short", "status": "planned", "currency": "USD", **fields}


def edit(client, record, **fields):
    return client.post(record.edit_url, typed(**{"version": record.version, **fields}))


def test_a_form_sent_twice_is_one_record(signed_in, alice):
    form = typed(form_key=str(uuid.uuid4()))
    first, second = signed_in.post(ADD, form), signed_in.post(ADD, form)
    assert first.url == second.url
    assert Course.objects.for_user(alice).count() == 1


def test_the_same_form_with_other_words_is_a_question(signed_in, alice):
    key = str(uuid.uuid4())
    signed_in.post(ADD, typed(form_key=key))
    response = signed_in.post(ADD, typed(form_key=key, title="Physiology"))
    assert "was saved already" in response.text and "Physiology" in response.text
    signed_in.post(ADD, typed(form_key=response.context["form"].data["form_key"], title="Physiology"))
    assert Course.objects.for_user(alice).count() == 2


def test_a_form_sent_again_after_undo_is_a_question(signed_in, alice):
    form = typed(form_key=str(uuid.uuid4()))
    signed_in.post(ADD, form)
    bin.remove(Course.objects.for_user(alice).get())
    assert "removed it again" in signed_in.post(ADD, form).text
    assert not Course.objects.for_user(alice).exists()


def test_another_person_may_use_the_same_key(signed_in, charlie):
    key = uuid.uuid4()
    course(charlie, form_key=key)
    assert signed_in.post(ADD, typed(form_key=str(key))).status_code == 302


def test_saving_over_a_newer_text_shows_both_and_stores_nothing(signed_in, alice):
    mine = course(alice)
    course_elsewhere = Course.objects.get(pk=mine.pk)
    course_elsewhere.title = "Saved on the phone"
    course_elsewhere.save()
    response = edit(signed_in, mine, title="Typed on the ward PC")
    assert "Saved on the phone" in response.text and "Typed on the ward PC" in response.text
    assert Course.objects.get().title == "Saved on the phone"
    edit(signed_in, mine, title="Typed on the ward PC", version=response.context["form"].data["version"])
    assert Course.objects.get().title == "Typed on the ward PC"


def test_what_belongs_to_a_record_goes_with_it_and_comes_back_with_it(alice):
    place = Experience.objects.create(owner=alice, organisation=organisation(alice, "Maple Court"))
    shifts = [Shift.objects.create(owner=alice, experience=place, day=f"2026-01-0{n}", minutes=60) for n in (1, 2, 3)]
    bin.remove(shifts[0])
    assert bin.remove(place) == 2
    bin.restore(alice, place.form_key)
    assert set(Shift.objects.for_user(alice)) == set(shifts[1:])


def test_a_child_waits_for_its_parent(alice):
    place = Experience.objects.create(owner=alice, organisation=organisation(alice, "Maple Court"))
    shift = Shift.objects.create(owner=alice, experience=place, day="2026-01-01", minutes=60)
    bin.remove(shift)
    bin.remove(place)
    with pytest.raises(bin.CannotRestore, match="Maple Court"):
        bin.restore(alice, shift.form_key)
    assert not Shift.objects.for_user(alice).exists()


def test_restoring_into_a_taken_place_says_what_is_in_the_way(signed_in, alice):
    skill = Skill.objects.create(slug="empathy", name="Empathy", state="published")
    old = Rating.objects.create(owner=alice, skill=skill, level=2, day="2026-01-01")
    bin.remove(old)
    Rating.objects.create(owner=alice, skill=skill, level=3, day="2026-01-01")
    response = signed_in.post(f"/bin/{old.form_key}/restore/", {"next": "/bin/"}, follow=True)
    assert "You already rated this skill on this day" in response.text
    assert Rating.objects.for_user(alice).count() == 1


def test_the_bin_restores_with_one_button(signed_in, alice):
    mine = course(alice)
    assert "Removed Anatomy" in signed_in.post(mine.remove_url, follow=True).text
    assert "Anatomy" in signed_in.get("/bin/").text
    assert "Restored Anatomy" in signed_in.post(f"/bin/{mine.form_key}/restore/", follow=True).text
    assert Course.objects.for_user(alice).get() == mine


def test_anothers_removal_does_not_exist(signed_in, charlie):
    theirs = course(charlie)
    bin.remove(theirs)
    assert signed_in.post(f"/bin/{theirs.form_key}/restore/").status_code == 404
    assert Course.everything.get().removed_at


def test_undo_pressed_twice_is_no_error(signed_in, alice):
    mine = course(alice)
    signed_in.post(mine.remove_url)
    assert signed_in.post(mine.remove_url).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        lambda rows, record: record.save(),
        lambda rows, record: rows.update(provider="x"),
        lambda rows, record: rows.bulk_update([record], ["title"]),
        lambda rows, record: rows.bulk_create([Course(owner=record.owner, title="Two")]),
        lambda rows, record: rows.delete(),
        lambda rows, record: record.delete(),
        lambda rows, record: bin.remove(record),
    ],
)
def test_every_change_counts_for_its_owner_alone(alice, charlie, change):
    record = course(alice)
    alice.refresh_from_db()
    before = alice.records_version, charlie.records_version
    change(Course.objects.for_user(alice), record)
    alice.refresh_from_db()
    charlie.refresh_from_db()
    assert alice.records_version > before[0] and charlie.records_version == before[1]


def test_search_text_is_folded_however_it_is_saved(alice):
    one = course(alice, title="Café CRÈME", notes="Straße")
    two = Course.objects.for_user(alice).bulk_create([Course(owner=alice, title="ÉCOLE")])[0]
    assert "cafe creme" in one.search_text and "strasse" in one.search_text
    assert "ecole" in two.search_text


def test_a_visitor_owns_nothing(alice):
    course(alice)
    assert not Course.objects.for_user(AnonymousUser()).exists()


def test_a_form_offers_only_ones_own_and_refuses_anothers(signed_in, alice, charlie):
    theirs = Experience.objects.create(owner=charlie, organisation=organisation(charlie, "Charlie’s ward"))
    Experience.objects.create(owner=alice, organisation=organisation(alice, "My ward"))
    page = signed_in.get(f"/experience/shifts/add/?experience={theirs.pk}").text
    assert "My ward" in page and "Charlie’s ward" not in page
    response = signed_in.post("/experience/shifts/add/", {"experience": theirs.pk, "day": "2026-01-01", "minutes": "4"})
    assert "Select a valid choice" in response.text and not Shift.everything.exists()


def test_a_link_to_anothers_record_is_refused_by_the_record_itself(alice, charlie):
    theirs = Experience.objects.create(owner=charlie, organisation=organisation(charlie, "Charlie’s ward"))
    with pytest.raises(ValidationError):
        Shift(owner=alice, experience=theirs, day="2026-01-01", minutes=60).full_clean()


def test_a_second_rating_on_one_day_is_a_message_and_not_an_error(signed_in, alice):
    skill = Skill.objects.create(slug="empathy", name="Empathy", state="published")
    form = {"skill": skill.pk, "level": 2, "day": "2026-01-01", "rated_by": "self"}
    signed_in.post("/skills/ratings/add/", form)
    assert "You already rated this skill on this day" in signed_in.post("/skills/ratings/add/", form).text
    assert Rating.objects.for_user(alice).count() == 1


def test_an_edit_keeps_a_link_into_the_bin(signed_in, alice):
    contact = Contact.objects.create(owner=alice, name="Denise")
    place = Experience.objects.create(owner=alice, organisation=organisation(alice, "Maple Court"), supervisor=contact)
    bin.remove(contact)
    form = {"organisation": "Maple Court", "kind": "volunteer", "setting": "clinic", "supervisor": contact.pk, "version": 1}
    assert signed_in.post(place.edit_url, form).status_code == 302
    place.refresh_from_db()
    assert (place.setting, place.supervisor_id) == ("clinic", contact.pk)
    assert "Denise (in the bin)" in signed_in.get(place.get_absolute_url()).text


def test_links_are_shown_from_either_side(signed_in, alice):
    contact = Contact.objects.create(owner=alice, name="Denise")
    place = Experience.objects.create(owner=alice, organisation=organisation(alice, "Maple Court"), supervisor=contact)
    assert "Denise" in signed_in.get(place.get_absolute_url()).text
    assert "Maple Court" in signed_in.get(contact.get_absolute_url()).text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_next_never_leaves_the_site(signed_in, alice, target):
    assert signed_in.post(course(alice).remove_url, {"next": target}).url == "/learning/courses/"


def test_a_removed_record_is_not_found_and_its_credential_twin_is(signed_in, alice):
    twin = Credential.objects.create(owner=alice, type=credential_type(alice, "Twin"))
    mine = course(alice)
    bin.remove(mine)
    assert signed_in.get(mine.get_absolute_url()).status_code == 404
    assert signed_in.get(twin.get_absolute_url()).status_code == 200
