"""huey, the messenger between the web server and the worker. It carries names of functions, never the work itself: what
it loses is found again in the database, and what it brings twice is done there already."""

import functools
import logging
import time
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils.module_loading import import_string
from huey import Huey, MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer

from careertrack.core.log import note

KINDS = {"sqlite": SqliteHuey, "postgres": PostgresHuey, "redis": RedisHuey, "memory": MemoryHuey}
TICK = "careertrack.core.schedule.tick"
# Set by the worker; what takes long asks it between two steps.
stopping = lambda: False  # noqa: E731


class Queue:
    def __init__(self) -> None:
        # Signed, because huey unpickles what it reads from its store.
        serializer = SignedSerializer(secret=settings.SECRET_KEY, salt="careertrack.jobs")
        kind, options = settings.JOBS["kind"], settings.JOBS["options"]
        self.huey: Huey = KINDS[kind]("careertrack", results=False, serializer=serializer, **options)
        self.do = self.huey.task(name="do")(do)
        self.huey.periodic_task(crontab(), name="tick", priority=100)(functools.partial(do, TICK))


@functools.cache
def queue() -> Queue:
    """Made at first use: most commands never need it."""
    return Queue()


def bring(path: str, *arguments: Any) -> None:
    """Have the worker call this function. What cannot be told now is found by the next tick, within a minute."""
    try:
        queue().do(path, *arguments)
    except Exception as error:
        note("queue out of reach", logging.WARNING, error)


def do(path: str, *arguments: Any) -> None:
    """In the worker: call it, and say how long it took."""
    drop_old_connections()
    start = time.monotonic()
    try:
        facts = import_string(path)(*arguments)
    except Exception as error:
        note("job", logging.ERROR, error, does=path, ms=since(start))
    else:
        if facts:
            note("job", does=path, ms=since(start), **facts)
    finally:
        drop_old_connections()


def drop_old_connections() -> None:
    """As before and after a request. What is called in the middle of a transaction keeps it."""
    if not connection.in_atomic_block:
        close_old_connections()


def since(start: float) -> int:
    return round((time.monotonic() - start) * 1000)
