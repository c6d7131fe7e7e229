"""Where things are kept, as the environment says: database, cache, files, messages to the worker."""

import importlib.util
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from careertrack.environment import text, url_setting

SQLITE: dict[str, Any] = {
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "timeout": 20,
        # Without IMMEDIATE a mixed load of read-then-write transactions fails with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000",
    },
}
POSTGRESQL: dict[str, Any] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# As with SQLite: who cannot write within 20 seconds is told so.
LOCKS = {"options": "-c lock_timeout=20000"}


def database(folder: Path) -> dict[str, Any]:
    found = url_setting(environ.Env.db_url_config, "DATABASE_URL", f"sqlite:///{folder / 'careertrack.sqlite3'}")
    engine, name = found.get("ENGINE"), found.get("NAME")
    if engine == "django.db.backends.sqlite3" and name != ":memory:":
        return {**found, **SQLITE}
    if engine == "django.db.backends.postgresql" and name:
        return {**found, **POSTGRESQL, "OPTIONS": {**found.get("OPTIONS", {}), **LOCKS}}
    raise ImproperlyConfigured("DATABASE_URL must be like postgres://user:password@host/name or sqlite:////folder/file.")


def cache() -> dict[str, Any]:
    """Shared between worker processes, because sign-in limits are counted here."""
    found = url_setting(environ.Env.cache_url_config, "CACHE_URL", "dbcache://cache")
    if not found["BACKEND"].endswith((".DatabaseCache", ".RedisCache")):
        raise ImproperlyConfigured("CACHE_URL must be shared by all processes: dbcache://cache or redis://host:6379/0.")
    # Django throws away a third of 300 entries otherwise, and with them what was counted.
    return {**found, "OPTIONS": {"MAX_ENTRIES": 200_000, **found.get("OPTIONS", {})}}


def jobs_store(folder: Path) -> dict:
    """Where messages to the worker wait: a class of huey by its kind, and its options."""
    given = text("JOBS_URL", "")
    if not given:
        return {"kind": "sqlite", "options": {"filename": str(folder / "jobs.sqlite3"), "timeout": 20}}
    if given.startswith(("postgres://", "postgresql://")):
        return {"kind": "postgres", "options": {"dsn": given}}
    if given.startswith(("redis://", "rediss://")):
        return {"kind": "redis", "options": {"url": given}}
    raise ImproperlyConfigured("JOBS_URL must be like postgres://user:password@host/name or redis://host:6379/1.")


def files_store() -> dict:
    """Where uploaded files are kept: in DATA_DIR, or in a bucket that speaks S3."""
    given = text("FILES_URL", "")
    if not given:
        return {"BACKEND": "careertrack.core.storage.SyncedStorage"}
    url = urlsplit(given)
    if (
        url.scheme not in ("s3", "s3+http")
        or not (url.hostname and url.username and url.password)
        or not re.fullmatch(r"/[-a-z0-9.]+", url.path)
    ):
        raise ImproperlyConfigured("FILES_URL must be like s3://key:secret@storage.example.org/bucket.")
    if not importlib.util.find_spec("storages"):
        raise ImproperlyConfigured("FILES_URL needs django-storages: .venv/bin/pip install 'django-storages[s3]'.")
    account = {"access_key": unquote(url.username), "secret_key": unquote(url.password)}
    protocol = "http" if url.scheme == "s3+http" else "https"
    endpoint = f"{protocol}://{url.hostname}{f':{url.port}' if url.port else ''}"
    options = {**account, "endpoint_url": endpoint, "bucket_name": url.path[1:], "default_acl": "private", "file_overwrite": False}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
