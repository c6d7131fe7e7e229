"""Each database's own way to copy itself while people write, and back."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

from careertrack.core.backup.archive import Refused


def dump(path: Path) -> None:
    """One moment of the database, whoever writes meanwhile."""
    connection.ensure_connection()
    dump_sqlite(path) if connection.vendor == "sqlite" else dump_postgres(path)


def load(path: Path) -> None:
    """Replace what is in the database, all or nothing."""
    connection.ensure_connection()
    load_sqlite(path) if connection.vendor == "sqlite" else load_postgres(path)


def patience(seconds: int = 60) -> Callable[[int, int, int], None]:
    """Python tries for ever while the database is locked; this ends it."""
    end = time.monotonic() + seconds

    def asked(status: int, left: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise sqlite3.OperationalError("it is locked")

    return asked


def dump_sqlite(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        connection.connection.backup(copy, progress=patience())
        copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise Refused(f"The database could not be copied: {error}.") from error
    finally:
        copy.close()


def load_sqlite(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        copy.backup(connection.connection, progress=patience())
    except sqlite3.Error as error:
        raise Refused(f"The database could not be written: {error}. Nothing was restored.") from error
    finally:
        copy.close()


def dump_postgres(path: Path) -> None:
    # The queue's messages mean nothing elsewhere.
    call("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--exclude-table=huey_*", f"--file={path}")


def load_postgres(path: Path) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
    connection.close()
    call("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(path))


def call(program: str, *arguments: str) -> None:
    account: dict[str, Any] = connection.settings_dict
    where = {"--host": account["HOST"], "--port": account["PORT"], "--username": account["USER"], "--dbname": account["NAME"]}
    options = [f"{name}={value}" for name, value in where.items() if value]
    # Not as an argument: those are seen by everybody on the machine.
    environ = {**os.environ, "PGPASSWORD": account["PASSWORD"]} if account["PASSWORD"] else None
    try:
        done = subprocess.run([program, *options, *arguments], env=environ, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Refused(f"{program} is missing. Install PostgreSQL's client programs, like postgresql-client.") from error
    if done.returncode:
        raise Refused(f"{program} could not do it: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no reason'}.")


def people() -> int:
    """How many have an account; none where there are no tables yet."""
    try:
        return get_user_model().objects.count()
    except DatabaseError:
        return 0
