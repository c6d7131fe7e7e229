"""Where files lie when they lie on this machine."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


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
