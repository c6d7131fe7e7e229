"""YAML as plain text values, each with its line. Numbers stay as typed, so that 0.1 is exact and NaN is only a word."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES, MOST_DEPTH = 1_000_000, 20
PLAIN = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")


class BadPack(Exception):
    """A pack cannot be used; the message says why, `line` where, if there is one."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)


@dataclass
class Document:
    value: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """Of this place, or of the nearest one around it that has a line."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def read_file(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a file in UTF-8; BadPack where it is none."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise BadPack(f"it cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise BadPack("this is no file name") from error
    if len(raw) > most:
        raise BadPack(f"it is larger than {most // 1000:,} kB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPack("not UTF-8", raw[: error.start].count(b"\n") + 1) from error


def parse(text: str) -> Document:
    builder = Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadPack(f"not YAML: {error.problem or error.context}", mark.line + 1 if mark else None) from error
    except yaml.reader.ReaderError as error:
        raise BadPack("not YAML: a character that text does not have", text[: error.position].count("\n") + 1) from error
    except (ValueError, OverflowError) as error:  # an escape beyond the last character
        raise BadPack("not YAML: an escape for no character", builder.last) from error
    if not builder.documents:
        raise BadPack("the file is empty")
    return builder.document


class Builder:
    """From the events of the parser, which do not recurse: no depth of brackets can exhaust the stack."""

    def __init__(self) -> None:
        self.document = Document(None)
        self.stack: list[Any] = []
        self.path: list[str | int] = []
        self.documents, self.last = 0, 1

    def take(self, event: Any) -> None:
        line = self.last = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise BadPack("a file holds one pack", line)
        if isinstance(event, yaml.NodeEvent):
            self.refuse_tricks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.isascii():
                event.value.encode()  # half a character is a ValueError
            self.put(event.value.strip(), line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.start({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.end()

    def refuse_tricks(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise BadPack("anchors and aliases are not used in packs; with them a value can refer to itself in a circle", line)
        if getattr(event, "tag", None) and event.tag.removeprefix("tag:yaml.org,2002:") not in PLAIN:
            raise BadPack(f"the tag {event.tag} is not used in packs", line)

    def start(self, value: Any, line: int) -> None:
        if len(self.stack) >= MOST_DEPTH:
            raise BadPack(f"nested deeper than {MOST_DEPTH} levels", line)
        self.put(value, line, opened=True)
        self.stack.append(value)
        self.path.append("" if isinstance(value, dict) else 0)

    def put(self, value: Any, line: int, opened: bool = False) -> None:
        """Into the list or under the key that is open; the first word in a mapping is a key."""
        if not self.stack:
            self.document.value, self.document.lines[()] = value, line
            return
        inside = self.stack[-1]
        if isinstance(inside, list):
            inside.append(value)
            self.path[-1] = len(inside) - 1
        elif self.path[-1] == "":
            self.key(inside, value, line)
            return
        else:
            inside[self.path[-1]] = value
        self.document.lines.setdefault(tuple(self.path), line)
        if isinstance(inside, dict) and not opened:
            self.path[-1] = ""

    def key(self, inside: dict[str, Any], value: Any, line: int) -> None:
        if not isinstance(value, str) or not value:
            raise BadPack("a key must be a word", line)
        if value in inside:
            raise BadPack(f"the key {value!r} stands there twice", line)
        self.path[-1] = value
        self.document.lines[tuple(self.path)] = line

    def end(self) -> None:
        self.stack.pop()
        self.path.pop()
        if self.stack and isinstance(self.stack[-1], dict):
            self.path[-1] = ""
