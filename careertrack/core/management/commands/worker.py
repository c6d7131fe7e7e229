"""`manage.py worker`: does the jobs, sends the mail and keeps the schedule. `serve` looks after one of these."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from careertrack.core import queue
from careertrack.core.models import Beat
from careertrack.core.schedule import WORKER


class Command(BaseCommand):
    help = "Do the jobs, send the mail, keep the schedule. One of these is enough for an instance."

    def handle(self, *args: Any, **options: Any) -> None:
        consumer = queue.queue().huey.create_consumer(
            workers=settings.WORKER_THREADS, initial_delay=0.1, max_delay=1, graceful_signal="TERM", shutdown_timeout=30
        )
        queue.stopping = consumer.stop_flag.is_set
        # What an earlier worker left undone is begun now and not with the next minute.
        queue.bring(queue.TICK)
        consumer.run()
        with suppress(DatabaseError):
            Beat.now(f"{WORKER} stopped")
