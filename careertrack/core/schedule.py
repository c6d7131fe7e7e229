"""What happens by itself, with the time it is due. Once a minute the worker ticks; a minute missed costs nothing, because
what is due is a row."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from careertrack.core import jobs
from careertrack.core.locks import only_one
from careertrack.core.log import note
from careertrack.core.models import Beat, Scheduled
from careertrack.core.outbox import DRAIN
from careertrack.core.queue import bring

WORKER = "worker"
RUN = "careertrack.core.schedule.run"


class Failed(Exception):
    """A sentence for staff: why a job of the schedule could not be done."""


@dataclass(frozen=True)
class Entry:
    """Missed while the instance was off, it runs when it is back."""

    does: str

    def next(self, after: datetime) -> datetime:
        raise NotImplementedError

    @property
    def function(self) -> Callable[[], Any]:
        return import_string(self.does)


@dataclass(frozen=True)
class Hourly(Entry):
    """At this minute of every hour."""

    minute: int

    def next(self, after: datetime) -> datetime:
        due = after.replace(minute=self.minute, second=0, microsecond=0)
        return due if due > after else due + timedelta(hours=1)


@dataclass(frozen=True)
class Nightly(Entry):
    """Every night at this time of the instance's zone."""

    at: time

    def next(self, after: datetime) -> datetime:
        zone = ZoneInfo(settings.TIME_ZONE)
        local = after.astimezone(zone)
        due = datetime.combine(local.date(), self.at, zone)
        return due if due > after else datetime.combine(local.date() + timedelta(days=1), self.at, zone)


def entry_of(does: str, at: str) -> Entry:
    """`03:10` is every night, `:40` every hour."""
    return Hourly(does, int(at[1:])) if at.startswith(":") else Nightly(does, time.fromisoformat(at))


def schedule() -> dict[str, Entry]:
    return {name: entry_of(does, at) for name, (does, at) in settings.SCHEDULE.items()}


def tick() -> None:
    Beat.now(WORKER)
    jobs.sweep()
    bring(DRAIN)
    now = timezone.now()
    for name, entry in schedule().items():
        row, made = Scheduled.objects.get_or_create(name=name, defaults={"due_at": entry.next(now)})
        if not made and row.due_at <= now:
            bring(RUN, name)


def run(name: str) -> dict[str, Any]:
    """One at a time, and once for each time it was due, however often it is brought."""
    entry, now = schedule()[name], timezone.now()
    with only_one(f"schedule-{name}") as mine:
        row = Scheduled.objects.filter(name=name, due_at__lte=now).first() if mine else None
        if row is None:
            return {}
        row.started_at = now
        row.save(update_fields=["started_at"])
        failure = attempt(entry)
        row.failure, row.due_at = failure, entry.next(timezone.now())
        row.finished_at = row.finished_at if failure else timezone.now()
        row.save(update_fields=["failure", "due_at", "finished_at"])
    return {"scheduled": name, "failure": failure}


def attempt(entry: Entry) -> str:
    """Empty, or what went wrong. A sentence of ours may be shown; another error only by its kind."""
    try:
        entry.function()
    except Failed as error:
        return str(error)[:300]
    except Exception as error:
        note("scheduled job failed", logging.ERROR, error, job=entry.does)
        return type(error).__name__
    return ""
