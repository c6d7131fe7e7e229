from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max
from django.db.models.functions import Lower
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live, of_each
from careertrack.core.order import refuse_backwards
from careertrack.core.text import NAME

INTERVALS = [
    (14, _("Every two weeks")),
    (30, _("Every month")),
    (91, _("Every three months")),
    (182, _("Every six months")),
    (365, _("Every year")),
]


class ContactQuerySet(RecordQuerySet):
    def with_last_contact(self) -> Self:
        """Each with `last_contact`: the day of the newest interaction that is not in the bin or still ahead."""
        return self.annotate(last_contact=of_each(Interaction, "contact", Max("day"), day__lte=clock.today()))


class Contact(Owned):
    name = LineField(_("name"), max_length=NAME)
    # Typed until organisations are curated; then each name becomes the person's own organisation.
    organisation = LineField(_("organization"), blank=True)
    role = LineField(_("role"), blank=True, help_text=_("Their job or title"))
    email = models.EmailField(_("email"), blank=True)
    phone = LineField(_("phone"), max_length=40, blank=True)
    how_met = LineField(_("how you met"), blank=True)
    introduced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="introduced", verbose_name=_("introduced by")
    )
    keep_in_touch = models.PositiveSmallIntegerField(_("keep in touch"), choices=INTERVALS, null=True, blank=True)
    notes = NoteField(_("notes"), help_text=_("Only you see this."))

    objects = live(ContactQuerySet)
    everything = ContactQuerySet.as_manager()

    empty = _("Add the one person you would ask for advice today.")
    told = {"role": "%s", "organisation": "%s", "rhythm": "%s"}
    columns = ("role", "organisation", "keep_in_touch")
    shown = ("role", "organisation", "email", "phone", "how_met", "introduced_by", "keep_in_touch", "notes")
    linked_as = {"introduced_by": _("introduced you to")}

    class Meta(Owned.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = [Lower("name"), "pk"]
        indexes = [models.Index(fields=["owner", "name"], name="contact_owner_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def rhythm(self) -> str:
        return _now("in touch %s") % self.get_keep_in_touch_display().lower() if self.keep_in_touch else ""

    def clean(self) -> None:
        super().clean()
        if self.introduced_by_id and self.introduced_by_id == self.pk:
            raise ValidationError({"introduced_by": _("Choose somebody else.")})


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


class InteractionQuerySet(RecordQuerySet):
    def to_follow_up(self) -> Self:
        rows = self.filter(follow_up_on__isnull=False, followed_up_on=None)
        return rows.order_by("follow_up_on", "pk")


class Interaction(Owned):
    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        CALL = "call", _("Call")
        MESSAGE = "message", _("Message")
        SHADOWING = "shadowing", _("Shadow day")
        OTHER = "other", _("Other")

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="interactions", verbose_name=_("contact"))
    day = DayField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEETING)
    notes = NoteField(_("notes"))
    private_notes = NoteField(_("private notes"), help_text=_("Never shown to anybody, whatever you share."))
    follow_up = LineField(_("follow-up"), blank=True, help_text=_("What you promised or want to do next"))
    follow_up_on = DayField(_("follow up on"), null=True, blank=True)
    followed_up_on = DayField(_("followed up on"), null=True, blank=True)

    objects = live(InteractionQuerySet)
    everything = InteractionQuerySet.as_manager()

    named_by = ("contact",)
    empty = _("Note when you last spoke with somebody, and what to follow up.")
    told = {"follow_up_on": _("follow-up %s"), "followed_up_on": _("followed up %s")}
    columns = ("contact", "day", "kind", "follow_up_on")
    shown = ("contact", "day", "kind", "notes", "private_notes", "follow_up", "follow_up_on", "followed_up_on")

    class Meta(Owned.Meta):
        verbose_name = _("interaction")
        verbose_name_plural = _("interactions")
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["owner", "-day"], name="interaction_owner_day"),
            models.Index(fields=["owner", "follow_up_on"], name="interaction_owner_follow_up"),
            models.Index(fields=["contact", "day"], name="interaction_contact_day"),
        ]

    def __str__(self) -> str:
        words = {"kind": self.get_kind_display(), "contact": self.contact, "day": days.shown(self.day)}
        return _now("%(kind)s with %(contact)s, %(day)s") % words

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "day", "follow_up_on")
        refuse_backwards(self, "day", "followed_up_on")
        if self.followed_up_on and self.followed_up_on > clock.today():
            raise ValidationError({"followed_up_on": _("This day is still ahead. Leave it empty until it is done.")})
        if self.follow_up and not self.follow_up_on:
            raise ValidationError({"follow_up_on": _("Choose the day to follow up; Today reminds you then.")})

    def mark_followed_up(self, day: date) -> None:
        if self.followed_up_on is None:
            self.followed_up_on = day
            self.save(update_fields=["followed_up_on"])
