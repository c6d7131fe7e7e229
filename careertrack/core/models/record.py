"""What a record is: saved once, versioned, never lost by a slip, found again."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.models.rows import RecordQuerySet, bump, live
from careertrack.core.text import fold


class Record(models.Model):
    """Abstract: what a person may write down, with an `owner` that the two kinds of it name.

    `form_key` names the form it was first saved from, so that a form sent twice is saved once. `version` counts
    edits, so that saving over a newer text is noticed. `removed_at` and `removal` put it in the bin together with
    what went with it.
    """

    owner: Any
    owner_id: Any
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(default=uuid.uuid4, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)
    removal = models.UUIDField(null=True, editable=False, db_index=True)
    search_text = models.TextField(default="", editable=False)

    objects = live(RecordQuerySet)
    everything = RecordQuerySet.as_manager()

    # Relations that __str__ reads, and the one that it begins with.
    named_by: ClassVar[tuple[str, ...]] = ()
    titled_by: ClassVar[str] = ""
    # A sentence for the list that has none yet: what to write down first.
    empty: ClassVar[Any] = ""
    # Beside the button that removes it.
    when_removed: ClassVar[Any] = _("It goes to the bin together with what belongs to it, and can be restored.")
    # What draws those of its kind that are linked to the record of a page.
    group_template: ClassVar[str] = "core/linked.html"
    # What one line says beside the title, each in words that say what it is: `{"due": _("due %s")}`.
    told: ClassVar[dict[str, Any]] = {}
    # What a list shows beside the title, what the record's own page shows, and what a list adds up.
    columns: ClassVar[tuple[str, ...]] = ()
    shown: ClassVar[tuple[str, ...]] = ()
    # What a file of its rows says beside its fields, of rows asked `for_files`: {name: label}.
    in_files: ClassVar[dict[str, Any]] = {}
    # The column whose value its badge says.
    badged_by: ClassVar[str] = ""
    # Further filters of its lists, each a word of the queryset: {name: (label, choices, word)}.
    narrowed: ClassVar[dict[str, tuple[Any, Any, str]]] = {}
    # What a filter by its day calls the two ends, where “Day from” would not do.
    between: ClassVar[tuple[Any, ...]] = ()
    # (field, the field of its unit) where amounts of different units never add.
    summed: ClassVar[tuple[str | tuple[str, str], ...]] = ()
    # Which of its rows add up: what is planned or dropped is no sum of what was done.
    summed_where: ClassVar[dict[str, Any]] = {}

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
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Record):
                linked: Any = field.get_cached_value(self, default=None)
                if linked is not None and linked.owner_id not in (None, self.owner_id):
                    raise ValidationError({field.name: _("Choose one from the list.")})

    def in_the_way(self) -> str:
        """Said by a record that is to return from the bin: what stands in its place; empty when nothing does.

        Asked of the database, the answer would be an error.
        """
        try:
            self.validate_constraints(exclude={"form_key"})
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

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

    @property
    def marks(self) -> list[tuple[str, str]]:
        """(state, words) of what is to be noticed beside that, as `marked` asked for it."""
        return []

    @classmethod
    def marked(cls, rows: Any) -> Any:
        """The rows with what their marks need to know."""
        return rows

    @classmethod
    def links_by(cls, name: str) -> bool:
        return any(field.name == name and field.is_relation for field in cls._meta.get_fields())

    # ---------------------------------------------------------------- addresses
    @classmethod
    def add_words(cls) -> str:
        """What the button that adds one says, everywhere."""
        return _now("Add %s") % cls._meta.verbose_name

    @classmethod
    def is_edited(cls) -> bool:
        """Whether there is a form to change it; what came about by an act elsewhere has none."""
        try:
            return bool(reverse(cls.route("edit"), args=[1]))
        except NoReverseMatch:
            return False

    @classmethod
    def add_url(cls, **carried: Any) -> str:
        """Where one is added, with what the form is to know already."""
        return reverse(cls.route("add"), query=carried)

    @classmethod
    def tab_title(cls) -> str:
        return capfirst(str(cls._meta.verbose_name_plural))

    @classmethod
    def tab_route(cls) -> str:
        return cls.route("list")

    @classmethod
    def route(cls, action: str = "") -> str:
        return f"{cls._meta.app_label}:{cls._meta.model_name}{'-' if action else ''}{action}"

    def get_absolute_url(self) -> str:
        return reverse(self.route(), args=[self.pk])

    @property
    def edit_url(self) -> str:
        return reverse(self.route("edit"), args=[self.pk])

    @property
    def duplicate_url(self) -> str:
        return reverse(self.route("duplicate"), args=[self.pk])

    @property
    def remove_url(self) -> str:
        return reverse(self.route("remove"), args=[self.pk])
