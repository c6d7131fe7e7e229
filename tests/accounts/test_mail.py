"""What is mailed, where mail goes without a mail server, and what is verified with one."""

import pytest
from django.core.mail import send_mail
from zeal import zeal_ignore

from careertrack import settings as product
from careertrack.accounts.models import User
from careertrack.core.post import drain
from tests.accounts.door import PASSWORD, is_in, link_in, sign_in, sign_up

pytestmark = pytest.mark.django_db
BANNER = "No mail server is set up"


@pytest.fixture
def mail_server(settings):
    """What EMAIL_URL switches on; tests/running proves that it does."""
    settings.MAIL_TO_FILES, settings.ACCOUNT_EMAIL_VERIFICATION = False, "mandatory"
    # django-allauth looks the one address up again while it confirms it.
    with zeal_ignore([{"model": "account.EmailAddress", "field": "get()"}]):
        yield


# ---------------------------------------------------------------- without a mail server
def test_without_a_mail_server_nobody_waits_for_a_link(client, mailoutbox):
    sign_up(client)
    assert is_in(client) and not mailoutbox


def test_without_a_mail_server_mail_is_kept_in_files(settings, tmp_path):
    """pytest keeps mail in memory; here it goes where the settings say."""
    settings.MAIL_CARRIER, settings.MAIL_FOLDER = "careertrack.core.carriers.Folder", tmp_path / "mail"
    send_mail("Your link", "https://example.org/", None, ["nia@example.com"])
    drain()
    (file,) = (tmp_path / "mail").iterdir()
    assert "Subject: Your link" in file.read_text() and "To: nia@example.com" in file.read_text()


def test_the_files_are_beside_the_data():
    assert product.MAIL_FOLDER == product.DATA_DIR / "mail"
    assert product.MAIL_CARRIER == "careertrack.core.carriers.Folder"


@pytest.mark.parametrize("url", ["/", "/goals/", "/accounts/settings/", "/accounts/password/change/"])
def test_staff_are_told_that_there_is_no_mail_server(signed_in, alice, url):
    alice.is_staff = True
    alice.save()
    assert BANNER in signed_in.get(url).text


def test_people_who_are_not_staff_are_not_told(signed_in):
    assert BANNER not in signed_in.get("/").text


def test_with_a_mail_server_there_is_nothing_to_tell(signed_in, alice, mail_server):
    alice.is_staff = True
    alice.save()
    assert BANNER not in signed_in.get("/").text


# ---------------------------------------------------------------- with one
def test_with_a_mail_server_sign_up_waits_for_the_mailed_link(client, mail_server, mailoutbox):
    assert "We sent you a link." in sign_up(client).text and not is_in(client)
    assert [mail.to for mail in mailoutbox] == [["new@example.com"]]


def test_following_the_mailed_link_and_pressing_confirm_opens_the_account(client, mail_server, mailoutbox):
    sign_up(client)
    link = link_in(mailoutbox[0])
    assert "Is new@example.com yours?" in client.get(link).text
    client.post(link, follow=True)
    sign_in(client, "new@example.com", PASSWORD)
    assert is_in(client)


def test_only_opening_the_mailed_link_confirms_nothing(client, mail_server, mailoutbox):
    sign_up(client)
    client.get(link_in(mailoutbox[0]))
    sign_in(client, "new@example.com", PASSWORD)
    assert not is_in(client)


def test_a_made_up_confirmation_link_confirms_nothing(client, mail_server):
    assert "This link no longer works" in client.get("/accounts/confirm-email/made-up/").text
    assert client.post("/accounts/confirm-email/made-up/").status_code == 404


def test_with_a_mail_server_sign_up_does_not_tell_who_has_an_account(client, alice, mail_server, mailoutbox):
    page = sign_up(client, alice.email).text
    assert "We sent you a link." in page and User.objects.count() == 1
    (mail,) = mailoutbox
    assert mail.to == [alice.email] and "/accounts/password/reset/" in mail.body


def test_with_a_mail_server_sign_up_is_as_dear_with_an_account_as_without_one(client, alice, mail_server, monkeypatch):
    hashed = []
    monkeypatch.setattr("django.contrib.auth.hashers.MD5PasswordHasher.encode", lambda *given: hashed.append(given) or "md5$a$b")
    for email in (alice.email, "new@example.com"):
        sign_up(client, email=email)
    assert len(hashed) == 2


def test_who_signed_up_before_there_was_a_mail_server_confirms_at_the_next_sign_in(client, settings, mailoutbox, request):
    sign_up(client)
    client.logout()
    request.getfixturevalue("mail_server")
    assert "We sent you a link." in sign_in(client, "new@example.com", PASSWORD).text and not is_in(client)
    client.post(link_in(mailoutbox[0]))
    sign_in(client, "new@example.com", PASSWORD)
    assert is_in(client)


# ---------------------------------------------------------------- what every mail says
def test_a_mailed_link_points_at_the_site_and_not_at_the_host_somebody_sent(client, alice, mailoutbox):
    client.post("/accounts/password/reset/", {"email": alice.email}, headers={"host": "127.0.0.1"})
    assert "http://localhost:8000/accounts/" in mailoutbox[0].body and "127.0.0.1" not in mailoutbox[0].body


def test_a_mail_is_from_careertrack_and_not_from_a_host_name(client, alice, mailoutbox):
    client.post("/accounts/password/reset/", {"email": alice.email})
    assert "CareerTrack" in mailoutbox[0].from_email


def test_no_mail_of_ours_greets_thanks_or_speaks_of_databases(client, alice, mailoutbox):
    for email in (alice.email, "no@example.com"):
        client.post("/accounts/password/reset/", {"email": email})
    texts = [mail.body for mail in mailoutbox]
    assert len(texts) == 2 and all("nothing to do" in text for text in texts)
    assert not any(word in text for text in texts for word in ("Hello", "Thank you", "database"))
    assert mailoutbox[0].subject == mailoutbox[1].subject
