"""Signing in and out, and the list of devices."""

import pytest
from django.test import Client
from zeal import zeal_ignore

from tests.accounts.door import is_in, sign_in, sign_out

pytestmark = pytest.mark.django_db
DEVICES = "/accounts/sessions/"


@pytest.fixture
def ward_pc(alice):
    """Another browser in which alice is signed in."""
    there = Client(headers={"user-agent": "Ward PC"})
    sign_in(there)
    # The list of devices asks once for each; they are few.
    with zeal_ignore([{"model": "accounts.User", "field": "get()"}]):
        yield there


@pytest.mark.parametrize("email", ["alice@example.com", "Alice@Example.COM", " alice@example.com "])
def test_an_address_is_known_however_it_is_written(client, alice, email):
    sign_in(client, email)
    assert is_in(client)


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "//localhost/", "http://127.0.0.1/", "//[::1]/"])
def test_signing_in_leads_to_no_other_host(client, alice, elsewhere):
    answer = client.post("/accounts/login/", {"login": alice.email, "password": "a long password", "next": elsewhere})
    assert answer.url == "/"


@pytest.mark.parametrize("email", ["alice@example.com", "nobody@example.com"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, alice, email):
    page = sign_in(client, email, "not the password").text
    assert "That email and password do not match." in page and not is_in(client)


def test_a_refused_sign_in_keeps_the_address_and_not_the_password(client, alice):
    page = sign_in(client, password="zebra zebra zebra").text
    assert 'value="alice@example.com"' in page and "zebra" not in page


def test_a_disabled_account_stays_out_and_is_told_its_records_are_kept(client, alice):
    alice.is_active = False
    alice.save()
    assert "Your records are kept." in sign_in(client).text and not is_in(client)


def test_a_page_asked_for_while_signed_out_comes_after_sign_in(client, alice):
    door = client.get("/goals/")
    assert door.url == "/accounts/login/?next=/goals/"
    response = client.post("/accounts/login/", {"login": alice.email, "password": "a long password", "next": "/goals/"})
    assert response.url == "/goals/"


UNSENT = "You were signed out. Nothing you typed was saved; sign in and send it again."


def sent_signed_out(client, path="/goals/goals/7/remove/", came_from=""):
    """Where signing in leads after a form that met the end of the session."""
    door = client.post(path, {"title": "Pass"}, headers={"referer": came_from} if came_from else {})
    page = client.get(door.url)
    assert UNSENT in page.text
    return page.context["redirect_field_value"]


def test_a_button_pressed_while_signed_out_leads_back_to_the_page_it_is_on(client, alice):
    onward = sent_signed_out(client, came_from="http://testserver/goals/goals/7/?page=2")
    assert onward == "/goals/goals/7/"
    response = client.post("/accounts/login/", {"login": alice.email, "password": "a long password", "next": onward})
    assert response.url == onward


@pytest.mark.parametrize(
    "came_from", ["", "nonsense", "http://evil.example/goals/", "http://testserver//evil.example/", "http://[", "javascript:1"]
)
def test_a_form_sent_while_signed_out_from_nowhere_known_leads_to_today(client, came_from):
    assert sent_signed_out(client, came_from=came_from) == "/"


def test_a_page_asked_for_while_signed_out_is_nothing_that_got_lost(client):
    assert UNSENT not in client.get(client.get("/goals/").url).text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client, alice, elsewhere):
    response = client.post("/accounts/login/", {"login": alice.email, "password": "a long password", "next": elsewhere})
    assert response.url == "/"


def test_the_session_from_before_is_worth_nothing_after_sign_in(client, alice):
    session = client.session
    session["planted"] = "by another"
    session.save()
    before = session.session_key
    sign_in(client)
    stale = Client()
    stale.cookies["sessionid"] = before
    assert client.session.session_key != before and not is_in(stale)


def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(client, alice):
    sign_in(client)
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert is_in(thief)
    sign_out(client)
    assert not is_in(client) and not is_in(thief)


def test_looking_at_the_sign_out_page_signs_nobody_out(signed_in):
    assert "Sign out" in signed_in.get("/accounts/logout/").text and is_in(signed_in)


def test_every_device_is_listed_and_this_one_is_marked(client, ward_pc):
    sign_in(client)
    page = client.get(DEVICES).text
    assert "Ward PC" in page and page.count("This device") == 1 and page.count("· signed in") == 2


def test_a_device_of_another_person_is_not_listed(client, charlie, ward_pc):
    sign_in(client, "charlie@example.com")
    assert "Ward PC" not in client.get(DEVICES).text


def test_signing_out_everywhere_else_ends_the_other_sessions_and_keeps_this_one(client, ward_pc):
    sign_in(client)
    assert "Sign out everywhere else" in client.get(DEVICES).text
    client.post(DEVICES)
    assert is_in(client) and not is_in(ward_pc)
    assert "Ward PC" not in client.get(DEVICES).text


def test_signing_out_everywhere_leaves_other_people_signed_in(client, charlie, ward_pc):
    sign_in(client, "charlie@example.com")
    client.post(DEVICES)
    assert is_in(ward_pc)


def test_where_there_is_one_device_nothing_is_offered_to_end(client, alice):
    sign_in(client)
    assert "Sign out everywhere else" not in client.get(DEVICES).text
