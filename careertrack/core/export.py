"""A list as a file: the rows as they are filtered, the columns as they are labelled, for a spreadsheet or another program.

Days are ISO dates and lengths of time are hours as a decimal number, so that both can be computed with.
"""

import csv
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from django.db import models
from django.http import HttpResponse

from careertrack.core import clock, display
from careertrack.core.fields import MinutesField, MoneyField, QuantityField
from careertrack.core.models import Record
from careertrack.core.partial import PartialDay, known
from careertrack.core.sorting import title_field

# The field beside an amount that says of what it is.
UNITS = {MoneyField: "currency", QuantityField: "unit"}
# Further columns, each with what a row says in it.
Also = dict[str, Callable[[Any], Any]]
# What a spreadsheet would take for a formula, a Japanese or Chinese one in wide letters too.
FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")


def csv_file(model: type[Record], rows: Any, chosen: list[str]) -> HttpResponse:
    return csv_answer(f"{model._meta.model_name}s", *table(model, rows, chosen))


def csv_answer(name: str, heads: Iterable[str], lines: Iterable[Iterable[str]]) -> HttpResponse:
    """To be kept under `name`, which is a word of ours."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y-%m-%d}.csv"'
    write(answer, heads, lines)
    return answer


def table(model: type[Record], rows: Any, chosen: list[str], also: Also | None = None) -> tuple[list[str], Iterable[list[str]]]:
    """Heads and lines; with what its page says beside the columns too, unless these were chosen; and `also` this."""
    names, besides = columns(model, chosen), {} if chosen else model.in_files
    more: Also = {**{str(label): attrgetter(name) for name, label in besides.items()}, **(also or {})}
    heads = [*(display.label(model, name) for name in names), *more]
    alone = rows.prefetch_related(None)
    found = joined(model, alone.for_files() if besides else alone, names).iterator(chunk_size=500)
    return heads, ([*(plain(row, name) for name in names), *(str(each(row) or "") for each in more.values())] for row in found)


def write(out: Any, heads: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    out.write("\ufeff")  # by which spreadsheets know UTF-8
    writer = csv.writer(out)
    writer.writerow(heads)
    for line in lines:
        writer.writerow(neutral(each) for each in line)


def columns(model: type[Record], chosen: list[str]) -> list[str]:
    """The title where it is a field, and the columns chosen or all that the record's own page shows; an amount with
    its currency."""
    title = title_field(model)
    names = list(dict.fromkeys([*([title] if title else []), *(chosen or model.shown)]))
    kinds = {type(model._meta.get_field(name)) for name in names}
    units = [unit for kind, unit in UNITS.items() if kind in kinds and unit not in names]
    return [*names, *units]


def joined(model: type[Record], rows: Any, names: list[str]) -> Any:
    """With all that the columns read, the titles of linked records too."""
    fields = [model._meta.get_field(name) for name in names]
    singles = [field for field in fields if field.many_to_one]
    titles = [f"{field.name}__{name}" for field in singles for name in getattr(field.related_model, "named_by", ())]
    linked = rows.select_related(*model.named_by, *[field.name for field in singles], *titles)
    return linked.with_many(*[field.name for field in fields if field.many_to_many])


def plain(record: Any, name: str) -> str:
    value, field = getattr(record, name), record._meta.get_field(name)
    if value is None:
        return ""
    if isinstance(field, MoneyField | QuantityField) or name == "currency":
        return str(value)
    if isinstance(field, MinutesField):
        return decimal_hours(value)
    if isinstance(value, date):
        day = known(record, name)
        return day.written if isinstance(day, PartialDay) else day.isoformat()
    if isinstance(value, models.Manager):
        return "; ".join(str(row) for row in value.all())
    return display.text(record, name)


def decimal_hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def neutral(text: str) -> str:
    """With an apostrophe before what would otherwise be computed when the file is opened."""
    return f"'{text}" if text.startswith(FORMULA) else text
