"""The bin: what was removed, when, with what, and the way back."""

import uuid

import pytest

from careertrack.core import bin
from experience.models import Shift
from learning.models import Course
from skills.models import Skill
from tests.calendar import ago, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]


def skill_of(owner):
    return Skill.objects.create(owner=owner, name="Reading an ECG")


def names(page):
    return [str(record) for record in page.context["page_obj"].object_list]


def test_an_empty_bin_says_so(signed_in):
    assert "The bin is empty." in signed_in.get("/bin/").text


def test_the_bin_says_what_when_and_with_what(signed_in, alice):
    mine = place(alice, "Maple Court")
    shift(mine), shift(mine)
    bin.remove(mine)
    assert "Experience, removed Nov 24, 12:00, with 2 records that belong to it" in signed_in.get("/bin/").text


def test_what_belongs_to_a_removed_record_has_no_row_of_its_own(signed_in, alice):
    mine = place(alice, "Maple Court")
    shift(mine)
    bin.remove(mine)
    assert names(signed_in.get("/bin/")) == ["Maple Court"]


def test_the_moment_of_removal_is_in_the_persons_own_time(signed_in, alice):
    alice.time_zone, alice.locale = "Asia/Tokyo", "en-gb"
    alice.save()
    bin.remove(goal(alice))
    assert "removed 24 Nov, 21:00" in signed_in.get("/bin/").text


def test_the_newest_removal_comes_first_whatever_its_kind(signed_in, alice, time_machine):
    for n, record in enumerate([course(alice, "First"), goal(alice, "Second"), place(alice, "Third")]):
        time_machine.move_to(f"2026-11-24T1{n}:00Z", tick=False)
        bin.remove(record)
    assert names(signed_in.get("/bin/")) == ["Third", "Second", "First"]


def test_nobody_elses_removals_are_shown(signed_in, charlie):
    bin.remove(course(charlie, "Theirs"))
    assert "Theirs" not in signed_in.get("/bin/").text


@pytest.mark.parametrize(("number", "shown"), [("", 50), ("2", 1), ("99", 1), ("x", 50)])
def test_a_full_bin_comes_in_pages(signed_in, alice, number, shown):
    for n in range(51):
        bin.remove(course(alice, f"Course {n}"))
    assert len(names(signed_in.get("/bin/", {"page": number}))) == shown


def test_restoring_brings_back_the_record_with_what_belongs_to_it(signed_in, alice):
    mine = place(alice, "Maple Court")
    shift(mine, day=ago(3))
    bin.remove(mine)
    page = signed_in.post(f"/bin/{mine.form_key}/restore/", {"next": "/bin/"}, follow=True)
    assert "Restored Maple Court" in page.text and "The bin is empty." in page.text
    assert Shift.objects.for_user(alice).get().experience == mine


def test_a_restored_record_is_shown_in_its_list(signed_in, alice):
    mine = course(alice, "Wound care basics")
    bin.remove(mine)
    response = signed_in.post(f"/bin/{mine.form_key}/restore/", follow=True)
    assert response.request["PATH_INFO"] == "/learning/courses/" and "Wound care basics" in response.text


@pytest.mark.parametrize("page", ["", "edit/"])
def test_the_address_of_a_removed_record_leads_its_owner_to_the_bin(signed_in, alice, page):
    mine = shift(place(alice))
    bin.remove(mine.experience)
    response = signed_in.get(f"{mine.get_absolute_url()}{page}")
    assert response.status_code == 404 and "<h1>This is in the bin</h1>" in response.text and 'href="/bin/">Open' in response.text


def test_a_form_sent_to_a_removed_record_changes_nothing_and_says_where_it_is(signed_in, alice):
    mine = course(alice)
    bin.remove(mine)
    response = signed_in.post(mine.edit_url, {"title": "Another", "version": mine.version})
    assert response.status_code == 404 and "This is in the bin" in response.text
    assert Course.everything.get().title == mine.title


@pytest.mark.parametrize("make", [goal, skill_of])
def test_to_anybody_else_a_removed_record_never_was(client, alice, charlie, make):
    mine, never = make(alice), make(alice)
    address = never.get_absolute_url()
    bin.remove(mine), never.delete()
    client.force_login(charlie)
    gone, missing = client.get(mine.get_absolute_url()), client.get(address)
    assert (gone.status_code, gone.content, gone.headers.items()) == (404, missing.content, missing.headers.items())


def test_a_removed_skill_of_ones_own_says_where_it_is(signed_in, alice):
    mine = skill_of(alice)
    bin.remove(mine)
    assert "This is in the bin" in signed_in.get(mine.get_absolute_url()).text


def test_looking_at_the_way_back_restores_nothing(signed_in, alice):
    mine = course(alice)
    bin.remove(mine)
    assert signed_in.get(f"/bin/{mine.form_key}/restore/").status_code == 405
    assert names(signed_in.get("/bin/")) == [str(mine)]


def test_restored_by_two_clicks_both_say_so(signed_in, alice):
    mine = course(alice)
    bin.remove(mine)
    for _click in (1, 2):
        assert f"Restored {mine}." in signed_in.post(f"/bin/{mine.form_key}/restore/", follow=True).text


def test_restoring_what_never_was_or_is_somebody_elses_is_not_found(signed_in, charlie):
    codes = [signed_in.post(f"/bin/{key}/restore/").status_code for key in (course(charlie).form_key, uuid.uuid4())]
    assert codes == [404, 404]
