"""What a job puts together for one person as a file, beside their other work."""

import uuid
from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from careertrack.core import clock
from careertrack.core.models.running import Job

KEPT = timedelta(days=7)


class MadeQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(owner_id=user.pk, owner__isnull=False)

    def newest(self, user: Any, **about: Any) -> Any:
        """The one kept, or being made, of what it is about."""
        since = timezone.now() - KEPT
        return self.for_user(user).filter(asked_at__gt=since, **about).order_by("-pk").first()

    def old(self) -> Self:
        return self.filter(asked_at__lte=timezone.now() - KEPT)


class Made(models.Model):
    """Abstract. No record: it can be made again, and goes after seven days."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    job = models.UUIDField(default=uuid.uuid4, editable=False)
    # How far it is, in files.
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    # Where it lies, once it is there.
    stored = models.CharField(max_length=120, default="", editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)

    objects = MadeQuerySet.as_manager()

    # The folder of the storage.
    folder: ClassVar[str]

    class Meta:
        abstract = True

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

    def tell(self, done: int, total: int) -> None:
        """The page of whoever waits."""
        self.done, self.total = done, total
        type(self)._default_manager.filter(pk=self.pk).update(done=done, total=total)
