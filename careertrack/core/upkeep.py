"""What is cleared away at night, and the nightly back-up. Each of these may be interrupted and run again."""

from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, RestrictedError
from django.utils import timezone

from careertrack.core import bin, jobs
from careertrack.core.backup.archive import Refused
from careertrack.core.backup.make import make
from careertrack.core.models import Draft, Message, SecretLink, SecurityEvent
from careertrack.core.schedule import Failed

DAYS_IN_BIN = DAYS_OF_MAIL = 30
DAYS_OF_EVENTS = 180


def empty_bin() -> None:
    """What was removed 30 days ago or earlier is deleted for good, each removal with what went along."""
    before = timezone.now() - timedelta(days=DAYS_IN_BIN)
    for model in bin.record_models():
        for key in list(model.everything.filter(removed_at__lt=before).values_list("pk", flat=True)):
            if not bin.holds_up(model, key):
                with suppress(RestrictedError):  # a record that another is about waits until that one is gone
                    model.everything.filter(pk=key).delete()


def clear_expired() -> None:
    """Links nobody can use any more, sessions that ended, drafts of yesterday, mail and jobs that were done long ago."""
    for model in apps.get_models():
        if issubclass(model, SecretLink) and model.cleared_away:
            model.objects.filter(expires_at__lt=timezone.now()).delete()  # type: ignore[attr-defined]
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    Draft.objects.filter(kept_at__lt=timezone.now() - timedelta(days=1)).delete()
    SecurityEvent.objects.filter(at__lt=timezone.now() - timedelta(days=DAYS_OF_EVENTS)).delete()
    old = timezone.now() - timedelta(days=DAYS_OF_MAIL)
    Message.objects.filter(Q(ended_at__lt=old)).delete()
    jobs.forget()


def back_up() -> None:
    try:
        make(Path(settings.BACKUP_TO), settings.BACKUP_KEEP)
    except Refused as error:
        raise Failed(str(error)) from error
