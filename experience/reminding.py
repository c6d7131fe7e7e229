"""Who was asked to confirm hours is reminded, at most twice, and never again once they decided."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from careertrack.core import clock
from experience.asking import send
from experience.models import SignOff

PAUSE = timedelta(days=9)
MOST = 2


def remind() -> None:
    """Every night. May be interrupted and run again: each mail is written with the row that says so."""
    for person in get_user_model().objects.filter(is_active=True):
        with clock.persons_day(person):
            for asked in waiting(SignOff.objects.for_user(person)):
                remind_of(asked)


def waiting(rows: Any) -> Any:
    last = timezone.now() - PAUSE
    soon_over = timezone.now() + timedelta(days=1)
    return rows.undecided().usable().filter(reminders__lt=MOST, mailed_at__lt=last, expires_at__gt=soon_over)


@transaction.atomic
def remind_of(asked: SignOff) -> None:
    asked.reminders += 1
    asked.save(update_fields=["reminders"])
    if asked.shown_now():
        send(asked)
