"""What the instance knows about its own work: jobs that wait, jobs with a fixed time, when the worker was last seen."""

import uuid
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone

LONGEST_PAUSE = timedelta(hours=6)
MOST_TRIES = 12  # a day and a half, with these pauses


def pause_after(tries: int) -> timedelta:
    """1, 2, 4 … minutes, then every six hours."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


class JobQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(finished_at=None, given_up_at=None)

    def due(self) -> Self:
        return self.waiting().filter(due_at__lte=timezone.now()).order_by("due_at")


class Job(models.Model):
    """Work to be done once, written in the transaction of its cause. The queue only says that it is there: what the queue
    loses is found here, and what it brings twice is done here already."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    does = models.CharField(max_length=200, editable=False)  # the dotted name of a function
    arguments = models.JSONField(default=dict, editable=False)
    wanted_at = models.DateTimeField(auto_now_add=True, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.CharField(max_length=200, default="", editable=False)  # the kind of error: its words may be private
    finished_at = models.DateTimeField(null=True, editable=False)
    given_up_at = models.DateTimeField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=models.Q(finished_at=None, given_up_at=None), name="jobs_due")]

    def __str__(self) -> str:
        return self.does

    def note_done(self) -> None:
        self.tries += 1
        self.finished_at, self.failure = timezone.now(), ""
        self.save(update_fields=["tries", "finished_at", "failure"])

    def note_failure(self, error: Exception) -> None:
        now = timezone.now()
        self.tries += 1
        self.failure = type(error).__name__
        self.due_at = now + pause_after(self.tries)
        self.given_up_at = now if self.tries >= MOST_TRIES else None
        self.save(update_fields=["tries", "failure", "due_at", "given_up_at"])


class Scheduled(models.Model):
    """A job of the schedule: when it is due, and how its last run went."""

    name = models.CharField(primary_key=True, max_length=60)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, default="")

    def __str__(self) -> str:
        return self.name


class Beat(models.Model):
    """When a part of the instance was last seen at work."""

    name = models.CharField(primary_key=True, max_length=60)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def now(cls, name: str) -> None:
        cls.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})

    @classmethod
    def last(cls, name: str) -> Any:
        return cls.objects.filter(name=name).values_list("seen_at", flat=True).first()

    @classmethod
    def running(cls, name: str, within: timedelta) -> bool:
        """Seen lately, and not stopped since."""
        seen, stopped = cls.last(name), cls.last(f"{name} stopped")
        return bool(seen and timezone.now() - seen < within and not (stopped and stopped >= seen))
