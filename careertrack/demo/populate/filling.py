"""A made-up person's records, written in batches: memory does not grow with their number."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from careertrack.demo.populate.kinds import KINDS, REST, Kind, left_for_shifts, number_of
from careertrack.demo.populate.life import Life

BATCH = 2_000


def fill(life: Life, total: int, tell: Callable[[int], None]) -> None:
    """`tell` hears of each batch how many records it was."""
    left = total
    for kind in KINDS:
        number = left_for_shifts(left, total, life) if kind.label == REST else number_of(kind, total, life)
        left -= number
        for size in sizes(number):
            write(life, kind, size)
            tell(size)


def sizes(number: int) -> Iterator[int]:
    while number > 0:
        yield min(number, BATCH)
        number -= BATCH


def write(life: Life, kind: Kind, size: int) -> None:
    made = [record(life, kind) for _number in range(size)]
    rows = kind.model.everything.bulk_create([row for row, _links in made])
    life.keep(kind.label, [row.pk for row in rows if row.removed_at is None])
    connect(kind.model, made)


def record(life: Life, kind: Kind) -> tuple[Any, dict[str, list[int]]]:
    """The record and its many-to-many links, neither of them saved."""
    values = kind.recipe(life)
    links = {field.name: values.pop(field.name) for field in kind.model._meta.many_to_many if field.name in values}
    return kind.model(owner=life.owner, form_key=life.key(), **values, **bin_stamp(life, kind)), links


def bin_stamp(life: Life, kind: Kind) -> dict[str, Any]:
    """Removed by itself, some time in the month that the bin keeps."""
    if not kind.binned or not life.often(kind.binned):
        return {}
    return {"removal": life.key(), "removed_at": timezone.now() - timedelta(hours=life.amount(29 * 24))}


def connect(model: Any, made: list[tuple[Any, dict[str, list[int]]]]) -> None:
    for field in model._meta.many_to_many:
        link, ours, theirs = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        pairs = [link(**{ours: row.pk, theirs: key}) for row, links in made for key in links.get(field.name, ())]
        if pairs:
            link.objects.bulk_create(pairs, batch_size=BATCH)
