from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned
from careertrack.evidence.models import Evidenced
from skills.models.skill import Skill

PRIVACY = _("Leave out names and anything that identifies a patient.")


class Reflection(Evidenced, Owned):
    """What somebody learned from something that happened. Private; sharing one is a decision of its own."""

    class Theme(models.TextChoices):
        PRACTICE = "practice", _("Clinical practice")
        COMMUNICATION = "communication", _("Communication")
        TEAMWORK = "teamwork", _("Teamwork")
        SAFETY = "safety", _("Safety")
        ETHICS = "ethics", _("Ethics and professionalism")
        WELLBEING = "wellbeing", _("My own well-being")
        OTHER = "other", _("Other")

    title = LineField(_("title"))
    day = DayField(_("day"))
    theme = models.CharField(_("theme"), max_length=14, choices=Theme, blank=True)
    happened = NoteField(_("what happened?"), help_text=PRIVACY)
    learned = NoteField(_("what did you learn?"))
    changed = NoteField(_("what did you change?"))
    skills = models.ManyToManyField(Skill, blank=True, related_name="reflections", verbose_name=_("skills"))

    empty = _("Write down one thing that happened and what you take from it. Only you see it.")
    told = {"theme": "%s", "day": _("on %s")}
    columns = ("theme", "day", "skills")
    shown = ("day", "theme", "happened", "learned", "changed", "skills")

    class Meta(Owned.Meta):
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["owner", "-day"], name="reflection_owner_day")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.day and self.day > clock.today():
            raise ValidationError({"day": _now("This day is still ahead.")})
