"""Where files lie when they lie on this machine, and how they go from wherever they lie."""

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

LEFT = timedelta(hours=1)


class SyncedStorage(FileSystemStorage):
    """A file that is saved is on the disk, and its name in the folder too: what points at it may be committed."""

    def _save(self, name: str, content: Any) -> str:
        name = super()._save(name, content)  # type: ignore[misc]
        path = Path(self.path(name))
        sync(path)
        for folder in path.parents:
            sync(folder)
            if folder == Path(self.location):
                break
        return name


def sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def discard(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def remove_left(names: Iterable[str]) -> None:
    """Of these, which nothing points at, what has lain there for an hour: a file is written before its row."""
    before = timezone.now() - LEFT
    discard([name for name in names if default_storage.get_modified_time(name) < before])
