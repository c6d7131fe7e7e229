from datetime import date

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayField, LineField, MinutesField, MoneyField, NoteField, currency_field
from careertrack.core.models import Owned
from careertrack.core.named import NamedKey
from careertrack.core.order import refuse_backwards
from careertrack.core.partial import PartialDayField, known, precision_field
from careertrack.evidence.models import Evidenced
from network.models.contact import Contact


class Event(Evidenced, Owned):
    """A conference, a webinar, a meeting; over several days when `until` is given."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Conference")
        WEBINAR = "webinar", _("Webinar")
        MEETING = "meeting", _("Meeting")
        CAREER_FAIR = "career-fair", _("Career fair")
        OTHER = "other", _("Other")

    title = LineField(_("event"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.MEETING)
    day = DayField(_("day"))
    until = DayField(_("until"), null=True, blank=True, help_text=_("Only if it takes more than one day."))
    organisation = NamedKey("network.Organisation", null=True, blank=True, related_name="events", verbose_name=_("organizer"))
    place = LineField(_("place"), blank=True, help_text=_("A city, or online"))
    minutes = MinutesField(_("hours"), null=True, blank=True)
    cost = MoneyField(_("cost"))
    currency = currency_field()
    people = models.ManyToManyField(Contact, blank=True, related_name="events", verbose_name=_("people met"))
    notes = NoteField(_("notes"))

    named_by = ("organisation",)
    empty = _("Add a conference, a webinar or a meeting, and whom you met there.")
    told = {"kind": "%s", "period": "%s", "place": "%s"}
    columns = ("kind", "day", "place", "minutes", "cost")
    shown = ("kind", "day", "until", "organisation", "place", "minutes", "cost", "people", "notes")
    summed = ("minutes", ("cost", "currency"))

    class Meta(Owned.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["owner", "-day"], name="event_owner_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> str:
        return days.span(self.day, self.until or self.day)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "day", "until")


class Membership(Owned):
    organisation = NamedKey("network.Organisation", related_name="memberships", verbose_name=_("organization"))
    number = LineField(_("number"), max_length=80, blank=True)
    since = PartialDayField(_("member since"), null=True, blank=True)
    since_precision = precision_field()
    renews_on = DayField(_("renews on"), null=True, blank=True, help_text=_("Leave empty if it never ends."))
    fee = MoneyField(_("fee"))
    currency = currency_field()
    notes = NoteField(_("notes"))

    named_by = ("organisation",)
    titled_by = "organisation"
    empty = _("Add an association you belong to and when it renews.")
    between = (_("Joined from"), _("Joined by"))
    told = {"since_when": "%s", "renews_on": _("renews on %s")}
    columns = ("number", "since", "renews_on", "fee")
    shown = ("organisation", "number", "since", "renews_on", "fee", "notes")
    summed = (("fee", "currency"),)

    class Meta(Owned.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = [F("renews_on").asc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["owner", "renews_on"], name="membership_owner_renews")]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def since_when(self) -> str:
        return days.span(known(self, "since"), None)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "since", "renews_on")

    def is_over(self, today: date | None = None) -> bool:
        return self.renews_on is not None and self.renews_on < (today or clock.today())
