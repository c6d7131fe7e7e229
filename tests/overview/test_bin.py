"""The bin: what was removed, when, with what, and the way back."""

import uuid

import pytest

from careertrack.core import bin
from experience.models import Shift
from tests.calendar import ago, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]


def names(page):
    return [str(record) for record in page.context["page_obj"].object_list]


def test_an_empty_bin_says_so(signed_in):
    assert "The bin is empty." in signed_in.get("/bin/").text


def test_the_bin_says_what_when_and_with_what(signed_in, alice):
    mine = place(alice, "Maple Court")
    shift(mine), shift(mine)
    bin.remove(mine)
    assert "experience, removed Nov 24, 12:00, with 2 records that belong to it" in signed_in.get("/bin/").text


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


def test_looking_at_the_way_back_restores_nothing(signed_in, alice):
    mine = course(alice)
    bin.remove(mine)
    assert signed_in.get(f"/bin/{mine.form_key}/restore/").status_code == 405
    assert names(signed_in.get("/bin/")) == [str(mine)]


def test_restoring_twice_or_what_never_was_is_not_found(signed_in, alice):
    mine = course(alice)
    bin.remove(mine)
    codes = [signed_in.post(f"/bin/{key}/restore/").status_code for key in (mine.form_key, mine.form_key, uuid.uuid4())]
    assert codes == [302, 404, 404]
