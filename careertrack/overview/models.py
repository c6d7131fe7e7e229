"""What a person put off on Do next."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from careertrack.core.answers import Suggestion


class SnoozeQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(owner_id=user.pk, owner__isnull=False)

    def holding(self, today: date) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=today))


class Snooze(models.Model):
    """Keeps one suggestion off Do next until a day, or for good. Private as a record is, but no record: without it
    nothing written down is missing.

    It holds only while the matter is the one that was put off: the same date, and no more urgent. Who hides "expires
    in 50 days" is told again at 30, and so is who has entered the next date.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    subject = models.CharField(max_length=100, editable=False)
    urgency = models.PositiveSmallIntegerField(editable=False)
    on = models.DateField(editable=False)
    until = models.DateField(null=True, editable=False)  # the first day on which it is back; None: hidden

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("owner", "subject", name="a_subject_is_put_off_once")]

    def __str__(self) -> str:
        return self.subject

    def holds(self, suggestion: Suggestion) -> bool:
        return self.on == suggestion.on and self.urgency <= suggestion.urgency
