"""Something that only one process does at a time, in the whole instance. The lock ends with its holder, however that ends:
no lease to wait for, and none to forget."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

_HERE: set[str] = set()


@contextmanager
def only_one(name: str, wait: bool = False) -> Iterator[bool]:
    """Whether this is the one. With PostgreSQL for all machines, with SQLite for the one machine there can be."""
    of_database = connection.vendor == "postgresql"
    with (_in_database if of_database else _in_file)(name, wait) as held:
        yield held


@contextmanager
def _in_file(name: str, wait: bool) -> Iterator[bool]:
    handle = os.open(settings.DATA_DIR / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _flock(handle, wait)
    finally:
        os.close(handle)


def _flock(handle: int, wait: bool) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


@contextmanager
def _in_database(name: str, wait: bool) -> Iterator[bool]:
    """PostgreSQL gives a lock again to the connection that has it; we do not."""
    held = name not in _HERE and _advisory(name, wait)
    if held:
        _HERE.add(name)
    try:
        yield held
    finally:
        if held:
            _HERE.discard(name)
            _let_go(name)


def _advisory(name: str, wait: bool) -> bool:
    with connection.cursor() as cursor:
        if not wait:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_key(name)])
            return cursor.fetchone()[0]
        cursor.execute("SET lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [_key(name)])
        cursor.execute("RESET lock_timeout")
        return True


def _let_go(name: str) -> None:
    """A connection that broke has let go already."""
    if connection.connection and not connection.connection.closed:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_key(name)])


def _key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(f"careertrack.{name}".encode()).digest()[:8], signed=True)
