"""What a curated row is: shared knowledge with a source and a date, or one person's own addition to it."""

import hashlib
import json
import uuid
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import DayField, LineField, SlugField
from careertrack.core.models.catalogue import CatalogueVersion
from careertrack.core.models.record import Record
from careertrack.core.models.rows import RecordQuerySet, live
from careertrack.core.text import code_of, fold


def seen_by(user: Any, at: str = "") -> Q:
    shared = Q(**{f"{at}state": Curated.State.PUBLISHED, f"{at}owner": None})
    return shared | Q(**{f"{at}owner_id": user.pk, f"{at}owner__isnull": False})


class CuratedQuerySet(RecordQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Published and shared, or their own. A draft never reaches a person, nor does what is a part of one."""
        rows = self.filter(seen_by(user))
        return rows.filter(seen_by(user, f"{self.model.part_of}__")) if self.model.part_of else rows

    def update(self, **values: Any) -> int:
        changed = super().update(**values)
        CatalogueVersion.bump()
        return changed


class Curated(Record):
    """Abstract. A shared row is retired, never deleted: people's records point here."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    slug = SlugField(_("slug"), max_length=80, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, editable=False, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    source = models.URLField(_("source"), max_length=500, blank=True)
    source_date = LineField(_("date of the source"), max_length=40, blank=True)
    checked_on = DayField(_("checked on"), null=True, blank=True)
    # What loadcatalogue shipped last: a row that differs from it was changed by a curator and is left alone.
    shipped_key = models.CharField(max_length=80, blank=True, default="", editable=False)
    shipped_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    objects = live(CuratedQuerySet)
    everything = CuratedQuerySet.as_manager()

    # What it is a part of, and is seen only together with.
    part_of: ClassVar[str] = ""
    # The columns of the catalogue's file, which are also what its digest covers.
    catalogue_columns: ClassVar[tuple[str, ...]] = ("slug", "state", "source", "source_date", "checked_on")

    class Meta(Record.Meta):
        abstract = True

    def save(self, **options: Any) -> None:
        if self.owner_id:
            # No curator thinks of a slug for it, and its address tells nobody what it is. Nothing in it was sent by
            # anybody: a form key of somebody else's would be taken.
            self.slug = self.slug or f"own-{uuid.uuid4().hex}"
        super().save(**options)
        CatalogueVersion.bump()

    def clean(self) -> None:
        """A part is called after its whole where nobody says otherwise."""
        super().clean()
        whole = getattr(self, self.part_of, None) if self.part_of and getattr(self, f"{self.part_of}_id") else None
        if whole is None or self.slug or self.owner_id:
            return
        self.slug = f"{whole.slug}-{code_of(getattr(self, 'name', ''))}"[:80].strip("-")
        if type(self).everything.filter(slug=self.slug).exists():
            raise ValidationError({"name": _now("%s has one of this name already.") % whole})

    def get_absolute_url(self) -> str:
        return reverse(self.route(), args=[self.slug])

    def words(self) -> str:
        """Its name first, so that search finds what begins with it before what only mentions it."""
        return f"{fold(str(self))} {super().words()}"

    @property
    def has_page(self) -> bool:
        """Whether it can be opened by whoever has it in a record: what was retired since cannot."""
        return self.state == self.State.PUBLISHED or self.owner_id is not None

    @classmethod
    def add_words(cls) -> str:
        return _now("Add your own %s") % cls._meta.verbose_name

    @classmethod
    def from_file(cls, text: str) -> dict[str, str]:
        """Its columns, where the catalogue has a file for each row instead of a line."""
        raise NotImplementedError

    # Relations that `linked_slugs` reads.
    catalogue_prefetch: ClassVar[tuple[str, ...]] = ()

    def digest(self) -> str:
        """Of its values as the catalogue's file writes them."""
        return digest_of({column: self.catalogue_value(column) for column in self.catalogue_columns})

    def catalogue_value(self, column: str) -> str:
        model_field: Any = self._meta.get_field(column)
        value = getattr(self, column)
        if model_field.many_to_many:
            return " ".join(self.linked_slugs(column))
        if model_field.many_to_one:
            return value.slug if value else ""
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return "" if value is None else str(value)

    def linked_slugs(self, column: str) -> list[str]:
        return sorted(row.slug for row in getattr(self, column).all())

    def link_catalogued(self, column: str, rows: list["Curated"]) -> None:
        getattr(self, column).set(rows)


def digest_of(values: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
