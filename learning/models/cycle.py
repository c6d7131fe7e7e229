from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import days
from careertrack.core.fields import DayField
from careertrack.core.models import Owned
from careertrack.core.order import refuse_backwards
from learning import renewal
from learning.models.credential import Credential
from learning.models.ruleset import RuleSet


class RenewalCycle(Owned):
    """The days in which a credential's next renewal is earned, and the rules it is judged by."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="cycles", verbose_name=_("credential"))
    start = DayField(_("first day"))
    end = DayField(_("last day"))
    number = models.PositiveSmallIntegerField(
        _("which renewal"), null=True, blank=True, help_text=_("1 is the first. Some rules ask for more at every second or third.")
    )
    # It stays with the version it began with; a newer one is told, and never slipped in.
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True, related_name="cycles", verbose_name=_("rules"))
    submitted_on = DayField(_("submitted on"), null=True, blank=True)
    # What the engine said on that day, so that an audit years later sees the same figures.
    answer = models.JSONField(null=True, editable=False)
    # What it left for the next cycle, and the day on which that one begins.
    carried = models.JSONField(default=list, blank=True, editable=False)
    next_from = DayField(_("next cycle from"), null=True, blank=True, editable=False)

    # What the credential said before it was closed and right after, and when it was opened again: see learning/reopening.py.
    closing = models.JSONField(default=dict, blank=True, editable=False)
    reopened = models.JSONField(default=list, blank=True, editable=False)

    named_by = ("credential__type",)
    told = {"submitted_on": _("submitted on %s")}
    columns = ("start", "end", "submitted_on")
    shown = ("credential", "start", "end", "number", "rule_set", "submitted_on")
    empty = _("A cycle begins with the credential it renews.")

    class Meta(Owned.Meta):
        verbose_name = _("renewal cycle")
        verbose_name_plural = _("renewal cycles")
        ordering = ["-end", "-pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["credential", "end"],
                condition=Q(removed_at=None),
                name="one_cycle_to_a_day",
                violation_error_message=_("This credential has a cycle that ends on this day."),
            ),
        ]

    def __str__(self) -> str:
        return _now("%(credential)s, %(days)s") % {"credential": self.credential, "days": days.span(self.start, self.end)}

    def get_absolute_url(self) -> str:
        """It is read on its credential's page."""
        return self.credential.get_absolute_url()

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "end")
        if self.number == 0:
            raise ValidationError({"number": _("Enter 1 for the first renewal, 2 for the second.")})

    @property
    def window(self) -> renewal.Cycle:
        """As the engine asks for it."""
        return renewal.Cycle(self.start, self.end, self.number)

    @property
    def next_day(self) -> date:
        """The first day that the next cycle can count."""
        return self.next_from or self.end + timedelta(days=1)
