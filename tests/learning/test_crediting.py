"""A credit is logged once: the form says of each credential whether it counts there."""

from datetime import timedelta
from decimal import Decimal

import pytest

from learning.models import Category, Credit
from network.models import Event
from tests.calendar import ago, on_that_day
from tests.learning.credit_form import ADD, form, save, ticked, told
from tests.learning.make import course, credential
from tests.learning.renewals import credit, figures, held
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def three(alice, dietitian):
    """Two count ethics in CPEU; the nurse's board counts contact hours."""
    return dietitian, held(alice, "ndtr-cdr"), held(alice, "us-ca-rn")


# ---------------------------------------------------------------- one course, three licenses
def test_one_ethics_course_moves_every_license_that_counts_it_and_one_says_why_not(signed_in, three):
    dietitian, technician, nurse = three
    made = Credit.objects.filter(title="Ethics at the bedside")
    assert save(signed_in).status_code == 302 and made.count() == 1
    assert figures(dietitian)["total"][0] == 2 == figures(technician)["total"][0]
    assert figures(dietitian)["ethics-or-health-equity"] == (1, 0) == figures(technician)["ethics-or-health-equity"]
    assert figures(nurse)["total"][0] == 0
    page = signed_in.get(made.get().get_absolute_url()).text
    assert page.count("Counts 2 toward the total, 1 toward Ethics or health equity.") == 2
    assert "Does not count. It counts in contact hours; this credit is in CPEU." in page


def test_what_is_left_out_by_the_person_moves_only_the_others(signed_in, three):
    dietitian, technician, _nurse = three
    category = Category.objects.get(credential_type=dietitian.type)
    signed_in.post(ADD, form(categories=[category.pk], not_for=[dietitian.pk]))
    assert figures(dietitian)["total"][0] == 0 and figures(technician)["total"][0] == 2
    assert "You said it does not count here." in signed_in.get(Credit.objects.get().get_absolute_url()).text


def test_before_it_is_saved_each_license_says_what_it_would_count(signed_in, three):
    page = signed_in.post(ADD, form(check="1"))
    assert not Credit.objects.exists() and "Nothing is saved yet." in page.text
    counts = {name: each.counts for name, each in told(page).items()}
    assert counts == {"RDN-CDR": True, "NDTR-CDR": True, "US-CA-RN": False}
    assert told(page)["RDN-CDR"].reasons == ["Ethics or health equity fits because the title says “ethics”."]


def test_what_counts_it_is_told_first(signed_in, three):
    signed_in.post(ADD, form(looked="true"))
    page = signed_in.get(Credit.objects.get().get_absolute_url())
    assert [each.counts for each in page.context["verdicts"]] == [True, True, False]


def test_categories_stand_under_the_credential_they_are_of(signed_in, three):
    groups = [group for group, _choices in signed_in.get(ADD).context["form"].fields["categories"].choices]
    assert groups == ["NDTR-CDR", "RDN-CDR"]


# ---------------------------------------------------------------- from a course, an event, a reading
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("course", lambda owner: course(owner, "Ethics today", finish=ago(1), minutes=120)),
        ("event", lambda owner: Event.objects.create(owner=owner, title="Ethics today", day=ago(1))),
        ("reading", lambda owner: read(owner, "Ethics today", ago(1))),
    ],
)
def test_a_source_becomes_a_credit_with_what_it_fits(signed_in, alice, dietitian, name, made):
    source = made(alice)
    page = signed_in.get(f"{ADD}?{name}={source.pk}")
    offered = page.context["form"]
    assert ticked(page) == {"Ethics or health equity"} and told(page)
    sent = form("Ethics today", looked="true", categories=offered["categories"].value())
    signed_in.post(f"{ADD}?{name}={source.pk}", {**sent, name: source.pk})
    assert getattr(Credit.objects.get(), name) == source and figures(dietitian)["ethics-or-health-equity"] == (1, 0)


def test_opening_a_filled_in_form_stores_nothing(signed_in, alice, dietitian):
    mine = course(alice, "Ethics today", finish=ago(1))
    signed_in.get(f"{ADD}?course={mine.pk}&amount=x&day=soon&delivery=%00")
    assert not Credit.objects.exists()


def test_a_duplicate_keeps_the_categories_of_the_first(signed_in, alice, dietitian):
    first = credit(alice, 1, "CPEU", "ethics-or-health-equity", title="Wound care", day=ago(3))
    page = signed_in.get(f"/learning/credits/{first.pk}/duplicate/")
    assert ticked(page) == {"Ethics or health equity"}


# ---------------------------------------------------------------- on its own page
def test_a_credit_of_an_earlier_cycle_says_that_its_day_is_outside(signed_in, alice, dietitian):
    made = credit(alice, Decimal(1), "CPEU", day=dietitian.issued - timedelta(days=400))
    assert "Its day is outside the days that count." in signed_in.get(made.get_absolute_url()).text


def test_a_credential_without_days_says_what_it_needs(signed_in, alice):
    credential(alice, "Diploma")
    made = credit(alice, 1, "hours")
    assert "Enter its dates first" in signed_in.get(made.get_absolute_url()).text


def test_without_a_credential_nothing_is_asked_or_said(signed_in, alice):
    assert "See what it counts toward" not in signed_in.get(ADD).text
    assert "What it counts toward" not in signed_in.get(credit(alice, 1, "hours").get_absolute_url()).text


def test_the_form_and_the_page_cost_the_same_whatever_was_logged(signed_in, alice, dietitian, django_assert_max_num_queries):
    for number in range(30):
        made = credit(alice, 1, "CPEU", "ethics-or-health-equity", title=f"Ethics {number}", day=ago(number))
        credential(alice, name=f"Card {number}", issued=ago(9), expires=ago(-9))
    with django_assert_max_num_queries(30):
        signed_in.post(ADD, form(check="1"))
    with django_assert_max_num_queries(35):
        signed_in.get(made.get_absolute_url())


# ---------------------------------------------------------------- in the unit that counts
def test_the_way_from_a_credential_to_a_credit_carries_its_unit(signed_in, alice):
    cma = held(alice, "cma-aama", issued=ago(1700))
    assert f'href="{ADD}?unit=points"' in signed_in.get(cma.get_absolute_url()).text
    assert signed_in.get(f"{ADD}?unit=points").context["form"]["unit"].value() == "points"


def test_without_a_total_the_unit_is_that_of_the_first_rule_a_credit_fills(signed_in, alice):
    assert f'href="{ADD}?unit=CPD%20hours"' in signed_in.get(held(alice, "uk-nmc").get_absolute_url()).text


def test_another_unit_is_named_beside_the_one_that_counts(signed_in, alice):
    held(alice, "cma-aama", issued=ago(1700))
    made = credit(alice, 2, "contact hours", "clinical")
    assert "It counts in points; this credit is in contact hours." in signed_in.get(made.get_absolute_url()).text


def test_a_credit_without_a_category_is_told_to_choose_one(signed_in, alice):
    held(alice, "cma-aama", issued=ago(1700))
    assert "Choose a category this credential counts." in signed_in.get(credit(alice, 2, "points").get_absolute_url()).text
