from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField, NoteField
from careertrack.core.models import Named


class Organisation(Named):
    """Where one works, learns, meets and reads: a hospital, an association, a journal, a conference."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", _("Hospital, clinic or employer")
        SCHOOL = "school", _("School or training provider")
        ASSOCIATION = "association", _("Association")
        CONFERENCE = "conference", _("Conference")
        COMMUNITY = "community", _("Community")
        MENTORING = "mentoring", _("Mentoring program")
        JOURNAL = "journal", _("Journal")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.EMPLOYER)
    focus = LineField(_("focus"), blank=True)
    url = models.URLField(_("website"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])])
    cost = LineField(_("cost"), blank=True, help_text=_("In words: membership, free, not checked."))
    summary = NoteField(_("in one line"))

    when_removed = _("What names it stays; it can be restored from the bin.")
    empty = _("A place, school or association you name in a record appears here.")
    columns = ("kind", "focus")
    shown = ("kind", "focus", "url", "cost")
    catalogue_columns = (
        "slug", "name", "kind", "focus", "url", "cost", "summary", "source", "source_date", "checked_on", "state",
    )  # fmt: skip
    linked_as: dict[str, Any] = {}

    class Meta(Named.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name", "pk"]
