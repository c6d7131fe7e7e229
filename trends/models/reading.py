from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live
from careertrack.evidence.models import Evidenced
from trends.models.library import Resource


class ReadingQuerySet(RecordQuerySet):
    def waiting(self) -> Self:
        """Saved and not read yet, the oldest first."""
        return self.filter(state=Reading.State.SAVED).order_by("created_at", "pk")


class Reading(Evidenced, Owned):
    """Something saved to read or read: from the library, or the person's own find."""

    class State(models.TextChoices):
        SAVED = "saved", _("Saved for later")
        READ = "read", _("Read")

    resource = models.ForeignKey(
        Resource, models.SET_NULL, null=True, blank=True, related_name="readings", verbose_name=_("from the library")
    )
    title = LineField(_("title"), blank=True, help_text=_("For something that is not in the library"))
    link = models.URLField(_("link"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])])
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.SAVED)
    day = DayField(_("read on"), null=True, blank=True)
    minutes = MinutesField(_("time spent"), null=True, blank=True, help_text=_("In hours, like 0.5 or 0:20"))
    takeaway = NoteField(_("what you take from it"))

    objects = live(ReadingQuerySet)
    everything = ReadingQuerySet.as_manager()

    named_by = ("resource",)
    titled_by = "resource"
    empty = _("Save one thing to read, or log one you have read.")
    told = {"state": "%s", "day": _("on %s"), "minutes": "%s"}
    columns = ("state", "day", "minutes")
    shown = ("resource", "link", "state", "day", "minutes", "takeaway")
    summed = ("minutes",)
    between = (_("Read from"), _("Read to"))

    class Meta(Owned.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = [models.F("day").desc(nulls_first=True), "-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "state", "day"], name="reading_owner_state_day")]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=~Q(state="read") | Q(day__isnull=False), name="reading_read_has_day"),
        ]

    def __str__(self) -> str:
        return self.title or (str(self.resource) if self.resource else self.link)

    def clean(self) -> None:
        super().clean()
        if not self.resource_id and not self.title:
            raise ValidationError({"title": _("Choose something from the library, or enter a title.")})
        if self.state == self.State.READ and not self.day:
            raise ValidationError({"day": _("Enter the day you read it.")})
        if self.day and self.day > clock.today():
            raise ValidationError({"day": _("This day is still ahead.")})
        if self.state == self.State.SAVED and self.day:
            raise ValidationError({"state": _("It has a day, so choose “Read”; or clear the day.")})
