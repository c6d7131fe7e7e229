from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField, NoteField, QuantityField
from careertrack.core.models import Owned
from careertrack.core.models.rows import live
from careertrack.evidence.models import BY_CERTIFICATE, Evidenced, EvidencedQuerySet
from learning.models.catalogue import Category
from learning.models.course import Course
from learning.models.credential import Credential
from learning.models.units import LOGGED, Unit


class Credit(Evidenced, Owned):
    """What counts toward a renewal, logged once for every credential it serves."""

    class Kind(models.TextChoices):
        CREDIT = "credit", _("Credit")
        FEEDBACK = "feedback", _("Feedback received")
        DISCUSSION = "discussion", _("Reflective discussion")
        DECLARATION = "declaration", _("Declaration")
        CONFIRMATION = "confirmation", _("Confirmation by another person")
        EXAM = "exam", _("Exam")
        ASSESSMENT = "assessment", _("Assessment")
        ENTRY = "entry", _("Record entry")

    class Delivery(models.TextChoices):
        IN_PERSON = "in-person", _("In person")
        LIVE = "live-online", _("Live online")
        RECORDED = "recorded", _("Recorded online")
        SELF_STUDY = "self-study", _("Self-study or print")

    title = LineField(_("title"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.CREDIT)
    day = DayField(_("day"))
    amount = QuantityField(_("amount"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=30, choices=LOGGED, default=Unit.CONTACT_HOURS)
    categories = models.ManyToManyField(Category, blank=True, related_name="credits", verbose_name=_("categories"))
    delivery = models.CharField(_("delivery"), max_length=12, choices=Delivery, blank=True)
    provider = LineField(_("provider"), blank=True)
    approval_number = LineField(_("approval number"), max_length=80, blank=True)
    certificate_number = LineField(_("certificate number"), max_length=80, blank=True)
    course = models.ForeignKey(Course, models.SET_NULL, null=True, blank=True, related_name="credits", verbose_name=_("course"))
    event = models.ForeignKey(
        "network.Event", models.SET_NULL, null=True, blank=True, related_name="credits", verbose_name=_("event")
    )
    reading = models.ForeignKey(
        "trends.Reading", models.SET_NULL, null=True, blank=True, related_name="credits", verbose_name=_("reading")
    )
    not_for = models.ManyToManyField(
        Credential, blank=True, related_name="left_out_credits", verbose_name=_("does not count for"),
        help_text=_("It counts toward every credential it qualifies for, unless you say otherwise here."),
    )  # fmt: skip
    notes = NoteField(_("notes"))

    objects = live(EvidencedQuerySet)
    everything = EvidencedQuerySet.as_manager()

    empty = _("Log an hour or a point once; it counts toward every credential it qualifies for.")
    told = {"kind": "%s", "provider": "%s", "day": _("on %s")}
    columns = ("kind", "day", "amount", "delivery", "provider")
    shown = (
        "kind", "day", "amount", "categories", "delivery", "provider", "approval_number", "certificate_number", "course",
        "event", "reading", "not_for", "notes",
    )  # fmt: skip
    summed = (("amount", "unit"),)
    asked_for = models.Q(kind="credit")
    narrowed = BY_CERTIFICATE
    proved_at = ("course", "event", "reading")
    linked_as = {"not_for": _("credits that do not count for it")}

    class Meta(Owned.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["owner", "-day"], name="credit_owner_day")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.day and self.day > clock.today():
            raise ValidationError({"day": _now("This day is still ahead. Log it once it is done.")})
