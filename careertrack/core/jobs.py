"""Jobs. A job is a row, written in the transaction of its cause, and brought to the worker once that is committed.

    @job
    def recount(person: int) -> None: ...

    recount.later(person=user.pk)

A job runs in a transaction that also notes that it was done. So what is brought twice is done once, and what a crash
interrupts has not happened, and runs again. `@long_job` runs outside of one: it takes its time, and must bear being
interrupted.
"""

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from careertrack.core.locks import only_one
from careertrack.core.log import note
from careertrack.core.models import Job
from careertrack.core.queue import bring

RUN = "careertrack.core.jobs.run"


class Work:
    """A function that can be asked for later."""

    def __init__(self, function: Callable) -> None:
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self, **arguments: Any) -> Any:
        return self.function(**arguments)

    def later(self, **arguments: Any) -> Job:
        made = Job.objects.create(does=f"{self.function.__module__}.{self.function.__qualname__}", arguments=arguments)
        transaction.on_commit(lambda: bring(RUN, str(made.pk)))
        return made

    def once(self, key: str) -> Job | None:
        """Do it, unless it is done already or being done; the job that was done."""
        with transaction.atomic():
            wanted = Job.objects.due().select_for_update(skip_locked=True).filter(pk=key).first()
            if wanted:
                self.function(**wanted.arguments)
                wanted.note_done()
            return wanted


class LongWork(Work):
    def once(self, key: str) -> Job | None:
        with only_one(f"job-{key}") as mine:
            wanted = Job.objects.due().filter(pk=key).first() if mine else None
            if wanted:
                self.function(**wanted.arguments)
                wanted.note_done()
            return wanted


job, long_job = Work, LongWork


def run(key: str) -> dict[str, Any]:
    """What the queue brings: the facts for its line in the log; none when there was nothing to do."""
    wanted = Job.objects.due().filter(pk=key).first()
    if wanted is None:
        return {}
    try:
        done = import_string(wanted.does).once(key)
    except Exception as error:
        wanted.note_failure(error)
        note("job failed", logging.ERROR, error, job=wanted.does, tries=wanted.tries, given_up=bool(wanted.given_up_at))
        return {}
    return {"job": done.does, "tries": done.tries} if done else {}


def sweep() -> None:
    """Bring again whatever is due: its first message may be lost, and a failed job waits for its time."""
    for key in Job.objects.due().values_list("pk", flat=True)[:200]:
        bring(RUN, str(key))


def forget(days: int = 30) -> None:
    """Jobs that ended long ago."""
    before = timezone.now() - timedelta(days=days)
    Job.objects.filter(finished_at__lt=before).delete()
    Job.objects.filter(given_up_at__lt=before).delete()
