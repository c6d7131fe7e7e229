"""SIGNUP=invite: one link, one account, by mail or copied."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from careertrack.accounts.models import Invitation, User
from tests.accounts.door import PASSWORD, is_in, link_in, sign_up

pytestmark = pytest.mark.django_db
PAGE = "/accounts/invitations/"


@pytest.fixture(autouse=True)
def invited_only(settings):
    settings.SIGNUP = "invite"


@pytest.fixture
def staff(django_user_model):
    return django_user_model.objects.create_user("root@example.com", PASSWORD, is_staff=True, display_name="Rosa")


@pytest.fixture
def host(staff):
    browser = Client()
    browser.force_login(staff)
    return browser


@pytest.fixture
def invited(staff):
    return Invitation.objects.create(email="nia@example.com", invited_by=staff)


def accept(client, link):
    """Follow the link and press its button."""
    return client.post(link, follow=True)


def test_a_mailed_link_leads_to_an_account(host, client, mailoutbox):
    host.post(PAGE, {"email": "nia@example.com", "by_mail": "on"})
    (mail,) = mailoutbox
    assert mail.to == ["nia@example.com"] and "Rosa invites you" in mail.body
    assert "Rosa invites you" in client.get(link_in(mail)).text
    accept(client, link_in(mail))
    sign_up(client, "nia@example.com")
    assert is_in(client)


def test_the_copied_link_is_the_mailed_one(host, mailoutbox):
    page = host.post(PAGE, {"email": "nia@example.com", "by_mail": "on"}, follow=True).text
    assert f"http://localhost:8000{link_in(mailoutbox[0])}" in page


def test_a_copied_link_works_without_any_mail(host, client, mailoutbox):
    host.post(PAGE, {"email": "nia@example.com"})
    accept(client, Invitation.objects.get().get_absolute_url())
    sign_up(client, "nia@example.com")
    assert is_in(client) and not mailoutbox


def test_a_link_works_once(client, invited):
    accept(client, invited.get_absolute_url())
    sign_up(client, "nia@example.com")
    second = Client()
    assert second.get(invited.get_absolute_url()).status_code == 404
    sign_up(second, "friend@example.com")
    assert not is_in(second)


def test_of_two_visitors_with_one_link_the_second_is_told_and_gets_no_account(client, invited):
    slower = Client()
    for each in (client, slower):
        accept(each, invited.get_absolute_url())
    sign_up(client, "nia@example.com")
    assert "Accounts are not open" in sign_up(slower, "friend@example.com").text and not is_in(slower)


def test_a_link_used_up_while_the_form_was_sent_gives_no_account(client, invited, monkeypatch):
    accept(client, invited.get_absolute_url())
    monkeypatch.setattr(Invitation, "accept", lambda self: False)
    assert "This invitation was used already." in sign_up(client, "friend@example.com").text
    assert not User.objects.filter(email="friend@example.com").exists()


def test_an_invitation_is_used_up_while_anybody_may_sign_up_too(host, client, invited, settings):
    settings.SIGNUP = "open"
    accept(client, invited.get_absolute_url())
    sign_up(client, "nia@example.com")
    assert "No invitation is waiting." in host.get(PAGE).text


def test_a_refused_form_does_not_use_the_link_up(client, invited):
    accept(client, invited.get_absolute_url())
    sign_up(client, "nia@example.com", password="short")
    sign_up(client, "nia@example.com")
    assert is_in(client)


def test_showing_the_page_uses_nothing_up(client, invited):
    for _ in range(3):
        assert client.get(invited.get_absolute_url()).status_code == 200
    assert "Accounts are not open" in client.get("/accounts/signup/").text
    accept(client, invited.get_absolute_url())
    assert 'name="password1"' in client.get("/accounts/signup/").text


def test_the_link_lets_in_whoever_has_it_under_their_own_address(client, invited):
    accept(client, invited.get_absolute_url())
    sign_up(client, "nia.at.home@example.com")
    assert User.objects.filter(email="nia.at.home@example.com").exists() and is_in(client)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_expired_link_is_not_found_and_lets_nobody_in(client, invited, moment):
    if moment == "after":
        accept(client, invited.get_absolute_url())
    with time_machine.travel(timezone.now() + timedelta(days=30, seconds=1)):
        assert client.get(invited.get_absolute_url()).status_code == 404
        assert "Accounts are not open" in sign_up(client, "nia@example.com").text


def test_a_link_works_on_its_last_day(client, invited):
    with time_machine.travel(timezone.now() + timedelta(days=29, hours=23)):
        assert client.get(invited.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_withdrawn_link_is_not_found_and_lets_nobody_in(host, client, invited, moment):
    if moment == "after":
        accept(client, invited.get_absolute_url())
    host.post(f"{PAGE}{invited.pk}/withdraw/")
    assert client.get(invited.get_absolute_url()).status_code == 404
    assert "Accounts are not open" in sign_up(client, "nia@example.com").text


def test_no_link_works_while_sign_up_is_closed(client, invited, settings):
    settings.SIGNUP = "closed"
    assert client.get(invited.get_absolute_url()).status_code == 404
    assert accept(client, invited.get_absolute_url()).status_code == 404


def test_a_made_up_link_is_not_found(client, invited):
    assert client.get("/accounts/invited/" + "A" * 43 + "/").status_code == 404


def test_the_database_alone_opens_nothing(client, invited):
    for kept in (invited.salt, invited.token_hash[:43]):
        assert kept != invited.token and client.get(f"/accounts/invited/{kept}/").status_code == 404
