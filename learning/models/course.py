from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import LineField, MinutesField, MoneyField, NoteField, currency_field
from careertrack.core.models import Owned
from careertrack.core.models.rows import live
from careertrack.core.order import refuse_backwards
from careertrack.core.partial import PartialDayField, known, precision_field
from careertrack.evidence.models import BY_CERTIFICATE, Evidenced, EvidencedQuerySet


class Course(Evidenced, Owned):
    class Kind(models.TextChoices):
        DEGREE = "degree", _("Degree program")
        CERTIFICATE = "certificate", _("Certificate program")
        SHORT = "short", _("Short course")
        WORKSHOP = "workshop", _("Workshop")
        ONLINE = "online", _("Online course")
        CONFERENCE = "conference", _("Conference session")
        IN_SERVICE = "in-service", _("In-service")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        IN_PROGRESS = "in-progress", _("In progress")
        COMPLETED = "completed", _("Completed")
        DROPPED = "dropped", _("Dropped")

    class Funding(models.TextChoices):
        SELF = "self", _("Paid by me")
        EMPLOYER = "employer", _("Paid by my employer")
        GRANT = "grant", _("Scholarship or grant")
        LOAN = "loan", _("Loan")
        FREE = "free", _("Free")

    title = LineField(_("course name"))
    provider = LineField(_("provider"), blank=True, help_text=_("School, association or employer"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SHORT)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLANNED)
    start = PartialDayField(_("start date"), null=True, blank=True)
    start_precision = precision_field()
    finish = PartialDayField(_("finish date"), null=True, blank=True)
    finish_precision = precision_field()
    minutes = MinutesField(_("hours"), null=True, blank=True, help_text=_("Like 4, 1.5, 1:30 or 4h30"))
    cost = MoneyField(_("cost"))
    currency = currency_field()
    funding = models.CharField(_("funding"), max_length=10, choices=Funding, blank=True)
    notes = NoteField(_("notes"))

    objects = live(EvidencedQuerySet)
    everything = EvidencedQuerySet.as_manager()

    empty = _("Add one you took, are taking or plan; a workshop counts.")
    told = {"provider": "%s", "kind": "%s"}
    columns = ("provider", "kind", "status", "finish", "minutes", "cost")
    badged_by = "status"
    asked_for = models.Q(status="completed")
    narrowed = BY_CERTIFICATE
    shown = ("provider", "kind", "status", "start", "finish", "minutes", "cost", "funding", "notes")
    summed = ("minutes",)
    summed_where = {"status": "completed"}

    class Meta(Owned.Meta):
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = [models.F("finish").desc(nulls_first=True), "-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "finish"], name="course_owner_finish")]

    def __str__(self) -> str:
        return self.title

    @property
    def badge(self) -> tuple[str, str]:
        if self.is_overdue:
            return "expired", _now("Overdue")
        state = {self.Status.COMPLETED: "ok", self.Status.IN_PROGRESS: "open"}.get(self.Status(self.status), "none")
        return state, self.get_status_display()

    @property
    def is_overdue(self) -> bool:
        """Of a finish known to its month, that month is over."""
        open_still = self.status in (self.Status.PLANNED, self.Status.IN_PROGRESS)
        return open_still and bool(self.finish) and known(self, "finish").last < clock.today()

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "finish")
        if self.status == self.Status.COMPLETED:
            if not self.finish:
                raise ValidationError({"finish": _("Enter the day you finished; it decides which year this counts in.")})
            if self.finish > clock.today():
                raise ValidationError({"finish": _("This day is still ahead. Choose “In progress”, or change the day.")})
