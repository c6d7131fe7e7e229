"""Adding a credential: its expiry is proposed from what is known of its kind, and only what was seen is saved."""

from datetime import date
from itertools import count, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.adding import next_end
from learning.models import Credential, CredentialType
from learning.renewal.anchors import Anchor
from tests.calendar import on_that_day
from tests.learning.renewals import rules

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/learning/credentials/add/"
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
ANCHORS = st.builds(
    Anchor,
    months=st.sampled_from([12, 24, 36, 60]),
    kind=st.sampled_from(["rolling", "issue-month", "fixed", "birth-month"]),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    shift=st.integers(-1, 1),
    first=st.sampled_from([1, 2]),
)


def shipped(code, **fields):
    """A published type of the catalogue, and its rules."""
    rules(code)
    return CredentialType.objects.create(slug=code, name=code.upper(), state="published", **fields)


def form(name, **fields):
    return {"type": name, "state": "held", "issued": "2025-05-17", "expires": "", **fields}


def proposed(page):
    return page.context["form"]["expires"].value()


def test_names_of_published_types_are_suggested_and_drafts_are_not(signed_in):
    shipped("rdn-cdr"), CredentialType.objects.create(slug="draft", name="Not yet")
    page = signed_in.get(ADD).text
    assert 'value="RDN-CDR"' in page and "Not yet" not in page


@pytest.mark.parametrize(
    ("code", "kind", "expires", "words"),
    [
        ("aha-bls", "card", "2027-05-31", "It lasts 24 months, to the end of that month."),
        ("cpht-ptcb", "certification", "2027-05-16", "It lasts 24 months from the day of issue."),
        ("au-nmba-rn", "registration", "2027-05-31", "It ends on May 31, every 12 months."),
        ("us-oh-rn", "license", "2027-10-31", "It ends on October 31, every 24 months."),
    ],
)
def test_the_day_is_proposed_with_its_rule_and_source_and_nothing_is_saved(signed_in, code, kind, expires, words):
    shipped(code, kind=kind)
    page = signed_in.post(ADD, form(code.upper()))
    assert proposed(page) == expires and words in page.text and "Source</a>" in page.text
    assert not Credential.objects.exists()


def test_what_was_proposed_can_be_changed_or_left_out(signed_in):
    shipped("aha-bls")
    signed_in.post(ADD, form("AHA-BLS", looked="true", expires="2027-06-30"))
    signed_in.post(ADD, form("AHA-BLS", looked="true", number="2"))
    assert {each.expires for each in Credential.objects.all()} == {date(2027, 6, 30), None}


def test_a_day_that_was_typed_is_saved_as_typed_and_nothing_is_asked(signed_in):
    shipped("aha-bls")
    assert signed_in.post(ADD, form("AHA-BLS", expires="2026-12-24")).status_code == 302
    assert Credential.objects.get().expires == date(2026, 12, 24)


def test_of_a_card_the_first_day_is_proposed_and_of_a_license_the_one_ahead(signed_in):
    shipped("aha-bls", kind="card"), shipped("cpht-ptcb")
    assert proposed(signed_in.post(ADD, form("AHA-BLS", issued="2020-01-05"))) == "2022-01-31"
    assert proposed(signed_in.post(ADD, form("CPHT-PTCB", issued="2020-01-05"))) == "2028-01-04"


def test_one_s_own_kind_proposes_by_how_long_it_lasts(signed_in, alice):
    CredentialType.objects.create(owner=alice, name="House card", cycle_months=6)
    page = signed_in.post(ADD, form("house card", issued="2026-09-30"))
    assert proposed(page) == "2027-03-29" and "It lasts 6 months from the day of issue." in page.text


def test_a_kind_nobody_knows_is_saved_at_once(signed_in):
    assert signed_in.post(ADD, form("New card")).status_code == 302


def test_another_persons_kind_proposes_nothing(signed_in, charlie):
    CredentialType.objects.create(owner=charlie, name="House card", cycle_months=6)
    assert signed_in.post(ADD, form("House card")).status_code == 302


