"""What a person says about themselves, each visible in effect: name, zone, locale."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from careertrack.accounts.models import User
from tests.goals.make import goal

pytestmark = pytest.mark.django_db
PAGE = "/accounts/settings/"
PROFILE = {"display_name": "Alice Ng", "time_zone": "UTC", "locale": "en-us"}
# Tuesday noon in UTC is Wednesday on Kiritimati and early Tuesday in Honolulu.
LATE = datetime(2026, 11, 24, 12, tzinfo=UTC)


def save(client, **changes):
    return client.post(PAGE, {**PROFILE, **changes}, follow=True)


def test_a_new_name_is_what_pages_call_the_person(signed_in):
    assert "Saved your settings." in save(signed_in, display_name="Ally Okafor").text
    page = signed_in.get("/").text
    assert "Ally" in page and ">AO<" in page and "Alice" not in page


def test_without_a_name_a_person_is_called_by_their_address(signed_in, alice):
    save(signed_in, display_name="")
    assert "Welcome, alice." in signed_in.get("/").text


def test_a_name_is_shown_and_never_run(signed_in):
    save(signed_in, display_name="<script>alert(1)</script>")
    page = signed_in.get("/more/").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.parametrize(("zone", "day", "greeting"), [
    ("Pacific/Kiritimati", "Wednesday, November 25", "Good evening"),
    ("Pacific/Honolulu", "Tuesday, November 24", "Good evening"),
    ("Asia/Tokyo", "Tuesday, November 24", "Good evening"),
    ("America/New_York", "Tuesday, November 24", "Good morning"),
])  # fmt: skip
@time_machine.travel(LATE, tick=False)
def test_the_zone_decides_which_day_it_is_and_the_greeting(signed_in, alice, zone, day, greeting):
    goal(alice)
    save(signed_in, time_zone=zone)
    page = signed_in.get("/").text
    assert day in page and greeting in page


@pytest.mark.parametrize(("locale", "shown"), [("en-us", "Mar 5, 2027"), ("en-gb", "5 Mar 2027")])
@time_machine.travel(LATE, tick=False)
def test_the_locale_decides_the_order_of_day_and_month(signed_in, alice, locale, shown):
    mine = goal(alice, target_day=date(2027, 3, 5))
    save(signed_in, locale=locale)
    page = signed_in.get(mine.get_absolute_url()).text
    assert shown in page and f'<html lang="{locale}"' in page


@pytest.mark.parametrize(("field", "value"), [
    ("time_zone", "Mars/Olympus"), ("time_zone", "../etc/passwd"), ("locale", "tlh"), ("display_name", "x" * 1000),
])  # fmt: skip
def test_a_refused_value_changes_nothing_and_is_not_shown_as_the_persons_own(signed_in, alice, field, value):
    response = save(signed_in, **{"display_name": "Ally Okafor", field: value})
    assert list(response.context["form"].errors) == [field] and response.context["user"].name == "Alice Ng"
    before = getattr(alice, field)
    alice.refresh_from_db()
    assert getattr(alice, field) == before


def test_the_settings_of_one_person_leave_another_alone(signed_in, charlie):
    save(signed_in, display_name="Ally", time_zone="Asia/Tokyo", pk=charlie.pk, id=charlie.pk, is_staff="on")
    charlie.refresh_from_db()
    assert (charlie.display_name, charlie.time_zone) == ("", "UTC")
    assert not User.objects.filter(is_staff=True).exists()


def test_what_leads_to_the_account_has_a_title(signed_in):
    page = signed_in.get(PAGE).text
    assert '<h2 id="account-title">Your account</h2><nav class="nav mt-2" aria-labelledby="account-title">' in page
