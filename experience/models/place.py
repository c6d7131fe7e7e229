from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock, days
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live, of_each, table
from careertrack.core.named import NamedKey
from careertrack.core.order import refuse_backwards
from careertrack.core.partial import PartialDayField, known, precision_field
from careertrack.evidence.models import Evidenced
from experience.models.weekdays import WeekdaysField

PRIVACY = _("Leave out names and anything that identifies a patient.")


class ExperienceQuerySet(RecordQuerySet):
    def with_minutes(self) -> Self:
        """Each with `done_minutes`, planned and binned shifts aside."""
        return self.annotate(done_minutes=Coalesce(of_each("experience.Shift", "experience", Sum("minutes"), state="done"), 0))

    def with_last_shift(self) -> Self:
        """Each with `last_day` and `last_minutes` of the shift last worked there; hours over a period are no shift."""
        last = table("experience.Shift").objects.done().filter(experience=OuterRef("pk"), until=None).order_by("-day", "-pk")
        return self.annotate(last_day=Subquery(last.values("day")[:1]), last_minutes=Subquery(last.values("minutes")[:1]))

    def last_worked_first(self) -> Self:
        """What `with_last_shift` found, the newest first."""
        return self.order_by(F("last_day").desc(nulls_last=True), "-created_at", "-pk")

    def repeating(self, on: date) -> Self:
        """With shifts that come back every week, on this day or later."""
        return self.exclude(weekdays="").filter(Q(repeats_until=None) | Q(repeats_until__gte=on))

    def running(self, on: date) -> Self:
        return self.filter(Q(start=None) | Q(start__lte=on), Q(end=None) | Q(end__gte=on))


class Experience(Evidenced, Owned):
    """One job, placement or volunteering; its hours are its shifts."""

    class Kind(models.TextChoices):
        VOLUNTEER = "volunteer", _("Volunteering")
        INTERNSHIP = "internship", _("Internship")
        PART_TIME = "part-time", _("Part-time job")
        FULL_TIME = "full-time", _("Full-time job")
        SHADOWING = "shadowing", _("Shadowing")
        ROTATION = "rotation", _("Clinical rotation")

    class Setting(models.TextChoices):
        HOSPITAL = "hospital", _("Hospital")
        CLINIC = "clinic", _("Clinic")
        LONG_TERM_CARE = "long-term-care", _("Long-term care")
        HOME = "home", _("Home care")
        COMMUNITY = "community", _("Community")
        TELEHEALTH = "telehealth", _("Telehealth")
        LABORATORY = "laboratory", _("Laboratory")
        OFFICE = "office", _("Office")
        OTHER = "other", _("Other")

    class Category(models.TextChoices):
        """As application forms sort hours; one category each, so that none is claimed twice."""

        PATIENT_CARE = "patient-care", _("Patient care")
        HEALTHCARE = "healthcare", _("Healthcare, not direct care")
        SHADOWING = "shadowing", _("Shadowing")
        RESEARCH = "research", _("Research")
        TEACHING = "teaching", _("Teaching")
        LEADERSHIP = "leadership", _("Leadership")
        OTHER_VOLUNTEERING = "other-volunteering", _("Volunteering outside healthcare")
        OTHER_WORK = "other-work", _("Work outside healthcare")
        EXTRACURRICULAR = "extracurricular", _("Extracurricular")

    organisation = NamedKey(
        "network.Organisation", related_name="experiences", verbose_name=_("organization"),
        help_text=_("Hospital, clinic, care home or school"),
    )  # fmt: skip
    role = LineField(_("role"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.VOLUNTEER)
    setting = models.CharField(_("setting"), max_length=16, choices=Setting, default=Setting.HOSPITAL)
    supervisor = models.ForeignKey(
        "network.Contact", models.SET_NULL, null=True, blank=True, related_name="supervises", verbose_name=_("supervisor")
    )
    start = PartialDayField(_("start date"), null=True, blank=True)
    start_precision = precision_field()
    end = PartialDayField(_("end date"), null=True, blank=True, help_text=_("Leave empty while it goes on."))
    end_precision = precision_field()
    agreed_minutes = MinutesField(
        _("agreed hours"),
        null=True,
        blank=True,
        help_text=_("The total you agreed or need, like 120. Today draws your line to it."),
    )
    # A rule for shifts that come back: which days of the week, how long, from when until when.
    weekdays = WeekdaysField(_("days of the week"))
    usual_minutes = MinutesField(_("hours of a shift"), null=True, blank=True)
    repeats_from = DayField(_("first day"), null=True, blank=True)
    repeats_until = DayField(_("last day"), null=True, blank=True, help_text=_("Leave empty while they go on."))
    prepared_until = DayField(null=True, editable=False)
    category = models.CharField(_("application category"), max_length=20, choices=Category, blank=True)
    notes = NoteField(_("notes"), help_text=PRIVACY)
    reflections = models.ManyToManyField("skills.Reflection", blank=True, related_name="experiences", verbose_name=_("reflections"))

    # What `with_minutes` and `with_last_shift` add.
    done_minutes: int
    last_day: date | None
    last_minutes: int | None

    objects = live(ExperienceQuerySet)
    everything = ExperienceQuerySet.as_manager()

    named_by = ("organisation",)
    titled_by = "organisation"
    empty = _("Add where you work, train or volunteer; your hours add up there.")
    told = {"kind": "%s", "setting": "%s", "period": "%s"}
    columns = ("kind", "setting", "start", "end", "agreed_minutes")
    shown = ("kind", "setting", "supervisor", "start", "end", "agreed_minutes", "category", "notes")

    class Meta(Owned.Meta):
        verbose_name = _("experience")
        verbose_name_plural = _("experiences")
        ordering = [F("start").desc(nulls_last=True), "-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.role}" if self.role else str(self.organisation)

    @property
    def period(self) -> str:
        return days.span(known(self, "start"), known(self, "end"))

    @property
    def repeats(self) -> bool:
        return bool(self.weekdays and self.usual_minutes and self.repeats_from)

    def rule_in_words(self) -> str:
        """`Monday, Wednesday, 4 hours each, since Nov 3`."""
        names = ", ".join(str(WEEKDAYS[int(number)]) for number in self.weekdays)
        words = {"days": names, "hours": amounts.hours_in_words(self.usual_minutes or 0)}
        each = _now("%(days)s, %(hours)s each") % words
        return f"{each}, {days.span(self.repeats_from, self.repeats_until)}"

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "end")
        if not self.weekdays:
            return
        refuse_backwards(self, "repeats_from", "repeats_until")
        if not 15 <= (self.usual_minutes or 0) <= amounts.DAY:
            raise ValidationError({"usual_minutes": _("Enter hours between 0.25 and 24, or choose no day of the week.")})
        self.repeats_from = self.repeats_from or clock.today()
