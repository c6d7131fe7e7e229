"""What a list may be sorted by, and each order in words: an arrow alone says neither where it begins nor to a listener."""

from typing import Any

from django.db import models
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _

from careertrack.core.display import is_number, label
from careertrack.core.models import Record

TITLES = ("title", "name", "line")


def is_field(model: type[Record], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


def title_field(model: Any) -> str | None:
    """What it is called by, where that can be sorted and exported."""
    fields = next((name for name in TITLES if is_field(model, name)), None)
    return fields or model.titled_by or None


def sort_path(model: type[Record], name: str) -> str | None:
    """What the database sorts by for a column; None where it cannot."""
    if not is_field(model, name):
        return None
    field = model._meta.get_field(name)
    if field.many_to_one:
        title = title_field(field.related_model)
        return f"{name}__{title}" if title else None
    return None if isinstance(field, models.ManyToManyField) else name


def sorted_columns(model: type[Record]) -> list[str]:
    return [name for name in dict.fromkeys([title_field(model), *model.columns]) if name and sort_path(model, name)]


def orders(model: type[Record]) -> list[tuple[str, str]]:
    return [(sign + name, in_words(model, name, bool(sign))) for name in sorted_columns(model) for sign in ("", "-")]


def usual(model: type[Record]) -> str:
    """How the list is ordered unless another order is asked for."""
    found = next((pair for each in model._meta.ordering if (pair := path_of(each))[0] in sorted_columns(model)), None)
    return _("Usual: %s") % in_words(model, *found) if found else _("Usual")


def path_of(order: Any) -> tuple[str, bool]:
    """(field, whether it is turned around) of one part of an ordering; no field where it is computed."""
    if isinstance(order, str):
        return order.removeprefix("-").partition("__")[0], order.startswith("-")
    turned = isinstance(order, OrderBy) and order.descending
    while hasattr(order, "get_source_expressions") and len(inner := order.get_source_expressions()) == 1:
        order = inner[0]
    return str(getattr(order, "name", "")).partition("__")[0], turned


def in_words(model: type[Record], name: str, descending: bool) -> str:
    field: Any = model._meta.get_field(name)
    if isinstance(field, models.DateField):
        words = _("%s, latest first") if descending else _("%s, earliest first")
    elif is_number(model, name):
        words = _("%s, highest first") if descending else _("%s, lowest first")
    else:
        words = _("%s, Z to A") if descending else _("%s, A to Z")
    return words % label(model, name)
