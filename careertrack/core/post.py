"""The worker's way with the outbox. Each mail goes: waiting, being handed over, sent; the two changes stand on either side
of the full stop that gives it to the server. So a crash before it sends the mail again, a crash after it sends nothing
again, and only a crash between the server's yes and our note leaves a doubt: then it is sent again, with the same
Message-ID, and the row says so."""

import logging
import smtplib
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, OperationalError
from django.utils import timezone

from careertrack.core import queue
from careertrack.core.carriers import carrier
from careertrack.core.locks import only_one
from careertrack.core.log import note
from careertrack.core.models import Beat
from careertrack.core.models.mail import Kind, MailStop, Message, State
from careertrack.core.models.running import pause_after
from careertrack.core.outbox import made

AT_A_TIME, LONGEST_TURN = 100, 60  # mails on one connection; seconds
GIVES_UP_AFTER = timedelta(days=3)
REACHED, OUT_OF_REACH = "mail server reached", "mail server out of reach"


class TakenAlready(Exception):
    """Another process is handing over this very mail."""


def drain() -> dict[str, Any]:
    """Send what is due, unless somebody is at it: who holds the lock looks again after letting go."""
    started, sent = time.monotonic(), 0
    while not queue.stopping() and time.monotonic() - started < LONGEST_TURN and Message.objects.left().exists():
        with only_one("post") as mine:
            if not mine:
                return {}
            recover()
            done = one_connection()
        sent += done
        if not done:
            break
    return {"mails": sent} if sent else {}


def recover() -> None:
    """Mails whose worker ended while the server was taking them."""
    for message in Message.objects.filter(state=State.HANDING_OVER):
        doubt(message)


def doubt(message: Message) -> None:
    note("mail perhaps twice", logging.WARNING, message=str(message.pk))
    Message.objects.filter(pk=message.pk).update(state=State.WAITING, perhaps_twice=True)


def one_connection() -> int:
    """How many were sent before there were no more, or the connection ended."""
    done = 0
    try:
        with carrier() as open_carrier:
            Beat.now(REACHED)
            for message in Message.objects.due()[:AT_A_TIME]:
                if queue.stopping():
                    break
                done += send(message, open_carrier)
    except (smtplib.SMTPException, OSError) as error:
        note("mail server", logging.WARNING, error, code=getattr(error, "smtp_code", None))
        if not done:
            Beat.now(OUT_OF_REACH)
    return done


def send(message: Message, open_carrier: Any) -> int:
    """1 when it has ended one way or the other. An error when the connection is no good any more."""
    try:
        mail = None if stopped(message) else made(message)
        if mail is None:
            message.end(State.DROPPED, "stopped by the recipient, or the link in it no longer works")
            return 1
        answer = open_carrier.send(mail, lambda: hand_over(message))
    except smtplib.SMTPResponseException as error:
        return refused(message, error.smtp_code, error.smtp_error)
    except smtplib.SMTPRecipientsRefused as error:
        return refused(message, *next(iter(error.recipients.values())))
    except DatabaseError:
        raise
    except Exception as error:
        lost(message, error)
        raise smtplib.SMTPServerDisconnected(type(error).__name__) from error
    insist(lambda: message.end(State.SENT, answer))
    return 1


def stopped(message: Message) -> bool:
    return Kind(message.kind).can_be_stopped and MailStop.stopped(message.to, message.kind)


def hand_over(message: Message) -> None:
    if not Message.objects.filter(pk=message.pk, state=State.WAITING).update(state=State.HANDING_OVER):
        raise TakenAlready


def refused(message: Message, code: int, words: Any) -> int:
    """5xx is for good, 4xx for now."""
    answer = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    if code >= 500:
        message.end(State.REFUSED, answer)
    else:
        later(message, answer)
    return int(code >= 500)


def lost(message: Message, error: Exception) -> None:
    """The connection broke. Whether the server has the mail depends on how far it was. Another process's mail is its own."""
    if isinstance(error, TakenAlready):
        return
    if Message.objects.filter(pk=message.pk, state=State.HANDING_OVER).exists():
        doubt(message)
    later(message, type(error).__name__)


def later(message: Message, answer: str) -> None:
    if timezone.now() - message.written_at > GIVES_UP_AFTER:
        message.end(State.REFUSED, answer)
        return
    tries = message.tries + 1
    due = timezone.now() + pause_after(tries)
    Message.objects.filter(pk=message.pk).update(state=State.WAITING, tries=tries, due_at=due, answer=answer[:300])


def insist(write: Callable[[], None]) -> None:
    """The server has it. A database that is locked just now must not make that forgotten."""
    for left in (3, 2, 1, 0):
        try:
            return write()
        except OperationalError:
            if not left:
                raise
    return None
