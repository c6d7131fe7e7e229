import uuid
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from careertrack.core import clock
from careertrack.core.models import Job
from learning.models.credential import Credential
from learning.models.cycle import RenewalCycle

KEPT = timedelta(days=7)


class PacketQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(owner_id=user.pk, owner__isnull=False)

    def newest(self, user: Any, credential: Credential, cycle: RenewalCycle | None) -> Any:
        """The one kept, or being made, of this cycle; the open one where none is named."""
        since = timezone.now() - KEPT
        return self.for_user(user).filter(credential=credential, cycle=cycle, asked_at__gt=since).order_by("-pk").first()

    def old(self) -> Self:
        return self.filter(asked_at__lte=timezone.now() - KEPT)


class Packet(models.Model):
    """What an audit is sent, put together in one file. No record: it can be made again, and goes after seven days."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    credential = models.ForeignKey(Credential, models.CASCADE, related_name="+", editable=False)
    cycle = models.ForeignKey(RenewalCycle, models.CASCADE, null=True, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    job = models.UUIDField(default=uuid.uuid4, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    stored = models.CharField(max_length=120, default="", editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)

    objects = PacketQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "credential"], name="packet_of_credential")]

    def __str__(self) -> str:
        return self.stored or str(self.pk)

    @property
    def last_day(self) -> date:
        return clock.day_of(self.asked_at + KEPT)

    @cached_property
    def making(self) -> Job | None:
        """The job that still works, or waits to be tried again."""
        return None if self.stored else Job.objects.waiting().filter(pk=self.job).first()

    @property
    def went_wrong(self) -> bool:
        """At least once; it is tried again until it is given up."""
        return bool(self.making and self.making.failure)

    @property
    def given_up(self) -> bool:
        return not self.stored and self.making is None
