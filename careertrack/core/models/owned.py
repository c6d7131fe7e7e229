"""What a record is: somebody's, saved once, versioned, never lost by a slip, found again."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.text import fold


def bump(owner_ids: Iterable[int]) -> None:
    """Count one change for each of these people: what a cached answer compares itself with."""
    get_user_model().objects.filter(pk__in=set(owner_ids)).update(records_version=models.F("records_version") + 1)


class OwnedQuerySet(models.QuerySet):
    model: Any

    def for_user(self, user: Any) -> Self:
        """The only door to owned records. A visitor owns nothing."""
        return self.filter(owner_id=user.pk)

    def with_names(self) -> Self:
        """Joined with what the records' own titles read, so that a list of them costs one query."""
        return self.select_related(*self.model.named_by) if self.model.named_by else self

    def with_columns(self) -> Self:
        """Joined with what a list of them shows, titles and columns."""
        related = [self.model._meta.get_field(name) for name in self.model.columns if self.model.links_by(name)]
        singles = {field.name for field in related if not field.many_to_many}
        rows = self.select_related(*{*self.model.named_by, *singles}) if self.model.named_by or singles else self
        return rows.prefetch_related(*[field.name for field in related if field.many_to_many])

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


def live(queryset: type[OwnedQuerySet]) -> Any:
    """The manager for `objects`: live rows with this queryset's words."""
    return LiveManager.from_queryset(queryset)()


def of_each(model: Any, parent: str, answer: models.Aggregate, **where: Any) -> models.Subquery:
    """`answer` over the live rows a parent has, as an annotation of the parent:
    `of_each(Shift, "experience", Sum("minutes"), state="done")`. A subquery, so that two of them never multiply each
    other and a page pays for the rows it shows."""
    own = model.objects.filter(**{parent: models.OuterRef("pk")}, **where).order_by().values(parent)
    return models.Subquery(own.annotate(of_each=answer).values("of_each"))


def beside(model: type["Owned"]) -> OwnedQuerySet:
    """The live rows that belong to the owner of the row asked about: what an Exists may look into."""
    return model.objects.filter(owner=models.OuterRef("owner"))


class Owned(models.Model):
    """Abstract: a private record of one person.

    `form_key` names the form it was first saved from, so that a form sent twice is saved once. `version` counts
    edits, so that saving over a newer text is noticed. `removed_at` and `removal` put it in the bin together with
    what went with it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(default=uuid.uuid4, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)
    removal = models.UUIDField(null=True, editable=False, db_index=True)
    search_text = models.TextField(default="", editable=False)

    objects = live(OwnedQuerySet)
    everything = OwnedQuerySet.as_manager()

    # Relations that __str__ reads.
    named_by: ClassVar[tuple[str, ...]] = ()
    # What a list shows beside the title, what the record's own page shows, and what a list adds up.
    columns: ClassVar[tuple[str, ...]] = ()
    shown: ClassVar[tuple[str, ...]] = ()
    summed: ClassVar[tuple[str, ...]] = ()
    # What a person other than the owner may ever be shown: nothing, unless a model says so.
    shared_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        default_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["owner", "form_key"], name="%(app_label)s_%(class)s_once")]

    def save(self, **options: Any) -> None:
        self.search_text = self.words()
        if not self._state.adding:
            self.version += 1
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "search_text", "version", "updated_at"}
        with transaction.atomic():
            super().save(**options)
            bump([self.owner_id])

    def delete(self, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            deleted = super().delete(**options)
            bump([self.owner_id])
        return deleted

    def words(self) -> str:
        """The record's own text, folded for search."""
        texts = (
            getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
        )
        return fold(" ".join(text for text in texts if text))

    def clean(self) -> None:
        """A link to another person's record is refused here too, whatever form it came through."""
        super().clean()
        for field in self._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Owned):
                linked: Any = field.get_cached_value(self, default=None)
                if linked is not None and linked.owner_id != self.owner_id:
                    raise ValidationError({field.name: _("Choose one from the list.")})

    def in_a_sentence(self) -> str:
        """The record as a toast names it: `Saved %s.`"""
        return str(self)

    @property
    def area_slug(self) -> str:
        """One word names an area everywhere, the app too."""
        return self._meta.app_label

    @property
    def kind_word(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def badge(self) -> tuple[str, str] | None:
        """(state, words) where a record has a state worth a badge."""
        return None

    @classmethod
    def links_by(cls, name: str) -> bool:
        return any(field.name == name and field.is_relation for field in cls._meta.get_fields())

    # ---------------------------------------------------------------- addresses
    @classmethod
    def add_words(cls) -> str:
        """What the button that adds one says, everywhere."""
        return _now("Add %s") % cls._meta.verbose_name

    @classmethod
    def route(cls, action: str = "") -> str:
        return f"{cls._meta.app_label}:{cls._meta.model_name}{'-' if action else ''}{action}"

    def get_absolute_url(self) -> str:
        return reverse(self.route(), args=[self.pk])

    @property
    def edit_url(self) -> str:
        return reverse(self.route("edit"), args=[self.pk])

    @property
    def remove_url(self) -> str:
        return reverse(self.route("remove"), args=[self.pk])
