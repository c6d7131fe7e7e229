"""`manage.py restore`: an empty instance becomes the one that was backed up."""

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from careertrack.core.backup import archive, database
from careertrack.core.backup.archive import Refused
from careertrack.core.models import Beat, Message
from careertrack.core.models.mail import State

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def restore(path: Path, with_mail: bool = True) -> dict[str, Any]:
    """Everything is read and compared before anything is written; the database comes last, all or nothing."""
    refuse_newer(path, archive.header_of(path))
    refuse_used()
    found = archive.verify(path)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as scratch, archive.plainly(path):
        copy = Path(scratch) / "database"
        for name, source in archive.members(path):
            place(name, source, copy)
        database.load(copy)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if not with_mail:
        Message.objects.waiting().update(state=State.DROPPED, answer="waited when the back-up was made", ended_at=timezone.now())
    return {**found, "people": database.people(), "mail": Message.objects.waiting().count()}


def refuse_newer(path: Path, header: dict[str, Any]) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    if any(tuple(each) not in known for each in header["migrations"]):
        raise Refused(f"{path} was made by a newer CareerTrack ({header['version']}). Update this one first.")
    if header["database"] != connection.vendor:
        made, here = NAMES[header["database"]], NAMES[connection.vendor]
        raise Refused(f"{path} was made on {made}, and this instance is on {here}. Restore it on {made}, then use move-database.")


def refuse_used() -> None:
    if people := database.people():
        raise Refused(f"This instance is not empty: {people} people have an account. Nothing was restored.")
    refuse_running()


def refuse_running() -> None:
    try:
        runs = Beat.running("worker", timedelta(minutes=2))
    except DatabaseError:  # no tables yet
        return
    if runs:
        raise Refused("CareerTrack runs here. Stop it, wait two minutes if it was killed, and try again.")


def place(name: str, source: archive.Summed, copy: Path) -> None:
    """Each member where it belongs. Nobody has an account yet, so a file that is here belongs to nobody."""
    if name == archive.DATABASE:
        with copy.open("wb") as file:
            shutil.copyfileobj(source, file, archive.CHUNK)
    elif name == archive.KEY:
        write_key(source.read())
    elif name.startswith(archive.FILES):
        store(name.removeprefix(archive.FILES), source)


def write_key(key: bytes) -> None:
    part = settings.DATA_DIR / ".secret_key"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(key)
    part.rename(settings.DATA_DIR / "secret_key")


def store(name: str, source: archive.Summed) -> None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise Refused(f"{name} does not belong into a back-up of CareerTrack.")
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as spool:
        shutil.copyfileobj(source, spool, archive.CHUNK)
        spool.seek(0)
        put(name, spool)


def put(name: str, content: IO[bytes]) -> None:
    if default_storage.exists(name):
        default_storage.delete(name)
    if default_storage.save(name, File(content)) != name:
        raise Refused(f"{name} could not be stored under its name. Nothing was restored.")
