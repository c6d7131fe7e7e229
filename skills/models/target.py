from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import DayField, NoteField
from careertrack.core.models import Owned
from skills.models.skill import Level, Skill


class Target(Owned):
    """The level somebody wants to reach in a skill."""

    skill = models.ForeignKey(Skill, models.RESTRICT, related_name="targets", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    by = DayField(_("by"), null=True, blank=True)
    why = NoteField(_("why it matters"))

    named_by = ("skill",)
    titled_by = "skill"
    empty = _("Say which level you want to reach in a skill; your profile shows how far it is.")
    told = {"by": _("by %s")}
    columns = ("skill", "level", "by")
    between = (_("To reach from"), _("To reach by"))
    shown = ("skill", "level", "by", "why")

    class Meta(Owned.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = [F("by").asc(nulls_last=True), "-created_at", "-pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "skill"],
                condition=Q(removed_at=None),
                name="one_target_a_skill",
                violation_error_message=_("You have a target for this skill already. Change that one instead."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.get_level_display()}"
