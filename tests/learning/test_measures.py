"""`learning.courses` and `learning.credentials`: what counts, and why the rest does not."""

import pytest

from careertrack.core import bin
from learning.measures import COURSES, CREDENTIALS
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import course, credential
from tests.measured import measured

pytestmark = [pytest.mark.django_db, on_that_day]


def test_courses_count_on_the_first_and_last_day_and_not_beyond(alice):
    inside = {course(alice, finish=day) for day in (ago(10), ago(5), TODAY)}
    before, after = course(alice, finish=ago(11)), course(alice, finish=ahead(1))
    counted, left_out = measured(alice, COURSES.ask(start=ago(10), end=TODAY))
    assert (counted, left_out) == (inside, {before: "Before the period", after: "After the period"})


@pytest.mark.parametrize("status", ["planned", "in-progress", "dropped"])
def test_a_course_not_completed_is_left_out_whatever_its_day(alice, status):
    rows = [course(alice, status=status, finish=TODAY), course(alice, status=status, finish=ago(999))]
    assert measured(alice, COURSES.ask(start=ago(10))) == (set(), dict.fromkeys(rows, "Not completed"))


def test_a_completed_course_without_a_day_is_left_out_even_without_a_window(alice):
    undated = course(alice)
    assert measured(alice, COURSES.ask()) == (set(), {undated: "No day given"})


@pytest.mark.parametrize(("name", "value", "other"), [("kind", "online", "workshop"), ("funding", "employer", "")])
def test_only_the_courses_asked_for_count(alice, name, value, other):
    here, there = (course(alice, finish=TODAY, **{name: each}) for each in (value, other))
    assert measured(alice, COURSES.ask(**{name: value})) == ({here}, {there: f"Another {name}"})


def test_several_kinds_may_be_asked_for_at_once(alice):
    here = {course(alice, finish=TODAY, kind=kind) for kind in ("online", "workshop")}
    there = course(alice, finish=TODAY, kind="degree")
    assert measured(alice, COURSES.ask(kind=("online", "workshop"))) == (here, {there: "Another kind"})


def test_a_course_in_the_bin_is_not_even_looked_at(alice, charlie):
    bin.remove(course(alice, finish=TODAY)), course(charlie, finish=TODAY)
    assert measured(alice, COURSES.ask()) == (set(), {})


def test_credentials_count_from_the_day_of_issue_to_the_day_of_expiry(alice):
    held = {credential(alice, issued=TODAY), credential(alice, expires=TODAY), credential(alice)}
    lapsed, coming = credential(alice, expires=ago(1)), credential(alice, issued=ahead(1))
    assert measured(alice, CREDENTIALS.ask()) == (held, {lapsed: "Expired", coming: "Not issued yet"})


def test_credentials_are_counted_as_they_were_on_the_last_day_asked_for(alice):
    lapsed, new = credential(alice, expires=ago(10)), credential(alice, issued=ago(5))
    assert measured(alice, CREDENTIALS.ask(end=ago(10))) == ({lapsed}, {new: "Not issued yet"})
    assert measured(alice, CREDENTIALS.ask(start=ago(99), end=ago(5))) == ({new}, {lapsed: "Expired"})


@pytest.mark.parametrize("state", ["planned", "given-up"])
def test_a_credential_not_held_is_left_out(alice, state):
    mine = credential(alice, state=state, expires=ago(9))
    assert measured(alice, CREDENTIALS.ask()) == (set(), {mine: "Not held"})


def test_only_the_credential_asked_for_counts(alice):
    here, there = credential(alice), credential(alice, name="RN licence")
    assert measured(alice, CREDENTIALS.ask(credential=here.pk)) == ({here}, {there: "Another credential"})


def test_a_credential_in_the_bin_is_not_even_looked_at(alice, charlie):
    bin.remove(credential(alice)), credential(charlie)
    assert measured(alice, CREDENTIALS.ask()) == (set(), {})
