from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock, days
from careertrack.core.fields import DayField, MinutesField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live, table
from careertrack.core.order import refuse_backwards
from careertrack.evidence.models import Evidenced
from experience.models.place import PRIVACY, Experience
from experience.models.signed_off import SignedOff
from experience.models.standing import state_by
from experience.models.states import SignOffState

WORKING_LIFE = 80  # years


class ShiftQuerySet(RecordQuerySet):
    def done(self) -> Self:
        return self.filter(state=Shift.State.DONE)

    def on(self, day: date) -> Self:
        """Done on this day; of hours over a period nobody knows on which."""
        return self.done().filter(day=day, until=None)

    def planned(self) -> Self:
        return self.filter(state=Shift.State.PLANNED).order_by("day", "pk")

    def with_sign_off(self) -> Self:
        """Each with the state of its sign-off, who was asked, and when that was and was answered."""
        if "sign_off_state" in self.query.annotations:
            return self
        best = table("experience.Entry").objects.filter(shift=OuterRef("pk")).best_first().values("pk")[:1]
        not_asked = When(best_entry=None, then=Value(SignOffState.NOT_ASKED.value))
        return self.annotate(
            best_entry=FilteredRelation("entries", condition=Q(entries__pk=Subquery(best))),
            sign_off_state=Case(not_asked, default=state_by("best_entry__", shift="")),
            sign_off_who=F("best_entry__sign_off__to_name"),
            sign_off_asked=F("best_entry__sign_off__asked_on"),
            sign_off_answered=F("best_entry__sign_off__decided_on"),
            sign_off_key=F("best_entry__sign_off"),
        )

    def for_files(self) -> Self:
        return self.with_sign_off()

    def signed_as(self, *states: str) -> Self:
        """Done, and in one of these states of sign-off."""
        return self.done().with_sign_off().filter(sign_off_state__in=states)

    def to_ask(self) -> Self:
        """Done, and neither signed off nor with somebody who was asked."""
        return self.done().with_sign_off().exclude(sign_off_state__in=(SignOffState.SIGNED, SignOffState.WAITING))


class Shift(SignedOff, Evidenced, Owned):
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
    reflections = models.ManyToManyField("skills.Reflection", blank=True, related_name="shifts", verbose_name=_("reflections"))

    objects = live(ShiftQuerySet)
    everything = ShiftQuerySet.as_manager()

    named_by = ("experience", "experience__organisation")
    empty = _("Log one you have already done; volunteering counts.")
    told = {"state": "%s", "until": _("to %s")}
    columns = ("experience", "state", "day", "minutes")
    shown = ("experience", "day", "until", "start_time", "end_time", "break_minutes", "minutes", "state", "note", "skills")
    summed = ("minutes",)
    narrowed = {"sign_off": (_("Sign-off"), SignOffState.choices, "signed_as")}
    # What whoever signs sees of it: the place, the day, the hours, what was done.
    shared_fields = ("experience", "day", "until", "minutes", "note")
    between = (_("Worked from"), _("Worked to"))

    class Meta(Owned.Meta):
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["owner", "-day", "-id"], name="shift_owner_day"),
            # Sums and last days are read from these alone, without a look at the rows; what is planned is found beside
            # the many that are done.
            models.Index(
                fields=["experience", "state", "-day", "-id", "until", "minutes", "removed_at"], name="shift_of_experience"
            ),
            models.Index(
                fields=["owner", "state", "day", "id", "until", "minutes", "experience", "removed_at"], name="shift_of_owner"
            ),
        ]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=Q(minutes__gt=0), name="shift_has_minutes"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("day")), name="shift_period_in_order"),
        ]

    def __str__(self) -> str:
        return _now("%(what)s, %(day)s") % {"what": self.beside_its_day, "day": days.shown(self.day)}

    @property
    def beside_its_day(self) -> str:
        words = {"hours": amounts.short_hours(self.minutes), "place": self.experience.organisation}
        return _now("%(hours)s at %(place)s") % words

    def in_a_sentence(self) -> str:
        words = {"hours": amounts.hours_in_words(self.minutes), "place": self.experience.organisation}
        return _now("%(hours)s at %(place)s") % words

    @classmethod
    def everything_of(cls, place: Experience) -> Any:
        """The bin too: what was removed from a place does not come back by itself."""
        return cls.everything.for_user(place.owner).filter(experience=place)

    @classmethod
    def add_words(cls) -> str:
        return _now("Log hours")

    @classmethod
    def add_url(cls, **carried: Any) -> str:
        return reverse("experience:shift-log", query=carried)

    @property
    def place(self) -> str:
        return str(self.experience.organisation)

    @property
    def length_in_days(self) -> int:
        return (self.until - self.day).days + 1 if self.until else 1

    @property
    def longest(self) -> int:
        """Minutes that fit into its days; around the clock through the autumn change an hour more."""
        whole = amounts.DAY * self.length_in_days
        if self.until or not self.start_time or not self.end_time:
            return whole
        return max(whole, amounts.worked_minutes(self.day, self.start_time, self.end_time))

    @property
    def is_unconfirmed(self) -> bool:
        """Planned for a day that is over."""
        return self.state == self.State.PLANNED and (self.until or self.day) < clock.today()

    @property
    def is_ahead(self) -> bool:
        return (self.until or self.day) > clock.today()

    @property
    def is_long_ago(self) -> bool:
        """Longer than anybody works: a slip in the year."""
        today = clock.today()
        return (self.day.year + WORKING_LIFE, self.day.month, self.day.day) < (today.year, today.month, today.day)

    def clean(self) -> None:
        super().clean()
        if not self.day:
            return
        refuse_backwards(self, "day", "until")
        if self.is_long_ago:
            words = _("This day is more than %(years)d years ago. Check the year.") % {"years": WORKING_LIFE}
            raise ValidationError({"day": words})
        if self.state == self.State.DONE and self.is_ahead:
            at = "until" if self.until else "day"
            raise ValidationError({at: _("This day is still ahead. Choose “Planned”, or change the day.")})
        if self.minutes is not None and not 15 <= self.minutes <= self.longest:
            limits = {"most": f"{24 * self.length_in_days:,}"}
            raise ValidationError({"minutes": _("Enter hours between 0.25 and %(most)s.") % limits})

    def confirm(self) -> None:
        self.state = self.State.DONE
        self.save(update_fields=["state"])
