"""A certificate that is missing is a filter, a badge, a page and a suggestion, until its file is there."""

import pytest

from careertrack.core.answers import Urgency
from careertrack.evidence.models import missing, proved_by
from careertrack.overview.today import Today
from learning.models import Course, Credential, Credit
from tests.calendar import TODAY, on_that_day
from tests.evidence.make import file
from tests.learning.make import course, credential, credit

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def three(alice):
    return course(alice, finish=TODAY), credential(alice), credit(alice)


@pytest.mark.parametrize("model", [Course, Credential, Credit], ids=lambda model: model.__name__)
def test_its_list_shows_which_have_none_until_one_is_kept(signed_in, alice, three, model):
    mine = next(each for each in three if type(each) is model)
    there = f"/learning/{model._meta.verbose_name_plural}/"
    assert list(signed_in.get(there, {"certificate": "missing"}).context["object_list"]) == [mine]
    assert "No certificate" in signed_in.get(there).text
    mine.files.add(file(alice))
    assert not signed_in.get(there, {"certificate": "missing"}).context["object_list"]
    assert list(signed_in.get(there, {"certificate": "kept"}).context["object_list"]) == [mine]
    assert "No certificate" not in signed_in.get(there).text


def test_its_page_says_so_beside_the_place_to_add_it(signed_in, three):
    assert "No certificate" in signed_in.get(three[0].get_absolute_url()).text


def test_a_file_in_the_bin_proves_nothing(signed_in, alice, three):
    three[0].files.add(kept := file(alice))
    assert not missing(Course.objects.for_user(alice)).exists()
    signed_in.post(kept.remove_url)
    assert missing(Course.objects.for_user(alice)).get() == three[0]


@pytest.mark.parametrize("status", ["planned", "in-progress", "dropped"])
def test_nobody_asks_for_one_of_a_course_that_was_not_completed(alice, status):
    course(alice, status=status)
    assert not missing(Course.objects.for_user(alice)).exists()


def test_nor_of_a_credential_that_is_not_held_or_of_a_declaration(alice):
    credential(alice, state="planned"), credit(alice, kind="declaration", amount=None)
    assert not missing(Credential.objects.for_user(alice)).exists() and not missing(Credit.objects.for_user(alice)).exists()


def test_the_certificate_of_a_course_proves_its_credit(alice):
    taken = course(alice)
    earned = credit(alice, course=taken)
    taken.files.add(kept := file(alice))
    assert not missing(Credit.objects.for_user(alice)).exists()
    assert proved_by([earned]) == {earned.pk: [kept]}


def test_a_file_proves_a_credit_once_its_own_before_that_of_its_source(alice):
    taken, own = course(alice), file(alice, 1)
    earned = credit(alice, course=taken)
    both = file(alice, 2)
    taken.files.add(both), earned.files.add(own, both)
    assert proved_by([earned])[earned.pk] == [both, own]


def test_what_proves_many_costs_as_much_as_what_proves_one(alice, django_assert_num_queries):
    taken = course(alice)
    many = [credit(alice, title=str(n), course=taken) for n in range(10)]
    for n, each in enumerate(many):
        each.files.add(file(alice, n))
    with django_assert_num_queries(3):
        assert len(proved_by(Credit.objects.for_user(alice).select_related("course"))) == 10


def test_today_asks_for_them_below_everything_else(alice, three):
    found = Today(alice).suggestions
    last = found[-1]
    assert (last.title, last.urgency, last.url) == ("Add 3 missing certificates", Urgency.UNPROVED, "/files/missing/")


def test_one_page_lists_them_by_kind(signed_in, three):
    page = signed_in.get("/files/missing/").text
    assert all(f'href="{each.get_absolute_url()}#evidence"' in page for each in three)


def test_when_none_is_missing_it_says_so(signed_in, alice, three):
    for each in three:
        each.files.add(file(alice, each.pk * 10 + len(str(each))))
    assert "No certificate is missing" in signed_in.get("/files/missing/").text
    assert Urgency.UNPROVED not in {each.urgency for each in Today(alice).suggestions}


def test_anothers_missing_certificates_are_theirs(signed_in, charlie):
    course(charlie, title="Their course")
    assert "Their course" not in signed_in.get("/files/missing/").text
