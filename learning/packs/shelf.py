"""Where packs lie: those that are shipped, by their code, and any other file by its name."""

from pathlib import Path

from django.conf import settings

from learning.packs.pack import Pack, load
from learning.packs.text import BadPack, read_file


def folder() -> Path:
    return Path(settings.CATALOGUE_DIR) / "rules"


def shipped() -> list[Path]:
    return sorted(folder().glob("*.yaml"))


def find(name: str) -> Path:
    """A code of the catalogue, else a file."""
    path = folder() / f"{name}.yaml"
    return path if path in shipped() else Path(name)


def read(path: Path) -> Pack:
    if not path.suffix and not path.exists():
        raise BadPack("neither a code of the catalogue nor a file")
    return load(read_file(path))
