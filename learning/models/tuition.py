"""What an employer pays back for a course, and what one may spend in a year."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import DayField, MoneyField, NoteField, currency_field
from careertrack.core.models import Owned
from careertrack.core.order import refuse_backwards
from learning.models.course import Course


class Reimbursement(Owned):
    course = models.ForeignKey(Course, models.CASCADE, related_name="reimbursements", verbose_name=_("course"))
    requested = MoneyField(_("requested"), null=False, blank=False)
    requested_on = DayField(_("requested on"), null=True, blank=True)
    approved = MoneyField(_("approved"))
    approved_on = DayField(_("approved on"), null=True, blank=True)
    paid = MoneyField(_("paid back"))
    paid_on = DayField(_("paid back on"), null=True, blank=True)
    currency = currency_field()
    notes = NoteField(_("notes"))

    named_by = ("course",)
    empty = _("Note what you asked back for a course, what was approved and what was paid.")
    told = {"requested": _("requested %s"), "paid": _("paid back %s")}
    columns = ("course", "requested_on", "requested", "approved", "paid")
    between = (_("Requested from"), _("Requested to"))
    shown = ("course", "requested", "requested_on", "approved", "approved_on", "paid", "paid_on", "notes")
    summed = (("requested", "currency"), ("approved", "currency"), ("paid", "currency"))

    class Meta(Owned.Meta):
        verbose_name = _("reimbursement")
        verbose_name_plural = _("reimbursements")
        ordering = [F("requested_on").desc(nulls_first=True), "-pk"]

    def __str__(self) -> str:
        return _now("Reimbursement for %s") % self.course

    @property
    def badge(self) -> tuple[str, str]:
        if self.paid is not None:
            return "ok", _now("Paid back")
        return ("soon", _now("Approved")) if self.approved is not None else ("none", _now("Requested"))

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "requested_on", "approved_on")
        refuse_backwards(self, "requested_on", "paid_on")


class Allowance(Owned):
    """What there is to spend on learning in a year."""

    year = models.PositiveSmallIntegerField(_("year"))
    amount = MoneyField(_("amount"), null=False, blank=False)
    currency = currency_field()
    notes = NoteField(_("notes"))

    empty = _("Note what your employer lets you spend on learning in a year.")
    told = {"amount": "%s"}
    columns = ("year", "amount")
    shown = ("year", "amount", "notes")

    class Meta(Owned.Meta):
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")
        ordering = ["-year", "-pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__range=(1950, 2199)), name="allowance_year",
                violation_error_message=_("Enter a year between 1950 and 2199."),
            ),
            models.UniqueConstraint(
                fields=["owner", "year", "currency"],
                condition=Q(removed_at=None),
                name="one_allowance_a_year",
                violation_error_message=_("You have an allowance for this year already. Change that one instead."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return _now("Allowance %d") % self.year
