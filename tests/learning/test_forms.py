"""Courses and credentials: what their forms take, and what they refuse with a sentence at the field."""

from datetime import date
from decimal import Decimal

import pytest

from learning.models import Course, Credential, Credit
from tests.calendar import TODAY, on_that_day
from tests.learning.make import credential
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

COURSES, CREDENTIALS = "/learning/courses/add/", "/learning/credentials/add/"
CREDITS, CREDIT = "/learning/credits/add/", {"title": "Sepsis update", "kind": "credit", "day": "2026-11-20"}
NOT_A_NUMBER = "Enter an amount as a number, like 1 or 1.5."
NOT_A_PARTIAL_DAY = "Enter a real date, like 2026-11-23; a month, like 2026-11, or a year will do."
NOT_A_DAY, NOT_IN_CALENDAR = "Enter a real date, like 2026-11-23.", "Enter a date between 1900 and 2199."
NOT_HOURS, NOT_MONEY = "Enter hours as a number, like 4, 1.5, 1:30 or 4h30.", "Enter an amount as a number, like 40 or 149.50."
LIMITS = "Enter an amount from 0 to 10,000,000."


def course(**fields):
    return {"title": "Wound care basics", "kind": "short", "status": "planned", "currency": "USD", **fields}


def card(**fields):
    return {"type": "BLS Provider", "state": "held", **fields}


def test_a_course_keeps_all_that_was_typed(signed_in):
    form = course(provider="City College", kind="online", status="completed", start="2026-09-01", finish="2026-11-24")
    more = {"minutes": "12.5", "cost": "149.50", "currency": "CAD", "funding": "employer", "notes": "With a lab day"}
    assert signed_in.post(COURSES, {**form, **more}).status_code == 302
    made = Course.objects.get()
    assert (made.provider, made.kind, made.status, made.notes) == ("City College", "online", "completed", "With a lab day")
    assert (made.start, made.finish, made.minutes) == (date(2026, 9, 1), TODAY, 750)
    assert (made.cost, made.currency, made.funding) == (Decimal("149.50"), "CAD", "employer")


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1,000", "1000"), ("12,50", "12.50"), ("1,250.50", "1250.50"), ("1.250,5", "1250.50"), (",5", "0.50"), (" 40 ", "40")],
)
def test_a_cost_is_read_however_it_is_written(signed_in, written, amount):
    signed_in.post(COURSES, course(cost=written))
    assert Course.objects.get().cost == Decimal(amount)


@pytest.mark.parametrize("typed", ["4.5", "4,5", "4½", "4:30", "4h30", "4 h 30", "270 min"])
def test_a_course_and_a_credit_of_hours_read_the_same_spellings(signed_in, typed):
    signed_in.post(COURSES, course(minutes=typed))
    signed_in.post(CREDITS, {**CREDIT, "amount": typed, "unit": "CE hours"})
    assert (Course.objects.get().minutes, Credit.objects.get().amount) == (270, Decimal("4.5"))


def test_a_credit_of_other_units_than_hours_is_not_told_in_hours(signed_in):
    assert refused(signed_in, CREDITS, {**CREDIT, "amount": "4h30", "unit": "CEU"}, "amount") == NOT_A_NUMBER
    assert refused(signed_in, CREDITS, {**CREDIT, "amount": "4:20", "unit": "CE hours"}, "amount").startswith("Enter two decimals")


@pytest.mark.parametrize(
    ("locale", "currency"), [("en-us", "USD"), ("en-gb", "GBP"), ("en-ie", "EUR"), ("en-ca", "CAD"), ("en-au", "AUD")]
)
def test_a_new_course_is_filled_in_with_the_currency_of_the_person(signed_in, alice, locale, currency):
    alice.locale = locale
    alice.save()
    assert signed_in.get(COURSES).context["form"]["currency"].value() == currency


def test_an_edit_keeps_the_currency_that_was_chosen(signed_in, alice):
    alice.locale = "en-gb"
    alice.save()
    mine = Course.objects.create(owner=alice, title="Anatomy", cost=10, currency="CAD")
    assert signed_in.get(mine.edit_url).context["form"]["currency"].value() == "CAD"


def test_a_course_needs_no_dates_hours_or_cost(signed_in):
    signed_in.post(COURSES, course())
    made = Course.objects.get()
    assert (made.start, made.finish, made.minutes, made.cost) == (None, None, None, None)


