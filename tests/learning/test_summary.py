"""The year of learning in figures: hours of what is completed, and what of an allowance is used."""

import pytest

from learning.models import Allowance, Reimbursement
from learning.summary import year_of_learning
from tests.calendar import TODAY, ago, on_that_day
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]


def figures(user):
    return [(each.label, each.value, each.note) for each in year_of_learning(user, TODAY)]


def back(owner, on=TODAY, **amounts):
    return Reimbursement.objects.create(owner=owner, course=course(owner, status="planned"), requested_on=on, **amounts)


def test_nothing_written_down_is_no_figure(alice):
    assert figures(alice) == []


def test_hours_are_those_of_courses_completed_this_year(alice):
    course(alice, finish=TODAY, minutes=90), course(alice, finish=ago(20), minutes=60)
    course(alice, finish=ago(400), minutes=600), course(alice, status="in-progress", finish=TODAY, minutes=600)
    assert figures(alice) == [("Hours of learning in 2026", "2.5 h", "2 courses finished")]


def test_what_was_paid_or_approved_is_used_and_what_was_asked_waits(alice):
    Allowance.objects.create(owner=alice, year=2026, amount=3000, currency="USD")
    back(alice, requested=100, approved=90, paid=80), back(alice, requested=50, approved=40), back(alice, requested=306)
    assert figures(alice) == [("Tuition support used in 2026", "$120 of $3,000", "$2,880 left; $306 waiting for approval")]


def test_another_year_another_currency_and_another_person_do_not_count(alice, charlie):
    Allowance.objects.create(owner=alice, year=2026, amount=100, currency="USD")
    back(alice, on=ago(400), requested=1, paid=1), back(alice, requested=1, paid=1, currency="EUR")
    back(charlie, requested=1, paid=1)
    assert figures(alice) == [("Tuition support used in 2026", "$0 of $100", "$100 left")]


def test_they_stand_on_the_page(signed_in, alice):
    course(alice, finish=TODAY, minutes=90)
    assert "Hours of learning in 2026" in signed_in.get("/learning/").text
