"""Changing the email and the password one signs in with."""

import pytest
from django.test import Client
from zeal import zeal_ignore

from tests.accounts.door import PASSWORD, confirm, is_in, link_in, sign_in

pytestmark = pytest.mark.django_db
EMAIL, CHANGE_PASSWORD = "/accounts/email/", "/accounts/password/change/"


# ---------------------------------------------------------------- email
@pytest.fixture
def at_home(client, alice):
    sign_in(client)
    confirm(client)
    # A person has an address in use and one that waits; django-allauth looks at them one by one.
    with zeal_ignore([{"model": "account.EmailAddress", "field": name} for name in ("get()", "user")]):
        yield client


def change_email(client, email="alice.ng@example.org"):
    return client.post(EMAIL, {"email": email, "action_add": ""}, follow=True)


def test_without_a_mail_server_a_new_address_counts_at_once(at_home, alice):
    assert "You sign in with alice.ng@example.org." in change_email(at_home, "Alice.Ng@example.org").text
    at_home.logout()
    sign_in(at_home)
    assert not is_in(at_home)
    sign_in(at_home, "alice.ng@example.org")
    assert is_in(at_home)


def test_with_a_mail_server_a_new_address_counts_when_its_link_is_followed(at_home, alice, settings, mailoutbox):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    assert "We wrote to alice.ng@example.org." in change_email(at_home).text
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"
    (link,) = [link_in(mail) for mail in mailoutbox if mail.to == ["alice.ng@example.org"]]
    at_home.post(link)
    alice.refresh_from_db()
    assert alice.email == "alice.ng@example.org"


@pytest.mark.parametrize("confirmed", [True, False])
def test_an_address_mistyped_while_changing_it_locks_nobody_out(at_home, alice, settings, confirmed):
    """Who signed up before there was a mail server has an unconfirmed address."""
    alice.emailaddress_set.update(verified=confirmed)
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    change_email(at_home, "alcie@example.org")
    change_email(at_home, "alice.ng@example.org")
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"
    assert set(alice.emailaddress_set.values_list("email", flat=True)) == {"alice@example.com", "alice.ng@example.org"}


@pytest.mark.parametrize("email", ["charlie@example.com", "CHARLIE@Example.com"])
def test_the_address_of_another_person_is_refused(at_home, alice, charlie, email):
    assert "This email is already in use." in change_email(at_home, email).text
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


@pytest.mark.parametrize("email", ["", "alice", "a b@example.com"])
def test_what_is_no_address_is_refused(at_home, alice, email):
    assert "email" in change_email(at_home, email).context["form"].errors
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


def test_only_asking_for_the_page_changes_no_address(at_home, alice):
    at_home.get(EMAIL, {"email": "alice.ng@example.org", "action_add": ""})
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


def test_changing_the_email_asks_again_who_it_is(client, alice):
    sign_in(client)
    for answer in (client.get(EMAIL), client.post(EMAIL, {"email": "thief@example.com", "action_add": ""})):
        assert answer.url == "/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F"
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


@pytest.mark.parametrize(("minutes", "asked"), [(14, False), (16, True)])
def test_it_is_asked_again_after_a_quarter_of_an_hour(client, alice, time_machine, minutes, asked):
    time_machine.move_to("2026-11-24T12:00Z", tick=False)
    sign_in(client)
    confirm(client)
    time_machine.move_to(f"2026-11-24T12:{minutes}Z", tick=False)
    assert (client.get(EMAIL).status_code == 302) is asked


def test_the_address_of_before_is_told_of_a_new_one(at_home, alice, mailoutbox):
    change_email(at_home)
    (mail,) = [each for each in mailoutbox if each.to == ["alice@example.com"]]
    assert mail.subject == "The email you sign in with was changed" and "alice.ng@example.org" in mail.body


def test_with_a_mail_server_the_address_of_before_is_told_when_the_new_one_counts(at_home, alice, settings, mailoutbox):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    alice.emailaddress_set.update(verified=True)
    change_email(at_home)
    (link,) = [link_in(mail) for mail in mailoutbox if mail.to == ["alice.ng@example.org"]]
    at_home.post(link)
    assert "The email you sign in with was changed" in [mail.subject for mail in mailoutbox if mail.to == ["alice@example.com"]]


# ---------------------------------------------------------------- password
def test_a_new_password_is_told_by_mail(at_home, mailoutbox):
    change_password(at_home)
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [(["alice@example.com"], "Your password was changed")]


def change_password(client, old="a long password", new=PASSWORD, again=None):
    return client.post(CHANGE_PASSWORD, {"oldpassword": old, "password1": new, "password2": again or new}, follow=True)


def test_a_changed_password_is_the_one_to_sign_in_with(at_home):
    change_password(at_home)
    assert is_in(at_home)
    at_home.logout()
    sign_in(at_home)
    assert not is_in(at_home)
    sign_in(at_home, password=PASSWORD)
    assert is_in(at_home)


def test_a_changed_password_ends_every_other_session(at_home):
    elsewhere = Client()
    sign_in(elsewhere)
    change_password(at_home)
    assert is_in(at_home) and not is_in(elsewhere)


@pytest.mark.parametrize("wrong", [{"old": "not the password"}, {"again": "another one altogether"}, {"new": "eleven char"}])
def test_a_password_is_not_changed_when_something_is_wrong(at_home, alice, wrong):
    change_password(at_home, **wrong)
    alice.refresh_from_db()
    assert alice.check_password("a long password")


def test_a_wrong_current_password_is_said_plainly(at_home):
    assert "This is not your current password. Enter it again." in change_password(at_home, old="not the password").text
