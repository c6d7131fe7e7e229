"""The page where staff invite people."""

import pytest

from careertrack.accounts.models import Invitation

pytestmark = pytest.mark.django_db
PAGE = "/accounts/invitations/"


@pytest.fixture(autouse=True)
def staff(alice):
    alice.is_staff = True
    alice.save()
    return alice


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_staff_invites_nobody(client, charlie, method):
    client.force_login(charlie)
    response = getattr(client, method)(PAGE, {"email": "nia@example.com"})
    assert response.status_code == 404 and not Invitation.objects.exists()


def test_who_is_not_staff_withdraws_nothing(client, charlie, alice):
    invitation = Invitation.objects.create(email="nia@example.com", invited_by=alice)
    client.force_login(charlie)
    client.post(f"{PAGE}{invitation.pk}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.usable


def test_only_staff_are_shown_the_way_there(client, charlie, signed_in):
    assert PAGE in signed_in.get("/more/").text
    client.force_login(charlie)
    assert PAGE not in client.get("/more/").text


def test_who_has_an_account_is_not_invited(signed_in, charlie, mailoutbox):
    page = signed_in.post(PAGE, {"email": "CHARLIE@example.com", "by_mail": "on"}).text
    assert "This person already has an account." in page
    assert not Invitation.objects.exists() and not mailoutbox


def test_what_is_no_address_is_not_invited(signed_in, mailoutbox):
    response = signed_in.post(PAGE, {"email": "nia@", "by_mail": "on"})
    assert "email" in response.context["form"].errors and not mailoutbox


@pytest.mark.parametrize(("how", "words"), [
    ("open", "Anybody may sign up here now"), ("invite", "Only invited people may sign up."), ("closed", "Sign-up is closed"),
])  # fmt: skip
def test_the_page_says_what_an_invitation_is_worth(signed_in, settings, how, words):
    settings.SIGNUP = how
    assert words in signed_in.get(PAGE).text


def test_while_sign_up_is_closed_no_form_is_offered(signed_in, settings):
    settings.SIGNUP = "closed"
    assert 'name="by_mail"' not in signed_in.get(PAGE).text


def test_the_page_says_who_opened_the_link(signed_in, client, alice):
    invitation = Invitation.objects.create(email="nia@example.com", invited_by=alice)
    assert ", opened" not in signed_in.get(PAGE).text
    client.get(invitation.get_absolute_url())
    assert ", opened" in signed_in.get(PAGE).text


def test_a_withdrawn_invitation_is_gone_from_the_page_and_said_so(signed_in, alice):
    invitation = Invitation.objects.create(email="nia@example.com", invited_by=alice)
    page = signed_in.post(f"{PAGE}{invitation.pk}/withdraw/", follow=True).text
    assert "Withdrew the invitation for nia@example.com." in page and invitation.link not in page


def test_looking_at_the_withdraw_address_withdraws_nothing(signed_in, alice):
    invitation = Invitation.objects.create(email="nia@example.com", invited_by=alice)
    assert signed_in.get(f"{PAGE}{invitation.pk}/withdraw/").status_code == 405
    assert Invitation.objects.usable().exists()


def test_an_invitation_is_made_in_the_name_of_who_is_signed_in(signed_in, alice, charlie):
    signed_in.post(PAGE, {"email": "nia@example.com", "invited_by": charlie.pk})
    assert Invitation.objects.get().invited_by == alice
