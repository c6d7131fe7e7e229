from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import OnePerPerson, Owned
from careertrack.core.named import NamedKey
from goals.models.catalogue import Focus, Pathway
from goals.models.goal import Goal


class Direction(OnePerPerson):
    """Where somebody is and where they want to go. There is one."""

    current = NamedKey("goals.Occupation", null=True, blank=True, related_name="held_by", verbose_name=_("current role"))
    focus = models.CharField(_("focus"), max_length=16, choices=Focus, blank=True)
    target = NamedKey("goals.Occupation", null=True, blank=True, related_name="wanted_by", verbose_name=_("target role"))
    pathway = models.ForeignKey(
        Pathway, models.SET_NULL, null=True, blank=True, related_name="directions", verbose_name=_("pathway")
    )
    why = NoteField(_("why it matters"))

    named_by = ("current", "target")
    told = {"focus": "%s"}
    shown = ("current", "focus", "target", "pathway", "why")
    linked_as = {"current": _("your current role"), "target": _("your target role"), "pathway": _("your pathway")}

    class Meta(OnePerPerson.Meta):
        verbose_name = _("direction")
        verbose_name_plural = _("directions")
        constraints = [
            *OnePerPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner"], condition=Q(removed_at=None), name="one_direction",
                violation_error_message=_("You wrote down a direction already. Open it and change it."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        roles = [str(role) for role in (self.current, self.target) if role]
        return " → ".join(roles) or str(self.get_focus_display() or _("Direction"))

    @property
    def in_words(self) -> str:
        """One sentence that begins with who somebody is now."""
        here, there = self.current or self.get_focus_display(), self.target
        if here and there:
            return _now("%(role)s, on the way to %(target)s.") % {"role": here, "target": in_a_sentence(there.name)}
        return _now("On the way to %s.") % in_a_sentence(there.name) if there else f"{here}." if here else ""


def in_a_sentence(name: str) -> str:
    """`registered nurse`, but `EMT` and `CNA` stay as they are."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


class CheckIn(Owned):
    """One line about how it goes, with a goal or without."""

    goal = models.ForeignKey(Goal, models.SET_NULL, null=True, blank=True, related_name="checkins", verbose_name=_("goal"))
    day = DayField(_("day"))
    line = LineField(_("how is it going?"), help_text=_("One line is enough."))

    empty = _("Write one line about how it goes, once a week.")
    told = {"day": _("on %s")}
    columns = ("goal", "day")
    shown = ("goal", "day", "line")

    class Meta(Owned.Meta):
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["owner", "-day"], name="checkin_owner_day")]

    def __str__(self) -> str:
        return self.line
