"""What is measured in skills."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Ask, Filter, Kind, Measure, Reason
from careertrack.core.models.rows import beside
from skills.models import Rating, rated_after


def rated_later(ask: Ask) -> Exists:
    """A newer own rating of the same skill, up to the ask's last day."""
    return Exists(rated_after(day__lte=ask.end) if ask.end else rated_after())


SKILL = Filter(gettext_lazy("skill"), "skill")

NOT_NOW = [
    Reason(gettext_lazy("Rated by somebody else"), lambda ask: ~Q(rated_by=Rating.By.SELF)),
    Reason(gettext_lazy("Rated again later"), rated_later),
]

RATED = Measure(
    code="skills.rated",
    label=gettext_lazy("skills rated"),
    kind=Kind.LEVEL,
    unit="skill",
    model="skills.Rating",
    day="day",
    counts=ngettext_lazy("%d skill rated", "%d skills rated"),
    filters={"skill": SKILL, "kind": Filter(gettext_lazy("kind"), "skill__kind")},
    reasons=NOT_NOW,
)

LEVEL = Measure(
    code="skills.level",
    label=gettext_lazy("level in a skill"),
    kind=Kind.LEVEL,
    unit="level",
    model="skills.Rating",
    day="day",
    amount="level",
    counts=gettext_lazy("level %d"),
    filters={"skill": SKILL},
    one_of="skill",  # levels of two skills do not add
    reasons=NOT_NOW,
)


def level_now(ask: Ask) -> dict[str, Any]:
    """The last own rating of a target's skill, up to the ask's last day."""
    until = {"day__lte": ask.end} if ask.end else {}
    own = beside(Rating).filter(skill=OuterRef("skill"), rated_by=Rating.By.SELF, **until).order_by("-day", "-pk")
    return {"level_now": Subquery(own.values("level")[:1])}


AT_TARGET = Measure(
    code="skills.at_target",
    label=gettext_lazy("skills at target"),
    kind=Kind.LEVEL,
    unit="skill",
    model="skills.Target",
    counts=ngettext_lazy("%d skill at target", "%d skills at target"),
    filters={"skill": Filter(gettext_lazy("skill"), "skill")},
    annotate=level_now,
    reasons=[
        Reason(gettext_lazy("Not rated yet"), lambda ask: Q(level_now=None)),
        Reason(gettext_lazy("Below your target"), lambda ask: Q(level_now__lt=F("level"))),
    ],
)

REFLECTIONS = Measure(
    code="skills.reflections",
    label=gettext_lazy("reflections"),
    kind=Kind.COUNT,
    unit="reflection",
    model="skills.Reflection",
    day="day",
    counts=ngettext_lazy("%d reflection", "%d reflections"),
    filters={
        "theme": Filter(gettext_lazy("theme"), "theme"),
        "skill": Filter(gettext_lazy("skill"), "skills", many=True),
    },
)
