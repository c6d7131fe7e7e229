"""How long a sign-in lasts, and what ends it."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from zeal import zeal_ignore

from tests.accounts.door import is_in, sign_in

pytestmark = pytest.mark.django_db
DEVICES, LEFT, STAY = "/accounts/sessions/", "/accounts/session/", "/accounts/session/stay/"


@pytest.fixture
def clock(time_machine):
    """A function that moves on to so many hours, minutes and seconds after noon."""

    def to(hours=0, minutes=0, seconds=0):
        time_machine.move_to(1_795_521_600 + hours * 3600 + minutes * 60 + seconds, tick=False)

    to()
    return to


def keep_signed_in(client):
    client.post("/accounts/login/", {"login": "alice@example.com", "password": "a long password", "remember": "on"})


@pytest.mark.parametrize(("minutes", "still"), [(29, True), (31, False)])
def test_a_sign_in_ends_after_half_an_hour_without_use(client, alice, clock, minutes, still):
    sign_in(client)
    clock(minutes=minutes)
    assert is_in(client) is still


def test_use_keeps_it_going_for_half_a_day_and_no_longer(client, alice, clock):
    sign_in(client)
    for quarter in range(1, 48):
        clock(minutes=15 * quarter)
        assert is_in(client)
    clock(hours=12, seconds=1)
    assert not is_in(client)


def test_what_ended_is_over_even_if_the_clock_is_set_back(client, alice, clock):
    sign_in(client)
    clock(minutes=40)
    assert not is_in(client)
    clock()
    assert not is_in(client) and not [each for each in Session.objects.all() if SESSION_KEY in each.get_decoded()]


@pytest.mark.parametrize(("hours", "still"), [(14 * 24 - 1, True), (14 * 24 + 1, False)])
def test_who_asked_for_it_is_kept_signed_in_for_two_weeks(client, alice, clock, hours, still):
    keep_signed_in(client)
    clock(hours=7 * 24)
    assert is_in(client)
    clock(hours=hours)
    assert is_in(client) is still


def test_the_browser_forgets_a_sign_in_that_was_not_to_be_kept(client, alice):
    sign_in(client)
    assert not client.cookies["sessionid"]["max-age"]
    keep_signed_in(client)
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 3600


def test_use_is_noted_every_five_minutes_at_most(client, alice, clock, django_assert_num_queries):
    sign_in(client)
    clock(minutes=4)
    seen = client.session["seen"]
    client.get("/accounts/settings/")
    assert client.session["seen"] == seen
    clock(minutes=6)
    client.get("/accounts/settings/")
    assert client.session["seen"] == seen + 360


@pytest.mark.parametrize("times", [1, 2])
def test_every_sign_in_has_a_new_id_also_of_the_same_person_again(client, alice, times):
    sign_in(client)
    for _ in range(times):
        before = client.session.session_key
        sign_in(client)
        stale = Client()
        stale.cookies["sessionid"] = before
        assert client.session.session_key != before and is_in(client) and not is_in(stale)


def test_who_is_in_already_is_led_on_from_the_sign_in_page(signed_in):
    assert signed_in.get("/accounts/login/?next=/goals/").url == "/goals/"


@pytest.mark.parametrize("nonsense", ["x", "//evil.example", "https://evil.example/", "\x00", "9" * 600, "/a\nb"])
def test_nonsense_leads_on_to_no_error_and_no_other_site(signed_in, nonsense):
    assert "evil" not in signed_in.get("/accounts/login/", {"next": nonsense}).url
    assert signed_in.post("/start-over/", {"next": nonsense}).status_code == 302


# ---------------------------------------------------------------- asked for and extended
def test_asking_how_long_is_left_is_no_use(client, alice, clock):
    sign_in(client)
    clock(minutes=20)
    assert client.get(LEFT).json() == {"left": 600}
    clock(minutes=29)
    assert client.get(LEFT).json() == {"left": 60}
    clock(minutes=31)
    assert client.get(LEFT).json() == {"left": 0}


def test_staying_begins_the_half_hour_anew(client, alice, clock):
    sign_in(client)
    clock(minutes=29)
    assert client.post(STAY).json() == {"left": 1800}
    clock(minutes=58)
    assert is_in(client)


def test_staying_goes_no_further_than_half_a_day(client, alice, clock):
    sign_in(client)
    for quarter in range(1, 48):
        clock(minutes=15 * quarter)
        client.post(STAY)
    assert client.post(STAY).json() == {"left": 900}


def test_a_visitor_has_nothing_left(client):
    assert client.get(LEFT).json() == {"left": 0}
    assert client.post(STAY).status_code == 302


# ---------------------------------------------------------------- ended from elsewhere
@pytest.fixture
def ward_pc(alice):
    there = Client(headers={"user-agent": "Ward PC"})
    sign_in(there)
    with zeal_ignore([{"model": "accounts.User", "field": "get()"}]):
        yield there


def end_of(page):
    return next(each.pk for each in page.context["sessions"] if "Ward PC" in each.user_agent)


def test_one_device_is_signed_out_from_the_list(client, ward_pc):
    sign_in(client)
    page = client.post(f"{DEVICES}{end_of(client.get(DEVICES))}/end/", follow=True)
    assert "Signed out there." in page.text and "Ward PC" not in page.text
    assert is_in(client) and not is_in(ward_pc)


def test_a_device_of_another_person_is_not_found(client, charlie, ward_pc):
    key = end_of(ward_pc.get(DEVICES))
    sign_in(client, charlie.email)
    assert client.post(f"{DEVICES}{key}/end/").status_code == 404 and is_in(ward_pc)


def test_ending_the_device_one_is_at_signs_out(ward_pc):
    assert ward_pc.post(f"{DEVICES}{end_of(ward_pc.get(DEVICES))}/end/").url == "/accounts/login/" and not is_in(ward_pc)


@pytest.mark.parametrize("looked", [True, False])
def test_a_disabled_account_is_signed_out_and_stays_so_when_it_is_enabled_again(client, charlie, ward_pc, alice, looked):
    charlie.is_staff = charlie.is_superuser = True
    charlie.save()
    client.force_login(charlie)
    page, form = f"/admin/accounts/user/{alice.pk}/change/", {"groups": []}
    client.post(page, form)
    if looked:
        assert not is_in(ward_pc)
    client.post(page, {**form, "is_active": "on"})
    alice.refresh_from_db()
    assert alice.is_active and not is_in(ward_pc)
