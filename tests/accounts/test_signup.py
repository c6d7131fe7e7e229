"""Who may make an account, and with what."""

import pytest
from django.db import IntegrityError
from zeal import zeal_ignore

from careertrack.accounts.models import User
from tests.accounts.door import PASSWORD, is_in, link_in, sign_in, sign_out, sign_up

pytestmark = pytest.mark.django_db


def test_who_signs_up_is_in_and_is_asked_a_few_things_that_can_be_skipped(client):
    response = sign_up(client, display_name="Nia Obi")
    assert response.request["PATH_INFO"] == "/welcome/" and 'value="Nia Obi"' in response.text
    assert "Welcome, Nia" in client.get("/").text


def test_whatever_page_the_way_in_began_on(client):
    response = client.post("/accounts/signup/?next=/", {"email": "new@example.com", "password1": PASSWORD, "next": "/"})
    assert response.url == "/welcome/"


def test_the_second_time_one_comes_in_to_today(client):
    sign_up(client)
    sign_out(client)
    assert sign_in(client, "new@example.com", "nine purple herons").request["PATH_INFO"] == "/"


def test_who_confirms_an_address_first_is_asked_when_coming_in(client, settings, mailoutbox):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    sign_up(client)
    with zeal_ignore([{"model": "account.EmailAddress", "field": "get()"}]):  # django-allauth looks at addresses one by one
        client.post(link_in(mailoutbox[0]))
    assert sign_in(client, "new@example.com", "nine purple herons").request["PATH_INFO"] == "/welcome/"


def test_nobody_who_has_an_account_already_is_led_to_the_welcome(client, alice):
    assert sign_in(client).request["PATH_INFO"] == "/"


def test_who_signed_up_can_sign_out_and_in_again(client):
    sign_up(client)
    sign_out(client)
    assert not is_in(client)
    sign_in(client, "new@example.com", "nine purple herons")
    assert is_in(client)


def test_a_new_person_gets_no_rights(client):
    sign_up(client, is_staff="on", is_superuser="on")
    person = User.objects.get()
    assert not person.is_staff and not person.is_superuser


def test_sign_up_takes_the_zone_the_browser_names(client):
    sign_up(client, time_zone="America/Chicago")
    assert User.objects.get().time_zone == "America/Chicago"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "Chicago", ""])
def test_a_zone_nobody_knows_is_no_reason_to_refuse_a_person(client, zone):
    sign_up(client, time_zone=zone)
    assert User.objects.get().time_zone == "UTC"


def test_an_address_is_kept_in_small_letters(client):
    sign_up(client, email="Nia.Obi@Example.COM")
    assert User.objects.get().email == "nia.obi@example.com"


@pytest.mark.parametrize("email", ["alice@example.com", "ALICE@example.com", " alice@Example.com "])
def test_an_address_in_use_is_refused_however_it_is_written(client, alice, email):
    response = sign_up(client, email=email)
    assert "There is an account with this email already. Sign in, or enter another email." in response.text
    assert User.objects.count() == 1 and not is_in(client)


def test_an_address_taken_while_the_form_was_sent_is_refused_in_words(client, alice, monkeypatch):
    monkeypatch.setattr("allauth.account.internal.flows.manage_email.email_already_exists", lambda email: (email, False))
    assert "This email is already in use." in sign_up(client, alice.email).text
    assert User.objects.count() == 1


def test_the_database_refuses_a_second_account_in_other_letters(alice):
    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="Alice@example.com")])


@pytest.mark.parametrize("email", ["", "alice", "alice@", "a b@example.com"])
def test_what_is_no_address_is_refused(client, email):
    response = sign_up(client, email=email)
    assert "email" in response.context["form"].errors and not User.objects.exists()


def test_a_refused_sign_up_keeps_what_was_typed_but_the_password(client):
    page = sign_up(client, email="nia@example.com", display_name="Nia Obi", password="zebra").text
    assert 'value="nia@example.com"' in page and 'value="Nia Obi"' in page and "zebra" not in page


@pytest.mark.parametrize("how", ["invite", "closed"])
def test_sign_up_says_when_it_is_not_open(client, settings, how):
    settings.SIGNUP = how
    page = client.get("/accounts/signup/").text
    assert "Accounts are not open" in page and 'name="password1"' not in page


@pytest.mark.parametrize("how", ["invite", "closed"])
def test_nobody_gets_in_by_posting_to_a_sign_up_that_is_not_open(client, settings, how):
    settings.SIGNUP = how
    sign_up(client)
    assert not User.objects.exists()


@pytest.mark.parametrize(("how", "offered"), [("open", True), ("invite", False), ("closed", False)])
def test_the_sign_in_page_offers_an_account_only_when_that_works(client, settings, how, offered):
    settings.SIGNUP = how
    assert ("Create an account" in client.get("/accounts/login/").text) is offered
