"""A code after the password: set up, asked for, and good for one time."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from careertrack.accounts.factors import Factors
from tests.accounts.door import KEY, code, confirm, is_in, second_step, sign_in, sign_out, with_app

pytestmark = pytest.mark.django_db
FACTORS, SET_UP, CODES = "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/recovery-codes/"


@pytest.fixture(autouse=True)
def nothing_used_yet():
    cache.clear()


@pytest.fixture
def at_home(client, alice):
    """Alice's browser, in which she has just said that it is her."""
    sign_in(client)
    confirm(client)
    return client


def set_up(client, address=SET_UP):
    """The page after an app was set up from the key on the page, and that key."""
    key = re.search(r'class="id">([A-Z2-7=]{32})<', client.get(address).text)[1]
    return client.post(address, {"code": code(key=key)}, follow=True), key


def recovery_codes(client):
    return re.findall(r'<li class="id">(\d{8})</li>', client.get(CODES).text)


# ---------------------------------------------------------------- setting it up
def test_an_app_is_set_up_with_the_code_it_shows(at_home, alice):
    page, _key = set_up(at_home)
    assert "Recovery codes" in page.text and len(recovery_codes(at_home)) == 10
    assert "Remove the app" in at_home.get(FACTORS).text


def test_a_wrong_code_sets_nothing_up(at_home, alice):
    at_home.get(SET_UP)
    page = at_home.post(SET_UP, {"code": "000000"}).text
    assert "Try the code shown now." in page and "your passkey again" not in page
    assert not Authenticator.objects.exists()


def test_setting_up_asks_who_it_is_first(client, alice):
    sign_in(client)
    assert client.get(SET_UP).url == "/accounts/reauthenticate/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F"


def test_the_qr_code_is_drawn_in_the_page_and_is_no_image_of_its_own(at_home, alice):
    page = at_home.get(SET_UP).text
    assert '<svg class="qr"' in page and "data:image" not in page and "<img" not in page


def test_the_database_does_not_hold_the_key_as_it_is(at_home, alice):
    _page, key = set_up(at_home)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert key not in kept and Factors().decrypt(kept) == key


def test_a_key_kept_under_another_instances_secret_matches_no_code(client, alice, settings):
    with_app(alice)
    settings.SECRET_KEY = "another" * 10
    sign_in(client)
    for each in (code(), code(key="")):
        assert "This did not match" in second_step(client, each).text
    assert not is_in(client)


def test_removing_the_app_takes_the_recovery_codes_along(at_home, alice):
    set_up(at_home)
    at_home.post("/accounts/2fa/totp/deactivate/", follow=True)
    assert not Authenticator.objects.exists()


# ---------------------------------------------------------------- signing in
def test_the_password_alone_lets_nobody_in(client, alice):
    with_app(alice)
    assert "Second step" in sign_in(client).text and not is_in(client)
    second_step(client, code())
    assert is_in(client)


@pytest.mark.parametrize("wrong", ["", "000000", "12345", "nonsense", "0" * 5000])
def test_what_the_app_does_not_show_lets_nobody_in(client, alice, wrong):
    with_app(alice)
    sign_in(client)
    assert second_step(client, wrong).status_code == 200 and not is_in(client)


@pytest.mark.parametrize("written", [lambda shown: shown, lambda shown: f"{shown[:3]} {shown[3:]}", lambda shown: f"{shown}-"])
def test_a_code_works_once_however_it_is_written(client, alice, written):
    with_app(alice)
    shown = code()
    sign_in(client)
    second_step(client, shown)
    thief = Client()
    sign_in(thief)
    assert "was used already" in second_step(thief, written(shown)).text and not is_in(thief)


def test_a_code_works_once_for_as_long_as_it_counts(client, alice, time_machine):
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)
    with_app(alice)
    ahead = code(1)
    sign_in(client)
    second_step(client, ahead)
    time_machine.move_to("2026-11-24T12:00:59Z", tick=False)
    thief = Client()
    sign_in(thief)
    second_step(thief, ahead)
    assert is_in(client) and not is_in(thief)


