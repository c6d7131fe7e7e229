from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import days
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned
from careertrack.core.order import refuse_backwards
from network.models.contact import INTERVALS, Contact


class Mentorship(Owned):
    class Direction(models.TextChoices):
        MENTOR = "mentor", _("They mentor me")
        MENTEE = "mentee", _("I mentor them")

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="mentorships", verbose_name=_("contact"))
    direction = models.CharField(_("direction"), max_length=8, choices=Direction, default=Direction.MENTOR)
    focus = LineField(_("focus"), blank=True, help_text=_("What it is about"))
    agreement = NoteField(_("what you agreed"))
    cadence = models.PositiveSmallIntegerField(_("how often you meet"), choices=INTERVALS, null=True, blank=True)
    start = DayField(_("start date"), null=True, blank=True)
    end = DayField(_("end date"), null=True, blank=True, help_text=_("Leave empty while it goes on."))

    named_by = ("contact",)
    empty = _("Add whoever guides you, or whom you guide, and how often you meet.")
    told = {"focus": "%s", "rhythm": "%s", "period": "%s"}
    columns = ("direction", "focus", "cadence", "start")
    shown = ("contact", "direction", "focus", "cadence", "start", "end", "agreement")

    class Meta(Owned.Meta):
        verbose_name = _("mentorship")
        verbose_name_plural = _("mentorships")
        ordering = [F("start").desc(nulls_last=True), "-pk"]

    def __str__(self) -> str:
        if self.direction == self.Direction.MENTOR:
            return _now("Mentored by %s") % self.contact
        return _now("Mentoring %s") % self.contact

    @property
    def rhythm(self) -> str:
        return _now("meeting %s") % self.get_cadence_display().lower() if self.cadence else ""

    @property
    def period(self) -> str:
        return days.span(self.start, self.end)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "end")
