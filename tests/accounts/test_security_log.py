"""What happened to the way into an account is told to its owner, and to the log."""

import json
import logging
from urllib.parse import urlsplit

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from careertrack import settings as product
from careertrack.accounts.models import Invitation
from careertrack.core.log import JsonLines
from careertrack.core.models import SecurityEvent
from careertrack.core.upkeep import clear_expired
from tests.accounts.door import code, confirm, second_step, sign_in, sign_out, with_app
from tests.experience.make import place, shift, sign_off

pytestmark = pytest.mark.django_db
PAGE = "/accounts/security/"


@pytest.fixture
def lines(caplog):
    """A function that gives the security events in the log, as JSON."""
    logging.getLogger("careertrack").addHandler(caplog.handler)
    caplog.set_level(logging.INFO, "careertrack")
    yield lambda: [line for line in (json.loads(JsonLines().format(each)) for each in caplog.records) if line["what"] == "security"]
    logging.getLogger("careertrack").removeHandler(caplog.handler)


@pytest.fixture
def staff_in(signed_in, alice):
    alice.is_staff = True
    alice.save()
    return signed_in


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


# ---------------------------------------------------------------- the second step
@pytest.fixture
def at_the_second_step(client, alice):
    """After the password, with an app and recovery codes."""
    cache.clear()
    RecoveryCodes.activate(with_app(alice))
    sign_in(client)
    return client


def test_a_wrong_code_is_told_once_for_each(at_the_second_step, alice, lines):
    second_step(at_the_second_step, "000000")
    assert kinds(alice) == ["wrong code"] and [line["event"] for line in lines()][-1] == "wrong code"


def test_a_recovery_code_that_lets_in_is_told_before_the_sign_in(at_the_second_step, alice):
    (spare, *_rest) = RecoveryCodes(alice.authenticator_set.get(type="recovery_codes")).generate_codes()
    second_step(at_the_second_step, spare)
    assert kinds(alice) == ["recovery code used", "signed in"]


def test_a_code_of_the_app_is_told_as_the_sign_in_only(at_the_second_step, alice):
    second_step(at_the_second_step, code())
    assert kinds(alice) == ["signed in"]


def test_a_passkey_that_does_not_match_is_told(at_the_second_step, alice):
    at_the_second_step.post("/accounts/2fa/authenticate/", {"credential": '{"id": "x"}'})
    assert kinds(alice) == ["wrong passkey"]


def test_a_passkey_of_nobody_is_in_the_log_of_the_server_alone(client, alice, lines):
    client.post("/accounts/2fa/webauthn/login/", {"credential": '{"id": "x"}'})
    assert [(line["event"], line.get("person")) for line in lines()] == [("wrong passkey", None)] and kinds(alice) == []


def test_a_wrong_code_when_it_is_asked_again_is_told(client, alice):
    sign_in(client)
    cache.clear()
    with_app(alice)
    client.post("/accounts/2fa/reauthenticate/", {"code": "000000"})
    assert kinds(alice) == ["signed in", "wrong code"]


def test_new_codes_and_a_removed_app_are_told(client, alice, django_capture_on_commit_callbacks):
    RecoveryCodes.activate(with_app(alice))
    sign_in(client)
    second_step(client, code())
    confirm(client)
    for address in ("recovery-codes/generate/", "totp/deactivate/"):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/accounts/2fa/{address}")
    assert kinds(alice) == ["signed in", "new codes", "app removed"]


# ---------------------------------------------------------------- refusals
def test_the_try_that_closes_the_door_says_so_and_later_ones_fill_nothing(client, alice, settings):
    settings.RATE_LIMITS = product.RATE_LIMITS
    cache.clear()
    for _n in range(8):
        sign_in(client, password="not the password")
    assert kinds(alice) == ["wrong password"] * 5 + ["too many tries"]


def test_codes_that_are_refused_by_limit_say_so_once(at_the_second_step, alice, settings):
    settings.RATE_LIMITS = product.RATE_LIMITS
    for n in range(8):
        second_step(at_the_second_step, f"00000{n}")
    assert kinds(alice) == ["wrong code"] * 5 + ["too many tries"]


def test_what_is_refused_to_somebody_signed_in_says_so_once(client, alice, settings, lines):
    sign_in(client)
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    for n in range(8):
        client.post("/accounts/password/change/", {"oldpassword": f"guess {n}", "password1": "x", "password2": "x"})
    assert kinds(alice).count("too many tries") == 1 and kinds(alice).count("wrong password") == 5
    assert "limit reached" in [line["event"] for line in lines()]


def test_a_disabled_account_has_its_refused_sign_in_told(client, alice):
    alice.is_active = False
    alice.save()
    sign_in(client)
    assert kinds(alice) == ["sign-in refused"]


# ---------------------------------------------------------------- what goes out
def test_an_export_is_told_to_its_owner(signed_in, alice):
    signed_in.get("/goals/goals/export/")
    assert kinds(alice) == ["exported"]


def test_a_link_that_was_opened_is_told_once_a_day_and_not_by_whom(alice, client):
    cache.clear()
    asked = sign_off(shift(place(alice)))
    for _n in range(2):
        client.get(urlsplit(asked.link).path)
    told = SecurityEvent.objects.for_user(alice).get()
    assert (told.kind, told.address, told.device) == ("link opened", "", "")


def test_what_is_done_at_the_server_is_told(alice, capsys):
    with_app(alice)
    call_command("forgetfactors", alice.email)
    call_command("makeadmin", alice.email)
    assert kinds(alice) == ["changed at the server"] * 2


def test_invitations_are_in_the_log_without_the_address(staff_in, lines):
    staff_in.post("/accounts/invitations/", {"email": "nurse@example.com"})
    staff_in.post(f"/accounts/invitations/{Invitation.objects.get().pk}/withdraw/")
    told = lines()
    assert [line["event"] for line in told] == ["invited", "invitation withdrawn"] and "nurse@" not in json.dumps(told)


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