# ---------------------------------------------------------------- the month of birth
@pytest.fixture
def nurse():
    return shipped("us-ca-rn", kind="license")


def test_the_month_of_birth_is_asked_for_where_it_decides(signed_in, nurse):
    page = signed_in.post(ADD, form("US-CA-RN"))
    assert "Month you were born in" in page.text and proposed(page) == "" and not Credential.objects.exists()
    page = signed_in.post(ADD, form("US-CA-RN", birth_month="3"))
    assert proposed(page) == "2027-04-30"


def test_it_is_kept_in_the_profile_and_not_asked_again(signed_in, alice, nurse):
    signed_in.post(ADD, form("US-CA-RN", birth_month="3", looked="true", expires="2027-04-30"))
    alice.refresh_from_db()
    assert alice.birth_month == 3
    page = signed_in.post(ADD, form("US-CA-RN", number="2"))
    assert "Month you were born in" not in page.text and proposed(page) == "2027-04-30"


def test_who_does_not_say_it_is_asked_once_and_saves_without(signed_in, nurse):
    page = signed_in.post(ADD, form("US-CA-RN", birth_month=""))
    assert page.context["form"]["looked"].value() == "true"
    assert signed_in.post(ADD, form("US-CA-RN", birth_month="", looked="true")).status_code == 302


def test_it_is_asked_at_once_on_the_way_from_the_kind_s_page(signed_in, nurse):
    assert "Month you were born in" in signed_in.get(f"{ADD}?type={nurse.pk}").text
    assert "Month you were born in" not in signed_in.get(ADD).text


@pytest.mark.parametrize("month", ["13", "0", "x", "9" * 30])
def test_a_month_that_is_none_is_refused(signed_in, alice, nurse, month):
    assert signed_in.post(ADD, form("US-CA-RN", birth_month=month)).context["form"].errors["birth_month"]
    alice.refresh_from_db()
    assert alice.birth_month is None


def test_the_settings_show_and_change_it(signed_in, alice):
    sent = {"display_name": "Alice Ng", "time_zone": "UTC", "locale": "en-us", "birth_month": "11"}
    signed_in.post("/accounts/settings/", sent)
    alice.refresh_from_db()
    assert alice.birth_month == 11 and "November" in signed_in.get("/accounts/settings/").text


# ---------------------------------------------------------------- the first cycle by the month of birth
@pytest.mark.parametrize(
    ("issued", "first", "ends"),
    [
        (date(2026, 1, 15), 2, date(2027, 4, 30)),
        (date(2026, 6, 15), 2, date(2028, 4, 30)),
        (date(2026, 4, 10), 2, date(2028, 4, 30)),
        (date(2026, 1, 15), 1, date(2026, 4, 30)),
    ],
)
def test_a_first_license_lasts_as_many_birthdays_as_its_rule_says(issued, first, ends):
    assert Anchor(24, "birth-month", shift=1, first=first).ends(issued, 1, date(2000, 3, 1)) == ends


@given(anchor=ANCHORS, issued=DAYS, today=DAYS, month=st.integers(1, 12))
def test_what_is_proposed_is_after_the_issue_and_the_nearest_end_ahead(anchor, issued, today, month):
    day, born = next_end(anchor, issued, month, today), date(2000, month, 1)
    assert day > issued and (day >= today or day.year > 2199)
    earlier = takewhile(lambda end: end < day, (anchor.ends(issued, number, born) for number in count(1)))
    assert all(end < today for end in earlier)


def test_a_form_that_is_refused_keeps_what_was_typed_and_proposes_nothing(signed_in):
    shipped("aha-bls")
    page = signed_in.post(ADD, form("AHA-BLS", issued="soon", number="B-7"))
    assert page.context["form"].errors["issued"] and page.context["form"]["number"].value() == "B-7"
    assert page.context["form"].proposed is None
