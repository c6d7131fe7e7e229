"""The steps of a goal."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live
from goals.models.goal import BY_DUE, Goal


class MilestoneQuerySet(RecordQuerySet):
    def ahead(self) -> Self:
        """Still to do, of goals that are being worked on; the dated ones first."""
        rows = self.filter(done_on=None, goal__state=Goal.State.ACTIVE)
        return rows.order_by(*BY_DUE)


class Milestone(Owned):
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="milestones", verbose_name=_("goal"))
    title = LineField(_("milestone"))
    due = DayField(_("due date"), null=True, blank=True)
    done_on = DayField(_("done on"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)

    objects = live(MilestoneQuerySet)
    everything = MilestoneQuerySet.as_manager()

    empty = _("Split a goal into steps you can finish one by one.")
    told = {"due": _("due %s"), "done_on": _("done %s")}
    columns = ("goal", "due", "done_on")
    shown = ("goal", "due", "done_on")

    class Meta(Owned.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = [F("done_on").desc(nulls_first=True), *BY_DUE]
        indexes = [models.Index(fields=["owner", "done_on", "due"], name="milestone_owner_due")]

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        if self._state.adding and not self.position:
            last = self.goal.milestones.aggregate(last=Max("position"))["last"]
            self.position = (last or 0) + 1
        super().save(**options)

    def clean(self) -> None:
        super().clean()
        if self.done_on and self.done_on > clock.today():
            raise ValidationError({"done_on": _("This day is still ahead. Leave it empty until it is done.")})

    def mark_done(self, day: date) -> None:
        """Pressed again, from an older page, it stays done on the day it was."""
        if not self.done_on:
            self.done_on = day
            self.save(update_fields=["done_on"])

    def reopen(self) -> None:
        self.done_on = None
        self.save(update_fields=["done_on"])
