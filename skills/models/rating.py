from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import beside, live
from careertrack.core.text import NAME
from skills.models.skill import Level, Skill


class RatingQuerySet(RecordQuerySet):
    def latest(self) -> Self:
        """The last own rating of each skill."""
        return self.filter(~Exists(rated_after()), rated_by=Rating.By.SELF)


def rated_after(**where: Any) -> RecordQuerySet:
    """Newer own ratings of the same skill than the one asked about; a day has one at most."""
    newer = {"day__gt": OuterRef("day"), "skill": OuterRef("skill")}
    return beside(Rating).filter(**newer, rated_by=Rating.By.SELF, **where)


class Rating(Owned):
    """Where somebody saw the person on a skill's levels on a day. Kept as history."""

    class By(models.TextChoices):
        SELF = "self", _("Me")
        ANOTHER = "another", _("Somebody else")

    skill = models.ForeignKey(Skill, models.RESTRICT, related_name="ratings", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    day = DayField(_("day"))
    rated_by = models.CharField(_("rated by"), max_length=8, choices=By, default=By.SELF)
    rater = LineField(_("their name"), max_length=NAME, blank=True, help_text=_("Only if somebody else rated you."))
    note = NoteField(_("note"), help_text=_("Leave out names and anything that identifies a patient."))

    objects = live(RatingQuerySet)
    everything = RatingQuerySet.as_manager()

    named_by = ("skill",)
    titled_by = "skill"
    empty = _("Choose one skill and say where you see yourself. Only you see it.")
    told = {"by_whom": "%s", "day": _("on %s")}
    columns = ("skill", "level", "day", "rated_by")
    shown = ("skill", "level", "day", "rated_by", "rater", "note")

    class Meta(Owned.Meta):
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["owner", "skill", "-day"], name="rating_owner_skill_day")]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "skill", "day"],
                condition=Q(rated_by="self", removed_at=None),
                name="one_self_rating_a_day",
                violation_error_message=_("You already rated this skill on this day. Change that rating instead."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.get_level_display()}"

    @property
    def by_whom(self) -> str:
        if self.rated_by == self.By.SELF:
            return _now("rated by you")
        return _now("rated by %s") % (self.rater or _now("somebody else"))

    def clean(self) -> None:
        super().clean()
        if self.day and self.day > clock.today():
            raise ValidationError({"day": _now("This day is still ahead.")})
