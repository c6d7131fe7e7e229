from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live
from careertrack.core.order import refuse_backwards
from network.models.contact import Contact


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
        return _now("%(what)s, %(day)s") % {"what": self.beside_its_day, "day": days.shown(self.day)}

    @property
    def beside_its_day(self) -> str:
        return _now("%(kind)s with %(contact)s") % {"kind": self.get_kind_display(), "contact": self.contact}

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
