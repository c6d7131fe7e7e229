"""What is a person's: every row of theirs, of whatever area, the bin too.

Nothing is listed by hand: a new kind of record is in the export the day its model is written. In the file a row has a
`key` that stays the same for ever. A link is the key of another row in the file, or the slug of one in the catalogue.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Replace

from careertrack.core.models import Curated, Draft, Made, Message, Record

# How a record is kept here, which is nothing that is in it; and what opens a link, which is nobody's to have twice.
INNER = {"id", "owner", "person", "search_text", "form_key", "removal", "shipped_key", "shipped_digest", "stored"}
SECRET = {"salt", "token_hash", "check_hash"}
# Made for a while, out of what is in the export anyway.
PASSING = (Made, Draft, Message)
OF_PERSON = ("owner", "person")
CHUNK = 1000


def kinds() -> list[type[models.Model]]:
    """What belongs to one person, and what is a part of it."""
    return [model for model in apps.get_models() if path_to_person(model) and not issubclass(model, PASSING)]


def path_to_person(model: type[models.Model]) -> str:
    """The lookup of whose a row is; of a part, through what it is a part of. Empty where it is nobody's."""
    links = links_of(model)
    own = [field.name for field in links if field.related_model is get_user_model() and field.name in OF_PERSON]
    wholes = [field.name for field in links if issubclass(field.related_model, Record) and is_part(field)]
    return own[0] if own else f"{wholes[0]}__owner" if wholes else ""


def links_of(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def is_part(link: Any) -> bool:
    return link.remote_field.on_delete is models.CASCADE


def rows_of(model: Any, user: Any) -> Any:
    """Those in the bin too."""
    rows = model.everything.for_user(user) if issubclass(model, Record) else model.objects.filter(**{path_to_person(model): user})
    return rows.order_by("pk")


def told(model: Any, user: Any) -> Iterator[dict[str, Any]]:
    """Each row as values that JSON knows, one query for the kind and one for each of its links to many."""
    many = {field.name: links_to_many(field, user) for field in model._meta.local_many_to_many if is_simple(field)}
    values = rows_of(model, user).annotate(_key=key_of(model)).values("pk", "_key", **columns(model))
    for row in values.iterator(chunk_size=CHUNK):
        pk, key = row.pop("pk"), row.pop("_key")
        yield {"key": key, **{name[1:]: value for name, value in row.items()}, **{name: of[pk] for name, of in many.items()}}


def columns(model: Any) -> dict[str, Any]:
    """Under names of their own: a value of the same name as a field would stand in its place."""
    fields = [field for field in model._meta.concrete_fields if field.name not in INNER | SECRET]
    return {f"_{field.name}": value_of(field) for field in fields}


def value_of(field: Any) -> Any:
    return key_of(field.related_model, f"{field.name}__") if field.is_relation else F(field.attname)


def key_of(model: Any, at: str = "") -> Any:
    """What names a row for ever: the key it was first saved under; of the catalogue's, its slug."""
    if not issubclass(model, Record):
        return Cast(f"{at}pk", CharField())
    own = Replace(Cast(f"{at}form_key", CharField()), Value("-"), Value(""))  # as every database can write it
    if not issubclass(model, Curated):
        return own
    return Case(When(**{f"{at}owner": None}, then=F(f"{at}slug")), default=own, output_field=CharField())


def is_simple(field: Any) -> bool:
    """A link with facts of its own is a kind of row of its own."""
    return field.remote_field.through._meta.auto_created


def links_to_many(field: Any, user: Any) -> dict[int, list[str]]:
    """{row: keys}"""
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(**{f"{here}__owner": user}).order_by("pk")
    found = defaultdict(list)
    for pk, key in rows.values_list(f"{here}_id", key_of(field.related_model, f"{there}__")).iterator():
        found[pk].append(key)
    return found


def profile(user: Any) -> dict[str, Any]:
    return {name: getattr(user, name) for name in ("email", "display_name", "time_zone", "locale", "birth_month", "date_joined")}
