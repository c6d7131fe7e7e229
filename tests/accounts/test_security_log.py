"""What happened to the way into an account is told to its owner, and to the log."""

import json
import logging

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.test import Client

from careertrack.core.log import JsonLines
from careertrack.core.models import SecurityEvent
from careertrack.core.upkeep import clear_expired
from tests.accounts.door import code, confirm, second_step, sign_in, sign_out, with_app

pytestmark = pytest.mark.django_db
PAGE = "/accounts/security/"


@pytest.fixture
def lines(caplog):
    """A function that gives the security events in the log, as JSON."""
    logging.getLogger("careertrack").addHandler(caplog.handler)
    caplog.set_level(logging.INFO, "careertrack")
    yield lambda: [line for line in (json.loads(JsonLines().format(each)) for each in caplog.records) if line["what"] == "security"]
    logging.getLogger("careertrack").removeHandler(caplog.handler)


def kinds(user):
    return list(SecurityEvent.objects.for_user(user).values_list("kind", flat=True).order_by("pk"))


def test_signing_in_and_out_and_a_wrong_password_are_told(client, alice):
    sign_in(client, password="not the password")
    sign_in(client)
    sign_out(client)
    assert kinds(alice) == ["wrong password", "signed in", "signed out"]


def test_a_half_way_in_is_not_told_as_signed_in(client, alice):
    cache.clear()
    with_app(alice)
    sign_in(client)
    assert kinds(alice) == []
    second_step(client, code())
    assert kinds(alice) == ["signed in"]


def test_the_owner_sees_what_happened_where_and_nobody_elses(alice, charlie):
    here = Client(headers={"user-agent": "Ward PC"})
    sign_in(here, charlie.email, "not the password")
    sign_in(here)
    page = here.get(PAGE).text
    assert "Signed in" in page and "Ward PC" in page and "127.0.0.1" in page and "A wrong password" not in page


def test_a_change_of_email_and_password_is_told(client, alice):
    sign_in(client)
    confirm(client)
    client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    new = "another long password"
    client.post("/accounts/password/change/", {"oldpassword": "a long password", "password1": new, "password2": new})
    assert kinds(alice) == ["signed in", "email changed", "password changed"]


def test_a_change_by_an_administrator_is_told_to_the_person_and_logged(client, alice, charlie):
    charlie.is_staff = charlie.is_superuser = True
    charlie.save()
    client.force_login(charlie)
    client.post(f"/admin/accounts/user/{alice.pk}/change/", {"groups": [], "is_active": "on", "is_staff": "on"})
    assert kinds(alice) == ["changed by staff"] and LogEntry.objects.get().user == charlie


def test_an_event_in_the_log_names_keys_and_no_address_of_a_person(client, alice, lines):
    sign_in(client, password="not the password")
    sign_in(client, "nobody@example.com", "not the password")
    known, unknown = lines()
    assert (known["event"], known["person"], known["address"]) == ("wrong password", alice.pk, "127.0.0.1")
    assert "person" not in unknown and "example.com" not in json.dumps([known, unknown])


def test_a_link_that_opens_nothing_an_export_and_a_change_of_a_curator_are_in_the_log(signed_in, alice, lines):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    cache.clear()
    signed_in.get(f"/accounts/invited/{'x' * 43}/")
    signed_in.get("/goals/goals/export/")
    signed_in.post("/admin/trends/trend/add/", {"name": "Telehealth", "slug": "telehealth", "state": "draft"})
    assert [line["event"] for line in lines()] == ["link refused", "exported", "added in the admin"]


def test_the_log_is_kept_for_180_days(client, alice, time_machine):
    time_machine.move_to("2026-01-01T12:00:00Z")
    sign_in(client)
    for day, left in (("2026-06-29", 1), ("2026-07-02", 0)):
        time_machine.move_to(f"{day}T12:00:00Z")
        clear_expired()
        assert SecurityEvent.objects.count() == left
