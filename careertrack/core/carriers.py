"""What takes a mail away: a mail server, a folder, or any backend of Django's."""

import os
import re
import smtplib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.module_loading import import_string

Before = Callable[[], None]  # called directly before the step that cannot be taken back


def carrier() -> Any:
    return import_string(settings.MAIL_CARRIER)()


class Carrier:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def send(self, mail: EmailMessage, before: Before) -> str:
        """What was answered; an error of smtplib or of the system when it was not taken."""
        raise NotImplementedError


class Folder(Carrier):
    """A file for each mail, named after it, so that writing it again changes nothing."""

    def send(self, mail: EmailMessage, before: Before) -> str:
        before()
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = re.sub(r"[^-a-z0-9]", "", mail.extra_headers["Message-ID"].partition("@")[0])
        part = folder / f".{name}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(mail.message().as_bytes())
        part.rename(folder / f"{name}.eml")
        return f"{name}.eml"


class AnyBackend(Carrier):
    def send(self, mail: EmailMessage, before: Before) -> str:
        before()
        get_connection(settings.MAIL_BACKEND).send_messages([mail])
        return ""


class FullStop:
    """Between the text of a mail and the full stop that hands it over, `before_full_stop` is called. When that fails, the
    server is left with half a mail, which it forgets."""

    before_full_stop: Before

    def data(self: Any, msg: Any) -> Any:
        self.putcmd("data")
        code, answer = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, answer)
        text = re.sub(rb"(?m)^\.", b"..", msg)
        self.send(text if text.endswith(b"\r\n") else text + b"\r\n")
        self.before_full_stop()
        self.send(b".\r\n")
        self.answered = self.getreply()
        return self.answered


class PlainServer(FullStop, smtplib.SMTP):
    pass


class SslServer(FullStop, smtplib.SMTP_SSL):
    pass


class Connection(EmailBackend):
    @property
    def connection_class(self) -> Any:
        return SslServer if self.use_ssl else PlainServer


class MailServer(Carrier):
    """One connection for many mails."""

    def __enter__(self) -> Self:
        self.open = Connection()
        self.open.open()
        return self

    def __exit__(self, *error: object) -> None:
        server = self.open.connection
        # After a mistake the server may be in the middle of a mail, where QUIT would be text.
        with suppress(OSError, smtplib.SMTPException):
            server.close() if error[0] else server.quit()

    def send(self, mail: EmailMessage, before: Before) -> str:
        server: Any = self.open.connection
        server.before_full_stop = before
        self.open.send_messages([mail])
        code, words = server.answered
        return f"{code} {words.decode(errors='replace')}"
