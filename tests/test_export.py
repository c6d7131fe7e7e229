"""A list as a file: what is filtered, all of it, in values that can be computed with, and no formulae."""

import csv
import io

import pytest

from experience.models import Shift
from learning.models import Course
from network.models import Contact
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


def exported(client, url):
    answer = client.get(url)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_days_and_hours_can_be_computed_with_and_links_are_names(signed_in, alice):
    shift(place(alice), minutes=90, day=ago(1), note="Lunch", skills=[skill("Empathy"), skill("Triage")])
    (row,) = exported(signed_in, "/experience/shifts/export/")
    assert (row["Where"], row["Day"], row["Hours"], row["State"]) == ("Maple Court", "2026-11-23", "1.5", "Done")
    assert (row["What did you do?"], row["Skills practiced"]) == ("Lunch", "Empathy; Triage")


def test_only_what_is_filtered_and_all_pages_of_it(signed_in, alice, charlie):
    where = place(alice)
    Shift.objects.for_user(alice).bulk_create([Shift(owner=alice, experience=where, day=TODAY, minutes=60) for _n in range(120)])
    shift(where, state="planned", day=TODAY), shift(place(charlie))
    assert len(exported(signed_in, "/experience/shifts/export/?state=done&page=2&size=25")) == 120


def test_an_amount_has_its_currency(signed_in, alice):
    Course.objects.create(owner=alice, title="Statistics", cost="149.50", currency="GBP")
    (row,) = exported(signed_in, "/learning/courses/export/")
    assert (row["Course name"], row["Cost"], row["Currency"]) == ("Statistics", "149.50", "GBP")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "＠SUM(A1)"])
def test_a_formula_is_a_text(signed_in, alice, name):
    Contact.objects.create(owner=alice, name=name)
    (row,) = exported(signed_in, "/network/contacts/export/")
    assert row["Name"] == f"'{name}"


def test_the_list_leads_to_its_file_with_the_filter(signed_in, alice):
    Course.objects.create(owner=alice, title="Statistics")
    assert 'href="/learning/courses/export/?q=stat"' in signed_in.get("/learning/courses/?q=stat&page=1").text


def test_the_file_has_the_columns_that_were_chosen(signed_in, alice):
    Course.objects.create(owner=alice, title="Statistics", cost="149.50", currency="GBP", provider="AAMA")
    (row,) = exported(signed_in, "/learning/courses/export/?col=cost")
    assert row == {"Course name": "Statistics", "Cost": "149.50", "Currency": "GBP"}
