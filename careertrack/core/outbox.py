"""Mail is written here, in the transaction of its cause, and sent by the worker afterwards: see core.post."""

from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from careertrack.core.models import SecretLink
from careertrack.core.models.mail import LINK, Kind, MailStop, Message
from careertrack.core.queue import bring

DRAIN = "careertrack.core.post.drain"
STOPS = "List-Unsubscribe=One-Click"


def write(kind: Kind, to: str, subject: str, text: str, link: SecretLink | None = None, **more: Any) -> Message | None:
    """One mail to one address. Where the text says LINK, `link` is filled in at sending. None when they stopped such mail."""
    if kind.can_be_stopped and MailStop.stopped(to, kind):
        return None
    if link is not None:
        more |= {"link_model": link._meta.label_lower, "link_id": str(link.pk)}
    person = get_user_model().objects.filter(email=to.lower()).first()
    with transaction.atomic():
        message = Message.objects.create(kind=kind, to=to, person=person, subject=subject[:250], text=text, **more)
        transaction.on_commit(lambda: bring(DRAIN))
    return message


class Backend(BaseEmailBackend):
    """For other packages: what they mean to send goes to the outbox, a row for each recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                if message.attachments:
                    raise ValueError("The outbox carries no attachments.")
                for to in message.recipients():
                    write(Kind.ACCOUNT, to, str(message.subject), str(message.body), html=html_of(message), foreign=True)
        return len(email_messages)


def html_of(message: EmailMessage) -> str:
    alternatives = getattr(message, "alternatives", ())
    return next((str(content) for content, kind in alternatives if kind == "text/html"), "")


def made(message: Message) -> EmailMultiAlternatives | None:
    """The mail as it goes out, its secret links filled in; None when its link no longer works."""
    text, html = message.text, message.html
    if message.link_model:
        secret = message.secret
        if secret is None or not secret.usable:
            return None
        text, html = text.replace(LINK, secret.link), html.replace(LINK, secret.link)
    stop = MailStop.of(message.to, message.kind).link if Kind(message.kind).can_be_stopped else ""
    with translation.override(message.person.locale if message.person else settings.LANGUAGE_CODE):
        facts = {"subject": message.subject, "text": text, "html": html, "stop": stop, "site": settings.SITE_URL}
        plain, rich = render_to_string("mail/plain.txt", facts), render_to_string("mail/rich.html", facts)
    mail = EmailMultiAlternatives(message.subject, plain, settings.DEFAULT_FROM_EMAIL, [message.to], headers=headers(message, stop))
    mail.attach_alternative(rich, "text/html")
    return mail


def headers(message: Message, stop: str) -> dict[str, str]:
    """The same at each try, so that a mail that arrives twice can be known by its Message-ID."""
    same = {"Message-ID": message.message_id, "Date": format_datetime(message.written_at), "Auto-Submitted": "auto-generated"}
    # RFC 8058 asks for https; over http the link at the end of the text has to do.
    return {**same, "List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": STOPS} if stop and settings.HTTPS else same
