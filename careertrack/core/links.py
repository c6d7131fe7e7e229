"""What is linked to a record, from either side, without any room knowing another."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch
from django.utils.text import capfirst

from careertrack.core.models import Owned

SHOWN = 10


@dataclass(frozen=True)
class Linked:
    """Records of one kind that point at a page's record: the first of them, their number, the way to add one."""

    title: str
    model: type[Owned]
    records: list[Owned]
    count: int
    add_url: str
    add_words: str


def linked_to(record: Any, user: Any) -> list[Linked]:
    """Two queries per kind of record that can point here, whatever their number."""
    return [
        _group(record, relation, user)
        for relation in record._meta.related_objects
        if issubclass(relation.related_model, Owned) and not relation.hidden
    ]


def _group(record: Any, relation: Any, user: Any) -> Linked:
    model, name = relation.related_model, relation.field.name
    rows = model.objects.for_user(user).filter(**{name: record}).with_names()
    count = rows.count()
    heading = getattr(model, "linked_as", {}).get(name, model._meta.verbose_name_plural)
    newest = list(rows[:SHOWN]) if count else []
    return Linked(capfirst(str(heading)), model, newest, count, _add_url(model, name, record), model.add_words())


def _add_url(model: type[Owned], name: str, record: Any) -> str:
    try:
        return model.add_url(**{name: record.pk})
    except NoReverseMatch:
        return ""
