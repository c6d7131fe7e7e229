"""How records hang together, from either end, without any room knowing another.

A link is a foreign key or a many-to-many field between records. The page of either end shows what is at the other,
adds there, and - where the link may be empty - connects and disconnects.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst

from careertrack.core.filters import filters_for
from careertrack.core.models import Owned, Record
from careertrack.core.models.rows import bump
from careertrack.core.text import is_key

SHOWN = 10


@dataclass(frozen=True)
class Link:
    """One field, seen from `model`; `forward` when the field is its own. `name` is what it is called from there."""

    model: type[Record]
    field: Any
    forward: bool

    @property
    def name(self) -> str:
        return self.field.name if self.forward else self.field.remote_field.get_accessor_name()

    @property
    def other(self) -> type[Owned]:
        return self.field.related_model if self.forward else self.field.model

    @property
    def title(self) -> str:
        meta = self.other._meta
        words = self.field.verbose_name if self.forward else getattr(self.other, "linked_as", {}).get(self.field.name)
        return capfirst(str(words or meta.verbose_name_plural))

    @property
    def optional(self) -> bool:
        """Whether it may be connected and disconnected: a part of something else belongs there, and so does what is not
        written by hand."""
        holder = self.model if self.forward else self.other
        return (self.field.many_to_many or self.field.null) and holder.is_edited()

    def rows(self, record: Any, user: Any) -> Any:
        """What the person has at the other end."""
        rows = self.other.objects.for_user(user)
        if self.forward:
            return rows.filter(pk__in=getattr(record, self.name).order_by().values("pk"))
        return rows.filter(**{self.field.name: record})

    def connect(self, record: Any, other: Any) -> None:
        self._change(record, other, add=True)

    def disconnect(self, record: Any, other: Any) -> None:
        self._change(record, other, add=False)

    def _change(self, record: Any, other: Any, *, add: bool) -> None:
        """Saved on the record that holds the field: a form opened on it before has not seen this."""
        holder, target = (record, other) if self.forward else (other, record)
        if self.field.many_to_many:
            rows = getattr(holder, self.field.name)
            rows.add(target) if add else rows.remove(target)
            holder.save(update_fields=[])
        else:
            setattr(holder, self.field.name, target if add else None)
            holder.save(update_fields=[self.field.name])
        bump([holder.owner_id])

    def add_url(self, record: Any) -> str:
        """Where one is added that is linked from the start."""
        try:
            if self.forward:
                return self.other.add_url(link=carried(record, self))
            return self.other.add_url(**{self.field.name: record.pk})
        except NoReverseMatch:
            return ""


@dataclass(frozen=True)
class Linked:
    """Records of one kind that are linked to a page's record: the first of them, their number, what can be done."""

    title: str
    model: type[Owned]
    records: list[Owned]
    count: int
    add_url: str
    add_words: str
    change_url: str
    all_url: str
    template: str


def links_of(model: type[Record]) -> list[Link]:
    """Every link of this kind of record that its page shows: what points here, and what it gathers itself."""
    meta: Any = model._meta
    pointing = [
        Link(model, relation.field, forward=False)
        for relation in meta.related_objects
        if issubclass(relation.related_model, Owned) and not relation.hidden
    ]
    own = [field for field in meta.many_to_many if issubclass(field.related_model, Owned) and field.name not in model.shown]
    return [*(Link(model, field, forward=True) for field in own), *pointing]


def link_of(model: type[Record], name: str) -> Link | None:
    """The link that may be changed from this kind's pages under this name."""
    return next((link for link in links_of(model) if link.name == name and link.optional), None)


def linked_to(record: Any, user: Any) -> list[Linked]:
    """Two queries per kind of record that can be linked, whatever their number."""
    return [_group(record, link, user) for link in links_of(type(record))]


def _group(record: Any, link: Link, user: Any) -> Linked:
    rows = link.rows(record, user).with_names()
    count = rows.count()
    newest = list(rows[:SHOWN]) if count else []
    words = link.other.add_words()
    urls = {"add_url": link.add_url(record), "change_url": change_url(record, link), "all_url": all_url(record, link)}
    return Linked(link.title, link.other, newest, count, add_words=words, template=link.other.group_template, **urls)


def change_url(record: Any, link: Link) -> str:
    if not link.optional:
        return ""
    try:
        return reverse(record.route("links"), args=[_address(record)], query={"to": link.name})
    except NoReverseMatch:
        return ""


def all_url(record: Any, link: Link) -> str:
    """Where all of them are listed, if the list of their kind can be narrowed to this record."""
    name = link.field.name
    if link.forward or name not in filters_for(link.other, True).base_filters:
        return ""
    try:
        return reverse(link.other.route("list"), query={name: record.pk})
    except NoReverseMatch:
        return ""


def _address(record: Any) -> Any:
    return record.pk if isinstance(record, Owned) else record.slug


# ---------------------------------------------------------------- a link carried along to the form that adds the other end
def carried(record: Any, link: Link) -> str:
    return f"{record._meta.label_lower}:{record.pk}:{link.name}"


def carried_from(text: str, kind: Any, user: Any) -> tuple[Link, Any] | None:
    """The link and the record that one of this kind is asked for on; nonsense is nobody's record."""
    label, _colon, rest = text.partition(":")
    key, _colon, name = rest.partition(":")
    for link in links_of(kind) if is_key(key) else ():
        mirrored = not link.forward and link.field.many_to_many and link.other._meta.label_lower == label
        if mirrored and link.field.name == name and (record := link.other.objects.for_user(user).filter(pk=key).first()):
            return link, record
    return None


def connect_carried(text: str, other: Any, user: Any) -> None:
    """Link what was just added to the record it was asked for on."""
    if found := carried_from(text, type(other), user):
        link, record = found
        link.connect(other, record)


def candidates(record: Any, link: Link, user: Any) -> Any:
    """What the person has that could be linked and is not."""
    rows = link.other.objects.for_user(user).with_names()
    if isinstance(record, link.other):
        rows = rows.exclude(pk=record.pk)
    return rows.exclude(pk__in=models.Subquery(link.rows(record, user).order_by().values("pk")))
