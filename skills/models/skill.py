from django.db import models
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import NoteField
from careertrack.core.models import Named


class Skill(Named):
    """A soft or technical skill with what each level looks like. Level names after Benner, novice to expert."""

    class Kind(models.TextChoices):
        SOFT = "soft", _("Soft")
        TECHNICAL = "technical", _("Technical")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SOFT)
    description = NoteField(_("what good looks like"))
    level_1 = NoteField(_("novice"))
    level_2 = NoteField(_("advanced beginner"))
    level_3 = NoteField(_("competent"))
    level_4 = NoteField(_("proficient"))
    level_5 = NoteField(_("expert"))
    evidence = NoteField(_("what can show it"))

    when_removed = _("Its ratings stay; it can be restored from the bin.")
    columns = ("kind",)
    catalogue_columns = (
        "slug", "name", "kind", "description", "level_1", "level_2", "level_3", "level_4", "level_5", "evidence",
        "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Named.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["kind", "name"]

    @property
    def levels(self) -> list[tuple[int, str, str]]:
        """(number, name, what it looks like), lowest first."""
        return [(level.value, str(level.label), getattr(self, f"level_{level.value}")) for level in Level]


class Level(models.IntegerChoices):
    NOVICE = 1, _("Novice")
    ADVANCED_BEGINNER = 2, _("Advanced beginner")
    COMPETENT = 3, _("Competent")
    PROFICIENT = 4, _("Proficient")
    EXPERT = 5, _("Expert")
