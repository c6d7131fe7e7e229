"""What is written to the outbox, and what a mail looks like when it goes out."""

from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction

from careertrack.accounts.models import Invitation, User
from careertrack.core.models import MailStop, Message
from careertrack.core.models.mail import LINK, Kind, State
from careertrack.core.outbox import Backend, made, write
from careertrack.core.post import drain
from tests.accounts.door import sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(alice):
    return Invitation.objects.create(email="nia@example.com", invited_by=alice)


def invite(invitation):
    return write(Kind.INVITATION, invitation.email, "You are invited", f"Come in:\n\n{LINK}\n", link=invitation)


def test_a_cause_that_is_taken_back_takes_its_mail_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_mail("Subject", "Text", None, ["nia@example.com"])
        raise ZeroDivisionError
    assert not Message.objects.exists()


def test_an_account_whose_mail_could_not_be_written_is_not_made(client, settings, monkeypatch):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    monkeypatch.setattr(Backend, "send_messages", lambda self, messages: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sign_up(client)
    assert not User.objects.exists()


def test_each_recipient_has_a_mail_of_their_own():
    EmailMessage("Subject", "Text", None, ["a@example.com"], cc=["b@example.com"], bcc=["c@example.com"]).send()
    assert sorted(Message.objects.values_list("to", flat=True)) == ["a@example.com", "b@example.com", "c@example.com"]


def test_plain_text_and_html_say_the_same_and_both_have_the_link(invitation, mailoutbox):
    invite(invitation)
    (mail,) = mailoutbox
    ((html, kind),) = mail.alternatives
    assert kind == "text/html" and html.startswith("<!doctype html>") and "Come in:" in html and "Come in:" in mail.body
    assert invitation.link in mail.body and f'href="{invitation.link}"' in html


def test_what_is_typed_into_a_mail_is_text_in_its_html(mailoutbox):
    write(Kind.ACCOUNT, "nia@example.com", "Subject", "<b>Nia</b> & co")
    assert "&lt;b&gt;Nia&lt;/b&gt; &amp; co" in mailoutbox[0].alternatives[0][0] and "<b>Nia</b> & co" in mailoutbox[0].body


def test_html_that_another_package_wrote_stays_as_it_is(mailoutbox):
    mail = EmailMultiAlternatives("Subject", "Text", None, ["nia@example.com"])
    mail.attach_alternative("<p>Theirs</p>", "text/html")
    mail.send()
    assert mailoutbox[0].alternatives[0][0].strip() == "<p>Theirs</p>"


def test_a_secret_link_is_not_in_the_database_but_in_the_mail(invitation, mailoutbox):
    message = invite(invitation)
    assert invitation.token not in message.text and LINK in message.text
    assert invitation.link in mailoutbox[0].body
    message.refresh_from_db()
    assert invitation.token not in message.text + message.html


def test_a_link_withdrawn_before_its_mail_went_out_is_not_sent(invitation, mailoutbox):
    message = invite(invitation)
    invitation.withdraw()
    assert not mailoutbox
    message.refresh_from_db()
    assert message.state == State.DROPPED


def test_what_another_package_wrote_is_erased_once_it_is_sent(client, alice):
    client.post("/accounts/password/reset/", {"email": alice.email})
    message = Message.objects.get()
    assert "/accounts/password/reset/key/" in message.text
    drain()
    message.refresh_from_db()
    assert message.state == State.SENT and message.text == message.html == ""


def test_a_mail_has_an_id_a_date_and_a_sender_of_ours(settings):
    message = write(Kind.ACCOUNT, "nia@example.com", "Subject", "Text")
    message.written_at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    mail = made(message).message()
    assert mail["Message-ID"] == f"<{message.pk}@localhost>" and mail["Date"] == "Tue, 24 Nov 2026 12:00:00 +0000"
    assert mail["From"] == settings.DEFAULT_FROM_EMAIL and mail["To"] == "nia@example.com"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_sender_named_elsewhere_is_ours_all_the_same(mailoutbox, settings):
    send_mail("Subject", "Text", "somebody@elsewhere.example", ["nia@example.com"])
    assert mailoutbox[0].from_email == settings.DEFAULT_FROM_EMAIL


def test_an_attachment_is_refused_rather_than_lost():
    mail = EmailMessage("Subject", "Text", None, ["nia@example.com"])
    mail.attach("a.txt", "text")
    with pytest.raises(ValueError, match="no attachments"):
        mail.send()


# ---------------------------------------------------------------- stopping
def test_over_https_mail_that_can_be_stopped_is_stopped_with_one_click(settings, invitation):
    settings.HTTPS, settings.SITE_URL = True, "https://careers.example.org"
    mail = made(invite(invitation)).message()
    stop = MailStop.objects.get()
    assert mail["List-Unsubscribe"] == f"<https://careers.example.org/mail/stop/{stop.token}/>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_mail_about_the_account_cannot_be_stopped(settings):
    settings.HTTPS = True
    mail = made(write(Kind.ACCOUNT, "nia@example.com", "Subject", "Text"))
    assert "List-Unsubscribe" not in mail.extra_headers and "/mail/stop/" not in mail.body


def test_over_http_there_is_a_link_and_no_header(invitation):
    mail = made(invite(invitation))
    assert "List-Unsubscribe" not in mail.extra_headers and MailStop.objects.get().link in mail.body


def test_one_click_needs_no_sign_in_and_no_token_of_a_form(client, invitation):
    made(invite(invitation))
    client.handler.enforce_csrf_checks = True
    assert client.post(MailStop.objects.get().link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert MailStop.stopped("nia@example.com", Kind.INVITATION)


def test_opening_the_link_stops_nothing(client, invitation):
    made(invite(invitation))
    page = client.get(MailStop.objects.get().link)
    assert "Stop this mail" in page.text and not MailStop.stopped("nia@example.com", Kind.INVITATION)


def test_who_stopped_such_mail_gets_no_more_of_it(client, invitation, mailoutbox):
    waiting = invite(invitation)
    made(waiting)
    client.post(MailStop.objects.get().link)
    assert invite(invitation) is None and not mailoutbox
    waiting.refresh_from_db()
    assert waiting.state == State.DROPPED


def test_stopping_can_be_undone(client, invitation):
    made(invite(invitation))
    stop = MailStop.objects.get()
    client.post(stop.link)
    assert "Stop this mail" in client.post(stop.link, {"again": "1"}).text
    assert invite(invitation) is not None


def test_a_made_up_link_stops_nothing(client):
    assert client.post("/mail/stop/aaaaaaaaaaaaaaaaaaaa/").status_code == 404
