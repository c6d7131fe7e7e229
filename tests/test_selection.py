"""Several rows of a list at once: removed and brought back, exported, tagged; only one's own, and nonsense is passed over."""

import csv
import io

import pytest

from careertrack.core import bin
from experience.models import Experience, Shift
from learning.models import Course
from network.models import Contact, Tag
from tests.calendar import ago, on_that_day
from tests.canary import everything_of
from tests.experience.make import place, shift
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]

COURSES, PLACES, CONTACTS = (f"{url}/selected/" for url in ("/learning/courses", "/experience/places", "/network/contacts"))


def send(client, url, do, rows, **more):
    return client.post(url, {"do": do, "row": [getattr(row, "pk", row) for row in rows], **more}, follow=True)


def undo(client, page):
    return client.post(page.text.split('<form method="post" action="/bin/')[1].join(["/bin/", ""]).partition('"')[0], follow=True)


@pytest.fixture
def three(alice):
    return [course(alice, title) for title in ("Anatomy", "Statistics", "Wound care")]


@pytest.fixture
def people(alice):
    return [Contact.objects.create(owner=alice, name=name) for name in ("Anna", "Ben", "Cleo")]


def test_what_was_ticked_is_removed_and_nothing_else(signed_in, alice, three):
    page = send(signed_in, COURSES, "remove", three[:2])
    assert "Removed 2 courses." in page.text
    assert [str(each) for each in Course.objects.for_user(alice)] == ["Wound care"]


def test_one_undo_brings_back_exactly_that(signed_in, alice, three):
    bin.remove(three[2])
    page = undo(signed_in, send(signed_in, COURSES, "remove", three[:2]))
    assert "Restored 2 courses." in page.text
    assert {str(each) for each in Course.objects.for_user(alice)} == {"Anatomy", "Statistics"}


def test_what_belongs_to_them_goes_along_and_comes_back(signed_in, alice):
    one, two = place(alice), place(alice, "Riverside")
    shift(one), shift(two, day=ago(2))
    page = send(signed_in, PLACES, "remove", [one, two])
    assert "Removed 2 experiences. 2 records that belong to them went along." in page.text
    assert not Shift.objects.for_user(alice).exists()
    undo(signed_in, page)
    assert Shift.objects.for_user(alice).count() == Experience.objects.for_user(alice).count() == 2


def test_what_was_in_the_bin_before_stays_there(signed_in, alice):
    mine = place(alice)
    bin.remove(shift(mine))
    undo(signed_in, send(signed_in, PLACES, "remove", [mine]))
    assert Experience.objects.for_user(alice).exists() and not Shift.objects.for_user(alice).exists()


def test_the_bin_holds_one_removal_and_says_how_many(signed_in, three):
    send(signed_in, COURSES, "remove", three)
    (row,) = signed_in.get("/bin/").context["page_obj"].object_list
    assert (row.together, row.went_along) == (2, 0) and "together with 2 more" in signed_in.get("/bin/").text


def test_the_box_of_the_page_stands_for_its_rows(signed_in, alice, three):
    box = f'value="{",".join(str(row.pk) for row in Course.objects.for_user(alice))},"'
    assert box in signed_in.get("/learning/courses/").text
    send(signed_in, COURSES, "remove", [], page=box.split('"')[1])
    assert not Course.objects.for_user(alice).exists()


def test_a_record_of_somebody_else_is_passed_over(signed_in, charlie, three):
    theirs = course(charlie, "Theirs")
    before = everything_of(charlie)
    page = send(signed_in, COURSES, "remove", [theirs, three[0]])
    assert "Removed Anatomy." in page.text and everything_of(charlie) == before


@pytest.mark.parametrize("do", ["remove", "export", "tag", "untag"])
@pytest.mark.parametrize("key", ["", "x", "²", "-1", "9" * 30, "9" * 5000, "a\x00b"])
def test_nothing_is_done_to_nothing_and_that_is_said(signed_in, people, do, key):
    page = send(signed_in, CONTACTS, do, [key], page=key, tag="ICU")
    assert "Nothing was selected. Tick at least one row first." in page.text and not Tag.everything.exists()


@pytest.mark.parametrize("do", ["", "tag", "delete", "__class__", "post", "9" * 5000, "a\x00b"])
def test_what_cannot_be_done_is_said(signed_in, alice, three, do):
    before = everything_of(alice)
    assert "Choose what to do with what you selected." in send(signed_in, COURSES, do, three).text
    assert everything_of(alice) == before


def exported(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_what_was_ticked_is_a_file_without_formulae(signed_in, alice, three):
    three.append(course(alice, "=1+1"))
    rows = exported(send(signed_in, COURSES, "export", three[2:]))
    assert {row["Course name"] for row in rows} == {"Wound care", "'=1+1"}


def test_the_file_has_the_columns_of_the_list_it_was_ticked_in(signed_in, three):
    (row,) = exported(send(signed_in, f"{COURSES}?col=provider", "export", three[:1]))
    assert list(row) == ["Course name", "Provider"]


def test_the_list_comes_back_as_it_was(signed_in, three):
    page = send(signed_in, COURSES, "remove", three[:1], next="/learning/courses/?q=a&sort=title")
    assert page.redirect_chain[-1][0] == "/learning/courses/?q=a&sort=title"


def test_a_new_tag_is_made_once_and_put_on_all(signed_in, alice, people):
    page = send(signed_in, CONTACTS, "tag", people[:2], tag="ICU")
    assert "Tagged 2 contacts “ICU”." in page.text
    send(signed_in, CONTACTS, "tag", people, tag=" icu ")
    assert {each.name for each in Tag.objects.for_user(alice).get().contacts.all()} == {"Anna", "Ben", "Cleo"}


def test_a_tag_is_taken_off(signed_in, alice, people):
    send(signed_in, CONTACTS, "tag", people, tag="ICU")
    assert "Took the tag “ICU” off Anna." in send(signed_in, CONTACTS, "untag", people[:1], tag="ICU").text
    assert Tag.objects.for_user(alice).get().contacts.count() == 2


@pytest.mark.parametrize(("do", "tag"), [("untag", "ICU"), ("tag", ""), ("tag", "x" * 41), ("tag", "a\x00b"), ("tag", "a\u202eb")])
def test_a_tag_that_is_none_is_refused(signed_in, people, do, tag):
    page = send(signed_in, CONTACTS, do, people, tag=tag)
    assert 'class="toast toast-warn"' in page.text and not Tag.everything.exists()


def test_a_tag_of_somebody_else_is_not_the_one_put_on(signed_in, alice, charlie, people):
    theirs = Tag.objects.create(owner=charlie, name="ICU")
    send(signed_in, CONTACTS, "tag", people, tag="ICU")
    assert not theirs.contacts.exists() and Tag.objects.for_user(alice).exists()


def test_a_form_that_was_open_meanwhile_is_told_of_the_tag(signed_in, people):
    send(signed_in, CONTACTS, "tag", people[:1], tag="ICU")
    answer = signed_in.post(people[0].edit_url, {"name": "Anna", "version": people[0].version})
    assert "This was changed somewhere else" in answer.text