@pytest.mark.parametrize("status", ["planned", "in-progress", "dropped"])
def test_a_course_not_completed_may_finish_in_the_future(signed_in, status):
    signed_in.post(COURSES, course(status=status, finish="2027-05-31"))
    assert Course.objects.get().finish == date(2027, 5, 31)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"title": " "}, "title", "Enter the course name."),
        (
            {"start": "2027-01-11", "finish": "2027-01-10"},
            "finish",
            "Finish date: enter Jan 11, 2027 or a later day.",
        ),
        ({"status": "completed"}, "finish", "Enter the day you finished; it decides which year this counts in."),
        (
            {"status": "completed", "finish": "2026-11-25"},
            "finish",
            "This day is still ahead. Choose “In progress”, or change the day.",
        ),
        ({"start": "2026-02-31"}, "start", NOT_A_PARTIAL_DAY),
        ({"start": "0001-01-01"}, "start", NOT_IN_CALENDAR),
        ({"finish": "9999-12-31"}, "finish", NOT_IN_CALENDAR),
        ({"minutes": "four"}, "minutes", NOT_HOURS),
        ({"minutes": "-4"}, "minutes", NOT_HOURS),
        ({"minutes": "1:75"}, "minutes", NOT_HOURS),
        ({"minutes": "1,000,000"}, "minutes", "Enter 999,999 hours at most."),
        ({"cost": "free"}, "cost", NOT_MONEY),
        ({"cost": "NaN"}, "cost", NOT_MONEY),
        ({"cost": "-1"}, "cost", LIMITS),
        ({"cost": "10000000.01"}, "cost", LIMITS),
        ({"cost": "9" * 30}, "cost", LIMITS),
        ({"cost": "1,00,0"}, "cost", NOT_MONEY),
        ({"cost": "1.999"}, "cost", "Enter two decimals at most, like 149.50."),
    ],
)
def test_a_course_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, COURSES, course(**wrong), field) == sentence


def test_a_credential_keeps_all_that_was_typed(signed_in):
    form = card(issuer="AHA", number="BLS-0042-l1O", issued="2025-11-24", expires="2027-11-30", notes="Renewed on site")
    assert signed_in.post(CREDENTIALS, form).status_code == 302
    made = Credential.objects.get()
    assert (str(made.type), made.issuer, made.number, made.state) == ("BLS Provider", "AHA", "BLS-0042-l1O", "held")
    assert (made.issued, made.expires, made.notes) == (date(2025, 11, 24), date(2027, 11, 30), "Renewed on site")


@pytest.mark.parametrize(
    ("issued", "expires"),
    [("", ""), ("2026-01-01", ""), ("", "2020-02-29"), ("2026-11-24", "2026-11-24"), ("1900-01-01", "2199-12-31")],
)
def test_a_credential_may_have_either_day_or_none(signed_in, issued, expires):
    signed_in.post(CREDENTIALS, card(issued=issued, expires=expires))
    made = Credential.objects.get()
    assert [str(day or "") for day in (made.issued, made.expires)] == [issued, expires]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"type": ""}, "type", "Enter the credential."),
        ({"issued": "2026-11-24", "expires": "2026-11-23"}, "expires", "Expiry date: enter Nov 24 or a later day."),
        ({"issued": "2026-02-31"}, "issued", NOT_A_DAY),
        ({"expires": "2027-02-29"}, "expires", NOT_A_DAY),
        ({"issued": "0001-01-01"}, "issued", NOT_IN_CALENDAR),
        ({"expires": "2200-01-01"}, "expires", NOT_IN_CALENDAR),
        ({"issued": "2026-11-25"}, "issued", "This day is still ahead. Choose “Planned”, or change the day."),
        ({"number": "1" * 81}, "number", "Ensure this value has at most 80 characters (it has 81)."),
    ],
)
def test_a_credential_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, CREDENTIALS, card(**wrong), field) == sentence


@pytest.mark.parametrize("state", ["planned", "given-up"])
def test_a_credential_not_held_may_be_issued_in_the_future(signed_in, state):
    signed_in.post(CREDENTIALS, card(state=state, issued="2026-11-25"))
    assert Credential.objects.get().issued == date(2026, 11, 25)


def test_an_edit_that_is_refused_leaves_the_credential_as_it_was(signed_in, alice):
    mine = credential(alice, issued=TODAY)
    form = card(type="Something else", issued="2026-11-24", expires="2026-11-01", version=mine.version)
    assert "enter Nov 24 or a later day" in refused(signed_in, mine.edit_url, form, "expires")
