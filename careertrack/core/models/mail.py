"""The outbox: a row for each message and recipient, written in the transaction of its cause."""

import uuid
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careertrack.core.models.secret import SecretLink

# Stands in the text where a secret link goes: the row alone opens nothing.
LINK = "https://secret.link.invalid/"


class Kind(models.TextChoices):
    """What a mail is about. Mail about the way into an account cannot be stopped; everything else can."""

    ACCOUNT = "account", _("Your account")
    INVITATION = "invitation", _("Invitations")
    TEST = "test", _("Test mail")
    SIGN_OFF = "sign-off", _("Hours to confirm")

    @property
    def can_be_stopped(self) -> bool:
        return self is not Kind.ACCOUNT


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    HANDING_OVER = "handing over", _("Being handed over")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused")
    DROPPED = "dropped", _("Not sent")


class MessageQuerySet(models.QuerySet):
    def due(self) -> Self:
        return self.filter(state=State.WAITING, due_at__lte=timezone.now()).order_by("due_at", "written_at")

    def left(self) -> Self:
        """What keeps the worker busy: what is due, and what a worker left behind while a server was taking it."""
        return self.filter(models.Q(state=State.WAITING, due_at__lte=timezone.now()) | models.Q(state=State.HANDING_OVER))

    def waiting(self) -> Self:
        return self.filter(state__in=(State.WAITING, State.HANDING_OVER))


class Message(models.Model):
    """One mail to one recipient. Its state is what a crash leaves behind, so it changes before and after the one step that
    cannot be taken back: the full stop after which the mail server says that it has the mail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    to = models.EmailField(max_length=320)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(default="")
    # The secret link to be filled in at sending, as model and key.
    link_model = models.CharField(max_length=80, default="")
    link_id = models.CharField(max_length=40, default="")
    # Written elsewhere, so any secret is in the text itself: that is erased once it is sent.
    foreign = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    written_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, default="")  # what the mail server said, or why it was not sent
    # The worker ended while a server was taking it: it was sent again and may have arrived twice.
    perhaps_twice = models.BooleanField(default=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="mail_due")]

    def __str__(self) -> str:
        return self.subject

    @property
    def message_id(self) -> str:
        host = urlsplit(settings.SITE_URL).hostname
        return f"<{self.id}@{'localhost' if ':' in host else host}>"

    @property
    def secret(self) -> Any:
        """The secret link it carries; None when there is none, or it is gone."""
        return apps.get_model(self.link_model).objects.filter(pk=self.link_id).first() if self.link_model else None

    def end(self, state: State, answer: str = "") -> None:
        self.state, self.answer, self.ended_at = state, answer[:300], timezone.now()
        if self.foreign:
            self.text = self.html = ""
        self.save(update_fields=["state", "answer", "ended_at", "text", "html"])


class MailStop(SecretLink):
    """The way for one address to stop one kind of mail. It works for as long as the mail may lie in somebody's inbox."""

    to = models.EmailField(max_length=320)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    stopped_at = models.DateTimeField(null=True)

    lifetime = timedelta(days=3650)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "kind"], name="one_stop_for_address_and_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.to}"

    def get_absolute_url(self) -> str:
        return reverse("mail-stop", args=[self.token])

    @classmethod
    def of(cls, to: str, kind: str) -> "MailStop":
        return cls.objects.get_or_create(to=to, kind=kind)[0]

    @classmethod
    def stopped(cls, to: str, kind: str) -> bool:
        return cls.objects.filter(to=to, kind=kind, stopped_at__isnull=False).exists()
