"""The one file of a back-up: a tar.gz whose first member says what it is, and whose last lists every member with its size
and sha256. Written and read as a stream, so that its size costs no memory."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Self

HEADER, DATABASE, KEY, FILES, MANIFEST = "careertrack-backup.json", "database", "secret_key", "files/", "manifest.txt"
FORMAT = 1
CHUNK = 1024 * 1024


class Refused(Exception):
    """Why it cannot be done, in a sentence for whoever runs the instance."""


class Summed:
    """A stream that is summed up while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.sum, self.size = source, hashlib.sha256(), 0

    def read(self, size: int = CHUNK) -> bytes:
        chunk = self.source.read(size)
        self.sum.update(chunk)
        self.size += len(chunk)
        return chunk

    def line(self, name: str) -> bytes:
        return f"{self.sum.hexdigest()} {self.size} {name}\n".encode()


class Writer:
    def __init__(self, path: Path) -> None:
        self.open = ExitStack()
        self.lines = self.open.enter_context(tempfile.TemporaryFile(dir=path.parent))  # noqa: SIM115
        file = self.open.enter_context(os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"))
        # A small compression level: most files are pictures and PDFs, which do not get smaller.
        packed = self.open.enter_context(gzip.GzipFile(fileobj=file, mode="wb", compresslevel=3, mtime=0))
        self.tar = self.open.enter_context(tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT))  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        try:
            if not error[0]:
                self.put(MANIFEST, self.lines, self.lines.seek(0, io.SEEK_END), listed=False)
        finally:
            self.open.close()

    def put(self, name: str, source: IO[bytes], size: int, listed: bool = True) -> None:
        source.seek(0)
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        summed = Summed(source)
        self.tar.addfile(member, summed)  # type: ignore[arg-type]
        self.tar.members = []  # type: ignore[attr-defined]  # it would remember every one
        if listed:
            self.lines.write(summed.line(name))

    def put_text(self, name: str, text: str) -> None:
        self.put(name, io.BytesIO(text.encode()), len(text.encode()))


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Whatever is found wrong with the file while it is read, as a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused(f"{path} is not there.") from error
    except (tarfile.ReadError, gzip.BadGzipFile) as error:
        raise Refused(f"{path} is damaged, or no back-up of CareerTrack.") from error
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise Refused(f"{path} is damaged: it ends too early or was changed.") from error


def members(path: Path) -> Iterator[tuple[str, Summed]]:
    """Each member with its stream, to be read before the next one is asked for."""
    with gzip.open(path) as packed, tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            tar.members = []  # type: ignore[attr-defined]
            if (source := tar.extractfile(member)) is None:
                raise Refused(f"{path} is damaged: {member.name} is no file.")
            yield member.name, Summed(source)
        while packed.read(CHUNK):  # to its end, where gzip has a sum of its own
            pass


def header_of(path: Path) -> dict[str, Any]:
    """What the back-up says about itself."""
    with plainly(path):
        name, source = next(members(path), ("", None))
        text = source.read() if source and name == HEADER else b"{}"
    try:
        found = json.loads(text)
    except ValueError:
        found = {}
    if "format" not in found:
        raise Refused(f"{path} is no back-up of CareerTrack.")
    if found["format"] > FORMAT:
        raise Refused(f"{path} was made by a newer CareerTrack ({found.get('version')}). Update this one first.")
    return found


def verify(path: Path) -> dict[str, Any]:
    """Read all of it and compare every sum; what it says about itself, and how much is in it."""
    header, files, listed = header_of(path), 0, False
    with tempfile.TemporaryFile() as found, plainly(path):
        for name, source in members(path):
            if name == MANIFEST:
                found.seek(0)
                listed = compare(path, source, found)
                continue
            while source.read():
                pass
            found.write(source.line(name))
            files += name.startswith(FILES)
    if not listed:
        raise Refused(f"{path} is damaged: its list of sums is missing.")
    return {**header, "files": files}


def compare(path: Path, listed: Summed, found: IO[bytes]) -> bool:
    for wanted in io.BufferedReader(Lines(listed)):  # type: ignore[type-var]
        if wanted != (line := found.readline()):
            name = (line or wanted).decode(errors="replace").rstrip("\n").split(" ", 2)[-1]
            raise Refused(f"{path} is damaged: {name} is not what it was.")
    if extra := found.readline():
        raise Refused(f"{path} is damaged: {extra.decode(errors='replace').split(' ', 2)[-1].strip()} does not belong to it.")
    return True


class Lines(io.RawIOBase):
    """A stream as Python's own readers want it."""

    def __init__(self, source: Summed) -> None:
        self.source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self.source.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
