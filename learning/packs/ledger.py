"""A ledger as a CSV file: one wrong line refuses all of it, because a figure from half a ledger would look like an answer."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from learning.renewal import Item

COLUMNS = ("row", "date", "kind", "amount", "unit", "tags", "title")
KINDS = (
    *("credit", "practice", "reflection", "feedback", "discussion", "declaration", "confirmation", "volunteering"),
    *("exam", "assessment", "course", "credential", "goal", "entry"),
)
AMOUNT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?|\.[0-9]{1,20}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadLedger(Exception):
    """The ledger is refused; the message begins with the line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")


def read(text: str) -> list[Item]:
    """The items of a CSV text; the header is line 1."""
    rows = lines(text)
    line, header = next(rows, (1, []))
    if tuple(header) != COLUMNS:
        raise BadLedger(f"the columns must be: {','.join(COLUMNS)}", line)
    return [item(dict(zip(COLUMNS, cells, strict=True)), line) for line, cells in rows]


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """(the line it begins on, its cells) of each row; an empty line is no row."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells and line > 1 and len(cells) != len(COLUMNS):
                raise BadLedger(f"{len(cells)} columns instead of {len(COLUMNS)}", line)
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadLedger(f"not CSV: {error}", line) from error


def item(cells: dict[str, str], line: int) -> Item:
    row, day, kind, amount, unit, tags, title = (cells[name].strip() for name in COLUMNS)
    if kind and kind not in KINDS:
        raise BadLedger(f"the kind {shortened(kind)} is unknown", line)
    slugs = frozenset(found for tag in tags.split(";") if (found := tag.strip()))
    return Item(row, to_day(day, line), to_amount(amount, line), unit, slugs, kind or "credit", title)


def to_day(text: str, line: int) -> date:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadLedger(f"{shortened(text)} is no day like 2026-11-22", line)


def to_amount(text: str, line: int) -> Decimal | None:
    """Nothing is unknown; what is no plain number is a mistake."""
    if not text:
        return None
    if not AMOUNT.fullmatch(text):
        raise BadLedger(f"{shortened(text)} is no plain number like 12 or 1.5", line)
    return Decimal(text)


def shortened(text: str, most: int = 40) -> str:
    return repr(text if len(text) <= most else text[:most] + "…")


def written(items: Iterable[Item]) -> str:
    """The items as such a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in items:
        amount = "" if each.amount is None else f"{each.amount:f}"
        writer.writerow([each.row, each.day, each.kind, amount, each.unit, ";".join(sorted(each.tags)), each.title])
    return out.getvalue()
