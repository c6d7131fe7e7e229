from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock, days
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import beside, live, of_each
from careertrack.core.order import refuse_backwards

PRIVACY = _("Leave out names and anything that identifies a patient.")


class ExperienceQuerySet(RecordQuerySet):
    def with_minutes(self) -> Self:
        """Each with `done_minutes`, planned and binned shifts aside."""
        return self.annotate(done_minutes=Coalesce(of_each(Shift, "experience", Sum("minutes"), state="done"), 0))

    def with_last_shift(self) -> Self:
        """Each with `last_day` and `last_minutes` of the shift last worked there; hours over a period are no shift."""
        last = beside(Shift).done().filter(experience=OuterRef("pk"), until=None).order_by("-day", "-pk")
        return self.annotate(last_day=Subquery(last.values("day")[:1]), last_minutes=Subquery(last.values("minutes")[:1]))

    def last_worked_first(self) -> Self:
        """What `with_last_shift` found, the newest first."""
        return self.order_by(F("last_day").desc(nulls_last=True), "-created_at", "-pk")

    def running(self, on: date) -> Self:
        return self.filter(Q(start=None) | Q(start__lte=on), Q(end=None) | Q(end__gte=on))


class Experience(Owned):
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

    # Typed until organisations are curated; then each name becomes the person's own organisation.
    organisation = LineField(_("organization"), help_text=_("Hospital, clinic, care home or school"))
    role = LineField(_("role"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.VOLUNTEER)
    setting = models.CharField(_("setting"), max_length=16, choices=Setting, default=Setting.HOSPITAL)
    supervisor = models.ForeignKey(
        "network.Contact", models.SET_NULL, null=True, blank=True, related_name="supervises", verbose_name=_("supervisor")
    )
    start = DayField(_("start date"), null=True, blank=True)
    end = DayField(_("end date"), null=True, blank=True, help_text=_("Leave empty while it goes on."))
    agreed_minutes = MinutesField(
        _("agreed hours"),
        null=True,
        blank=True,
        help_text=_("The total you agreed or need, like 120. Today draws your line to it."),
    )
    category = models.CharField(_("application category"), max_length=20, choices=Category, blank=True)
    notes = NoteField(_("notes"), help_text=PRIVACY)

    # What `with_minutes` and `with_last_shift` add.
    done_minutes: int
    last_day: date | None
    last_minutes: int | None

    objects = live(ExperienceQuerySet)
    everything = ExperienceQuerySet.as_manager()

    empty = _("Add where you work, train or volunteer; your hours add up there.")
    told = {"kind": "%s", "setting": "%s", "period": "%s"}
    columns = ("kind", "setting", "start", "end", "agreed_minutes")
    shown = ("kind", "setting", "supervisor", "start", "end", "agreed_minutes", "category", "notes")

    class Meta(Owned.Meta):
        verbose_name = _("experience")
        verbose_name_plural = _("experiences")
        ordering = [F("start").desc(nulls_last=True), "-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.role}" if self.role else self.organisation

    @property
    def period(self) -> str:
        return days.span(self.start, self.end)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "end")


class ShiftQuerySet(RecordQuerySet):
    def done(self) -> Self:
        return self.filter(state=Shift.State.DONE)

    def on(self, day: date) -> Self:
        """Done on this day; of hours over a period nobody knows on which."""
        return self.done().filter(day=day, until=None)

    def planned(self) -> Self:
        return self.filter(state=Shift.State.PLANNED).order_by("day", "pk")


class Shift(Owned):
    """Hours on a day, or over a period when `until` is given: an opening balance is a shift with a period."""

    class State(models.TextChoices):
        DONE = "done", _("Done")
        PLANNED = "planned", _("Planned")

    experience = models.ForeignKey(Experience, models.CASCADE, related_name="shifts", verbose_name=_("where"))
    day = DayField(_("day"))
    until = DayField(_("until"), null=True, blank=True, help_text=_("Only for hours over a longer period, as one entry."))
    minutes = MinutesField(_("hours"))
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("to"), null=True, blank=True)
    break_minutes = models.PositiveSmallIntegerField(_("break, in minutes"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DONE)
    note = NoteField(_("what did you do?"), help_text=PRIVACY)
    skills = models.ManyToManyField("skills.Skill", blank=True, related_name="shifts", verbose_name=_("skills practiced"))

    objects = live(ShiftQuerySet)
    everything = ShiftQuerySet.as_manager()

    named_by = ("experience",)
    empty = _("Log one you have already done; volunteering counts.")
    told = {"state": "%s", "until": _("to %s")}
    columns = ("experience", "state", "day", "minutes")
    shown = ("experience", "day", "until", "start_time", "end_time", "break_minutes", "minutes", "state", "note", "skills")
    summed = ("minutes",)

    class Meta(Owned.Meta):
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["owner", "-day", "-id"], name="shift_owner_day"),
            models.Index(fields=["experience", "state"], name="shift_experience_state"),
        ]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=Q(minutes__gt=0), name="shift_has_minutes"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("day")), name="shift_period_in_order"),
        ]

    def __str__(self) -> str:
        return _now("%(hours)s at %(place)s, %(day)s") % {
            "hours": amounts.short_hours(self.minutes),
            "place": self.experience.organisation,
            "day": days.shown(self.day),
        }

    def in_a_sentence(self) -> str:
        words = {"hours": amounts.hours_in_words(self.minutes), "place": self.experience.organisation}
        return _now("%(hours)s at %(place)s") % words

    @classmethod
    def add_words(cls) -> str:
        return _now("Log hours")

    @classmethod
    def add_url(cls, **carried: Any) -> str:
        return reverse("experience:shift-log", query=carried)

    @property
    def length_in_days(self) -> int:
        return (self.until - self.day).days + 1 if self.until else 1

    @property
    def is_ahead(self) -> bool:
        return (self.until or self.day) > clock.today()

    def clean(self) -> None:
        super().clean()
        if not self.day:
            return
        refuse_backwards(self, "day", "until")
        if self.state == self.State.DONE and self.is_ahead:
            at = "until" if self.until else "day"
            raise ValidationError({at: _("This day is still ahead. Choose “Planned”, or change the day.")})
        if self.minutes is not None and not 15 <= self.minutes <= amounts.DAY * self.length_in_days:
            limits = {"most": f"{24 * self.length_in_days:,}"}
            raise ValidationError({"minutes": _("Enter hours between 0.25 and %(most)s.") % limits})

    def confirm(self) -> None:
        self.state = self.State.DONE
        self.save(update_fields=["state"])
