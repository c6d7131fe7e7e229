"""`manage.py backup`: one file with everything, made while people write."""

import errno
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from careertrack import __version__
from careertrack.core.backup import archive, database
from careertrack.core.backup.archive import Refused
from careertrack.core.locks import only_one

PREFIX, SUFFIX = "careertrack-", ".tar.gz"


def make(folder: Path, keep: int | None = None) -> Path:
    """A new back-up in `folder`; of the older ones the newest are kept."""
    with only_one("backup") as mine:
        if not mine:
            raise Refused("A back-up is being made just now.")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in folder.glob(f".{PREFIX}*"):  # by one that was interrupted
                left.unlink()
            made = write(folder)
        except OSError as error:
            why = "the disk is full" if error.errno == errno.ENOSPC else str(error.strerror or error)
            raise Refused(f"No back-up was made in {folder}: {why}. Earlier ones are as they were.") from error
        if keep:
            thin_out(folder, keep)
        return made


def write(folder: Path) -> Path:
    name = f"{PREFIX}{timezone.now():%Y-%m-%d-%H%M%S}{SUFFIX}"
    part = folder / f".{name}"
    try:
        with archive.Writer(part) as writer:
            fill(writer, folder)
        return part.rename(folder / name)
    finally:
        part.unlink(missing_ok=True)


def fill(writer: archive.Writer, folder: Path) -> None:
    writer.put_text(archive.HEADER, json.dumps(header()))
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{PREFIX}") as scratch:
        copy = Path(scratch) / "database"
        database.dump(copy)
        with copy.open("rb") as file:
            writer.put(archive.DATABASE, file, copy.stat().st_size)
    key = settings.DATA_DIR / "secret_key"
    if key.is_file():
        writer.put_text(archive.KEY, key.read_text())
    # After the database: a file that came since then is one too many, and none is missing.
    for name in stored(default_storage):
        with default_storage.open(name) as file:
            writer.put(archive.FILES + name, file, file.size)


def header() -> dict[str, Any]:
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {
        "format": archive.FORMAT,
        "version": __version__,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": [list(each) for each in applied],
    }


def stored(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every file in the storage, folder by folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}".lstrip("/")
    for name in sorted(folders):
        yield from stored(storage, f"{folder}/{name}".lstrip("/"))


def thin_out(folder: Path, keep: int) -> None:
    for old in sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))[:-keep]:
        old.unlink()
