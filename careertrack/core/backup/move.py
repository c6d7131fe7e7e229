"""`manage.py move-database`: every row into another database, in one transaction there, and compared before it counts."""

import hashlib
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import environ
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import DatabaseError, connections, models, transaction

from careertrack.core.backup.archive import Refused
from careertrack.core.backup.restore import refuse_running

TARGET = "target"
ROWS = 500
KNOWN = ("django.db.backends.postgresql", "django.db.backends.sqlite3")


def move(url: str, say: Callable[[str], None]) -> None:
    """The instance is stopped; nothing here is changed."""
    refuse_running()
    register(url)
    prepare(url)
    if count := get_user_model()._base_manager.using(TARGET).count():
        raise Refused(f"The other database is not empty: {count} people have an account there. Nothing was moved.")
    try:
        with transaction.atomic(), transaction.atomic(using=TARGET):
            empty()
            for model in tables():
                copy(model)
            connections[TARGET].check_constraints()
            for model in tables():
                say(compare(model))
            reset_sequences()
    except DatabaseError as error:
        raise Refused(f"Nothing was moved. The other database said: {error}") from error


def register(url: str) -> None:
    found: dict[str, Any] = {}
    # Its warnings repeat the address, with the password in it.
    with suppress(Exception), warnings.catch_warnings(action="ignore"):
        found = environ.Env.db_url_config(url)
    if found.get("ENGINE") not in KNOWN or not found["NAME"]:
        raise Refused("That is not the address of a database. Use postgres://user:password@host/name.")
    ready = connections.configure_settings({"default": settings.DATABASES["default"], TARGET: found})
    connections.settings[TARGET] = ready[TARGET]


def prepare(url: str) -> None:
    """Tables as this version has them. By another process: a migration speaks to the default database."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate", "--verbosity", "0"]
    done = subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"The other database cannot be prepared: {done.stderr.strip().splitlines()[-1]}")


def tables() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]


def empty() -> None:
    """What a new database has of its own, like the names of rights, comes with the other rows."""
    target = connections[TARGET]
    names = [model._meta.db_table for model in tables()]
    for sql in target.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=True):
        with target.cursor() as cursor:
            cursor.execute(sql)


def copy(model: type[models.Model]) -> None:
    target, fields = connections[TARGET], model._meta.local_concrete_fields
    quote = target.ops.quote_name
    columns, marks = ", ".join(quote(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"
    batch: list[list[Any]] = []
    with target.cursor() as cursor:
        for row in rows(model, "default"):
            batch.append([field.get_db_prep_save(value, target) for field, value in zip(fields, row, strict=True)])
            if len(batch) == ROWS:
                cursor.executemany(sql, batch)
                batch = []
        if batch:
            cursor.executemany(sql, batch)


def rows(model: type[models.Model], alias: str) -> Any:
    names = [field.attname for field in model._meta.local_concrete_fields]
    return models.QuerySet(model).using(alias).order_by("pk").values_list(*names).iterator(ROWS)


def compare(model: type[models.Model]) -> str:
    here, there = digest(model, "default"), digest(model, TARGET)
    if here != there:
        raise Refused(f"{model._meta.label} is not the same in the other database. Nothing was moved.")
    return f"{model._meta.label}: {here[0]} rows, sha256 {here[1][:16]}"


def digest(model: type[models.Model], alias: str) -> tuple[int, str]:
    """The number of rows, and one sum over all their values as Python has them. Databases order text differently, so the
    sums of the rows are added up."""
    count = total = 0
    for row in rows(model, alias):
        words = repr([json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value for value in row])
        count, total = count + 1, total + int.from_bytes(hashlib.sha256(words.encode()).digest())
    return count, f"{total % 2**256:064x}"


def reset_sequences() -> None:
    target = connections[TARGET]
    with target.cursor() as cursor:
        for sql in target.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)
