"""A forgotten password is replaced through a mailed link, end to end."""

import re

import pytest
from allauth.account.forms import SetPasswordForm

from careertrack.accounts.allauth_forms import ResetPasswordKey
from tests.accounts.door import PASSWORD, is_in, link_in, sign_in

pytestmark = pytest.mark.django_db


def reset_link(client, mailoutbox, email="alice@example.com"):
    assert "a link is on its way" in client.post("/accounts/password/reset/", {"email": email}, follow=True).text
    return link_in(mailoutbox[-1])


def choose(client, link, password=PASSWORD):
    """Open the link and save a new password on the page it leads to."""
    page = client.get(link, follow=True)
    form = {"password1": password, "password2": password}
    return client.post(page.request["PATH_INFO"], form, follow=True)


def test_a_forgotten_password_is_replaced_through_the_mailed_link(client, alice, mailoutbox):
    assert "Your new password is set" in choose(client, reset_link(client, mailoutbox, "ALICE@example.com")).text
    sign_in(client)
    assert not is_in(client)
    sign_in(client, password=PASSWORD)
    assert is_in(client)


def test_a_reset_link_works_once(client, alice, mailoutbox):
    link = reset_link(client, mailoutbox)
    choose(client, link)
    assert "This link no longer works" in choose(client, link, "another one altogether").text
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_of_two_who_send_one_reset_link_together_the_first_counts(client, alice, mailoutbox, monkeypatch):
    def clean_while_another_is_faster(form):
        alice.set_password("the other was faster")
        alice.save()
        return SetPasswordForm.clean(form)

    monkeypatch.setattr(ResetPasswordKey, "clean", clean_while_another_is_faster)
    assert "This link no longer works" in choose(client, reset_link(client, mailoutbox)).text
    alice.refresh_from_db()
    assert alice.check_password("the other was faster")


def test_a_reset_ends_the_sessions_of_before(client, signed_in, alice, mailoutbox):
    assert is_in(signed_in)
    choose(type(client)(), reset_link(type(client)(), mailoutbox))
    assert not is_in(signed_in)


def test_opening_the_reset_link_changes_nothing(client, alice, mailoutbox):
    client.get(reset_link(client, mailoutbox), follow=True)
    sign_in(client)
    assert is_in(client)


@pytest.mark.parametrize("password", ["short", "alice@example.com"])
def test_a_reset_keeps_the_rules_for_passwords(client, alice, mailoutbox, password):
    choose(client, reset_link(client, mailoutbox), password)
    alice.refresh_from_db()
    assert alice.check_password("a long password")


def test_asking_for_an_address_without_account_gets_the_same_answer(client, alice):
    answers = [client.post("/accounts/password/reset/", {"email": email}, follow=True) for email in (alice.email, "no@example.com")]
    known, unknown = (re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", each.text) for each in answers)
    assert known == unknown


def test_asking_is_as_dear_without_an_account_as_with_one(client, alice, monkeypatch):
    hashed = []
    monkeypatch.setattr("careertrack.accounts.allauth_forms.make_password", hashed.append)
    for email in (alice.email, "no@example.com"):
        client.post("/accounts/password/reset/", {"email": email})
    assert hashed == [alice.email, "no@example.com"]
