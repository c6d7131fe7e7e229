"""What somebody keeps an eye on, and how often they want to read."""

from contextlib import suppress
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.models import OnePerPerson, Owned
from trends.models.library import Trend


class FollowedTrend(Owned):
    trend = models.ForeignKey(Trend, models.RESTRICT, related_name="followers", verbose_name=_("topic"))

    named_by = ("trend",)
    titled_by = "trend"
    linked_as = {"trend": _("you follow it")}

    class Meta(Owned.Meta):
        verbose_name = _("followed topic")
        verbose_name_plural = _("followed topics")
        ordering = ["trend__name", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "trend"], condition=Q(removed_at=None), name="follow_a_topic_once",
                violation_error_message=_("You follow this topic already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.trend)

    @classmethod
    def follow(cls, user: Any, trend: Trend) -> None:
        """Once, however often the button is pressed."""
        with suppress(IntegrityError), transaction.atomic():
            cls.objects.create(owner=user, trend=trend)

    def get_absolute_url(self) -> str:
        return self.trend.get_absolute_url()


class Rhythm(OnePerPerson):
    """How much somebody wants to read. There is one."""

    LIMITS = _("Enter a number from 1 to 100.")

    readings = models.PositiveSmallIntegerField(
        _("readings a month"), default=2, validators=[MinValueValidator(1, LIMITS), MaxValueValidator(100, LIMITS)]
    )

    told = {}
    shown = ("readings",)

    class Meta(OnePerPerson.Meta):
        verbose_name = _("reading rhythm")
        verbose_name_plural = _("reading rhythms")
        constraints = [
            *OnePerPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner"], condition=Q(removed_at=None), name="one_rhythm",
                violation_error_message=_("You set a rhythm already. Open it and change it."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return _now("%d readings a month") % self.readings
