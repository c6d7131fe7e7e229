"""The bin: what is removed goes together, stays findable, and comes back as exactly that set.

A removal is named after the record that was removed (its form key), so the root of a set is known without
another column.
"""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db import models, transaction
from django.db.models import Count, F, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core.models import Record


class CannotRestore(Exception):
    """Something live stands where the record would return to; the message says what."""


def record_models() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _goes_with(model: type[Record], keys: list[int]) -> Iterator[tuple[type[Record], list[int]]]:
    """The records and, level by level, the live ones that Django would delete with them."""
    yield model, keys
    for relation in model._meta.related_objects:
        child = relation.related_model
        if relation.on_delete is models.CASCADE and issubclass(child, Record):
            found = list(child.objects.filter(**{f"{relation.field.name}__in": keys}).values_list("pk", flat=True))
            if found:
                yield from _goes_with(child, found)


def holds_up(model: type[Record], key: int) -> bool:
    """Whether something live would be deleted along with this removed record."""
    return len(list(_goes_with(model, [key]))) > 1


@transaction.atomic
def remove(*records: Record) -> int:
    """Move the records, all of one kind, and what belongs to them to the bin; the number that went along with them.

    It is one removal, named after the first, so that one Undo brings back all of it.
    """
    stamp = {"removed_at": timezone.now(), "removal": records[0].form_key}
    went = 0
    for model, keys in list(_goes_with(type(records[0]), [record.pk for record in records])):
        went += model.objects.filter(pk__in=keys).update(**stamp)
    return went - len(records)


def removed_words(records: Sequence[Record], along: int) -> str:
    """What a toast says about a removal."""
    text = _("Removed %s.") % several(records)
    if not along:
        return text
    if len(records) == 1:
        more = ngettext("%d record that belongs to it went along.", "%d records that belong to it went along.", along)
    else:
        more = ngettext("%d record that belongs to them went along.", "%d records that belong to them went along.", along)
    return f"{text} {more % along}"


def several(records: Sequence[Record]) -> str:
    """The record as a toast names it, or how many of its kind there are."""
    if len(records) == 1:
        return records[0].in_a_sentence()
    return f"{len(records)} {records[0]._meta.verbose_name_plural}"


@transaction.atomic
def restore(user: Any, removal: uuid.UUID) -> list[Record]:
    """Bring back exactly what went with this removal; CannotRestore when something stands in its way."""
    parts = [model.everything.for_user(user).filter(removal=removal) for model in record_models()]
    records = [record for part in parts for record in part.with_links(wholes(part.model))]
    for record in records:
        _refuse_orphan(record)
        _refuse_taken_place(record)
    for part in parts:
        part.update(removed_at=None, removal=None)
    return sorted(records, key=lambda record: record.form_key != removal)


def find_again(user: Any, model: type[Record], form_key: uuid.UUID) -> Record | None:
    """The record that was saved under this key; from the bin it comes back together with what went there with it."""
    found: Record | None = model.everything.for_user(user).filter(form_key=form_key).first()
    if found is not None and found.removal:
        restore(user, found.removal)
        found.refresh_from_db()
    return found


def wholes(model: type[Record]) -> list[str]:
    """The links to what a record of this kind would be deleted with."""
    links = [field for field in model._meta.concrete_fields if field.is_relation and issubclass(field.related_model, Record)]
    return [field.name for field in links if field.remote_field.on_delete is models.CASCADE]


def _refuse_orphan(record: Record) -> None:
    for name in wholes(type(record)):
        parent = getattr(record, name)
        if parent is not None and parent.removed_at and parent.removal != record.removal:
            raise CannotRestore(_("“%s” is in the bin too. Restore it first.") % parent)


def _refuse_taken_place(record: Record) -> None:
    """Asked of the record as it would be."""
    record.removed_at = None
    if words := record.in_the_way():
        raise CannotRestore(words)


def removals(user: Any, number: Any, size: int = 50) -> Page:
    """One page of removed records, newest first; each carries `together`, the number of its kind removed in one go with
    it, and `went_along`, the number that belonged to them."""
    roots = [
        model.everything.for_user(user)
        .filter(removed_at__isnull=False, removal=F("form_key"))
        .order_by()
        .values_list("removed_at", "pk", Value(model._meta.label_lower, output_field=models.CharField()))
        for model in record_models()
    ]
    page = Paginator(roots[0].union(*roots[1:], all=True).order_by("-removed_at", "pk"), size).get_page(number)
    rows = list(page.object_list)
    found: dict[tuple[str, int], Record] = {}
    for label in {label for _at, _pk, label in rows}:
        keys = [pk for _at, pk, kind in rows if kind == label]
        records = apps.get_model(label).everything.for_user(user).filter(pk__in=keys).with_names()
        found.update({(label, record.pk): record for record in records})
    page.object_list = [found[label, pk] for _at, pk, label in rows]
    _count_along(user, page.object_list)
    return page


def _count_along(user: Any, roots: list[Any]) -> None:
    sizes: dict[uuid.UUID, dict[type[Record], int]] = {root.form_key: {} for root in roots}
    for model in record_models() if roots else ():
        counts = model.everything.for_user(user).filter(removal__in=list(sizes)).order_by().values_list("removal")
        for removal, size in counts.annotate(size=Count("pk")):
            sizes[removal][model] = size
    for root in roots:
        root.together = sizes[root.form_key].pop(type(root)) - 1
        root.went_along = sum(sizes[root.form_key].values())