def test_the_code_that_set_the_app_up_does_not_sign_in(at_home, alice, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # or the next half minute has another code
    _page, key = set_up(at_home)
    thief = Client()
    sign_in(thief)
    second_step(thief, code(key=key))
    assert not is_in(thief)


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(client, alice, time_machine, steps, works):
    time_machine.move_to("2026-11-24T12:00:10Z", tick=False)
    with_app(alice)
    sign_in(client)
    second_step(client, code(steps))
    assert is_in(client) is works


def test_a_recovery_code_lets_in_once(at_home, alice):
    set_up(at_home)
    spare = recovery_codes(at_home)[3]
    sign_out(at_home)
    for works in (True, False):
        guest = Client()
        sign_in(guest)
        second_step(guest, spare)
        assert is_in(guest) is works


def test_a_code_of_another_person_lets_nobody_in(client, alice, charlie):
    with_app(alice)
    Authenticator.objects.create(user=charlie, type="totp", data={"secret": Factors().encrypt("A" * 32)})
    sign_in(client, charlie.email)
    second_step(client, code())
    assert not is_in(client)


def test_the_page_of_the_second_step_is_nothing_without_a_password(client, alice):
    with_app(alice)
    assert client.get("/accounts/2fa/authenticate/").url == "/accounts/login/"


# ---------------------------------------------------------------- who needs one
@pytest.fixture
def staff(alice, settings):
    settings.STAFF_MFA = "required"
    alice.is_staff = alice.is_superuser = True
    alice.save()
    return alice


@pytest.mark.parametrize("path", ["/", "/admin/", "/status/", "/goals/goals/add/", "/accounts/email/"])
def test_staff_without_a_second_step_are_led_to_set_one_up(client, staff, path):
    sign_in(client)
    page = client.get(path, follow=True)
    assert page.request["PATH_INFO"] == FACTORS and "Your account needs a second step." in page.text


def test_staff_go_on_to_where_they_were_going(client, staff):
    sign_in(client)
    confirm(client)
    page = client.get("/admin/?a=1", follow=True)
    page, _key = set_up(client, re.search(rf'href="({SET_UP}[^"]*)"', page.text)[1])
    assert 'href="/admin/?a=1"' in page.text and client.get("/admin/").status_code == 200


def test_what_staff_send_before_changes_nothing(client, staff):
    sign_in(client)
    assert client.post("/accounts/settings/", {"display_name": "X"}).url.startswith(FACTORS)
    staff.refresh_from_db()
    assert staff.display_name == "Alice Ng"


def test_onward_leads_to_no_other_site(client, staff):
    sign_in(client)
    assert client.get(FACTORS, {"next": "https://evil.example/"}).context["onward"] == ""


def test_staff_may_be_left_to_choose(client, staff, settings):
    settings.STAFF_MFA = "optional"
    sign_in(client)
    assert client.get("/admin/").status_code == 200


def test_others_are_asked_only_where_everybody_is(client, alice, settings):
    settings.STAFF_MFA = "required"
    sign_in(client)
    assert is_in(client)
    settings.MFA_REQUIRED = True
    assert client.get("/").url == "/accounts/2fa/?next=%2F"


def test_staff_with_a_second_step_use_the_admin_after_it(client, staff):
    with_app(staff)
    assert (
        "Second step"
        in client.post("/accounts/login/?next=/admin/", {"login": staff.email, "password": "a long password"}, follow=True).text
    )
    assert client.get("/admin/").status_code == 302
    assert second_step(client, code()).request["PATH_INFO"] == "/admin/"


def test_who_lost_everything_is_helped_by_who_runs_the_machine(client, alice, capsys):
    with_app(alice)
    call_command("forgetfactors", "Alice@example.com")
    sign_in(client)
    assert is_in(client) and "has no second step now" in capsys.readouterr().out


# ---------------------------------------------------------------- said
def test_each_change_is_mailed(at_home, alice, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_up(at_home)
    with django_capture_on_commit_callbacks(execute=True):
        at_home.post("/accounts/2fa/totp/deactivate/")
    assert [mail.subject for mail in mailoutbox] == ["An authenticator app was set up", "Your authenticator app was removed"]
    assert "choose a new password now" in mailoutbox[0].body and KEY not in mailoutbox[0].body
