"""How records are asked for: by their owner, without what is in the bin, each change counted."""

from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction


def bump(owner_ids: Iterable[int | None]) -> None:
    """Count one change for each of these people: what a cached answer compares itself with."""
    if people := set(owner_ids) - {None}:
        get_user_model().objects.filter(pk__in=people).update(records_version=models.F("records_version") + 1)


class RecordQuerySet(models.QuerySet):
    model: Any

    def for_user(self, user: Any) -> Self:
        """The only door to somebody's records. A visitor owns nothing."""
        return self.filter(owner_id=user.pk, owner__isnull=False)

    def with_names(self) -> Self:
        """Joined with what the records' own titles read, so that a list of them costs one query."""
        return self.select_related(*self.model.named_by) if self.model.named_by else self

    def with_columns(self) -> Self:
        """Joined with what a list of them shows, titles and columns."""
        return self.model.marked(self.with_links(self.model.columns))

    def with_facts(self) -> Self:
        """Joined with what the record's own page shows."""
        return self.model.marked(self.with_links(self.model.shown))

    def for_files(self) -> Self:
        """With what a file of them says beside their fields."""
        return self

    def with_links(self, names: Iterable[str]) -> Self:
        related: list[Any] = [self.model._meta.get_field(name) for name in names if self.model.links_by(name)]
        singles = {field.name for field in related if not field.many_to_many}
        rows = self.select_related(*{*self.model.named_by, *singles}) if self.model.named_by or singles else self
        return rows.with_many(*[field.name for field in related if field.many_to_many])

    def with_many(self, *names: str) -> Self:
        """With the rows of these many-to-many fields, and what names them."""
        fields: list[Any] = [self.model._meta.get_field(name) for name in names]
        targets = [(field.name, field.related_model.objects) for field in fields]
        return self.prefetch_related(*[models.Prefetch(name, rows.with_names()) for name, rows in targets])

    def first_of_each(self, *kinds: models.Q, most: int = 50) -> Self:
        """The first rows of each kind, enough for any page, in one query: no number of one kind hides another."""
        wanted = models.Q()
        for kind in kinds:
            wanted |= models.Q(pk__in=self.filter(kind).values("pk")[:most])
        return self.filter(wanted)

    @transaction.atomic
    def update(self, **values: Any) -> int:
        owners = set(self.order_by().values_list("owner_id", flat=True))
        changed = super().update(**values)
        bump(owners)
        return changed

    @transaction.atomic
    def bulk_create(self, objs: Iterable[Any], **options: Any) -> list[Any]:
        records = list(objs)
        for record in records:
            record.search_text = record.words()
        created = super().bulk_create(records, **options)
        bump(record.owner_id for record in records)
        return created

    @transaction.atomic
    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], **options: Any) -> int:
        records = list(objs)
        for record in records:
            record.search_text = record.words()
        changed = super().bulk_update(records, [*fields, "search_text"], **options)
        bump(record.owner_id for record in records)
        return changed

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        owners = set(self.order_by().values_list("owner_id", flat=True))
        deleted = super().delete()
        bump(owners)
        return deleted


class LiveManager(models.Manager):
    """Everything that is not in the bin."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(removed_at=None)


def live(queryset: type[RecordQuerySet]) -> Any:
    """The manager for `objects`: live rows with this queryset's words."""
    return LiveManager.from_queryset(queryset)()


def table(model: Any) -> Any:
    """The model itself, or the one of this name: parents ask for what hangs on them without importing it."""
    return apps.get_model(model) if isinstance(model, str) else model


def of_each(model: Any, parent: str, answer: models.Aggregate, **where: Any) -> models.Subquery:
    """`answer` over the live rows a parent has, as an annotation of the parent:
    `of_each(Shift, "experience", Sum("minutes"), state="done")`. A subquery, so that two of them never multiply each
    other and a page pays for the rows it shows."""
    own = table(model).objects.filter(**{parent: models.OuterRef("pk")}, **where).order_by().values(parent)
    return models.Subquery(own.annotate(of_each=answer).values("of_each"))


def beside(model: Any) -> Any:
    """The live rows that belong to the owner of the row asked about: what an Exists may look into."""
    return table(model).objects.filter(owner=models.OuterRef("owner"))
