"""Something a role or a pathway asks for, beside what the person has; a gap becomes a goal, once."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from careertrack.core import bin
from goals.models import Goal, Milestone

# The goal that a gap became is known by its form key, so that asking twice, from two windows even, makes one.
MADE_OF = uuid.uuid5(uuid.NAMESPACE_URL, "careertrack/goals/need")


class Kind(models.TextChoices):
    EDUCATION = "education", _("Education")
    CREDENTIAL = "credential", _("Credentials")
    EXPERIENCE = "experience", _("Experience")
    SKILL = "skill", _("Skills")
    STEP = "step", _("Steps")


@dataclass
class Need:
    """`asked` and `have` are its two sides in words, `record` what shows the second. The rest is the goal it can become:
    its title, why, area, milestones, and the fields of its measure."""

    kind: Kind
    key: str
    asked: str
    same: str = ""  # what several pathways have in common, and make one goal of
    have: str = ""
    met: bool = False
    record: Any = None
    title: str = ""
    why: str = ""
    area: str = ""
    asks: dict[str, Any] = field(default_factory=dict)
    milestones: Sequence[str] = ()
    goal: Goal | None = None

    @property
    def missing(self) -> bool:
        return not self.met

    @property
    def code(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def form_key(self) -> uuid.UUID:
        return uuid.uuid5(MADE_OF, f"{self.kind}:{self.same or self.key}")


def with_goals(user: Any, needs: Iterable[Need]) -> list[Need]:
    """Each with the goal it became already."""
    found = list(needs)
    keys = [need.form_key for need in found]
    goals = {goal.form_key: goal for goal in Goal.objects.for_user(user).filter(form_key__in=keys)}
    for need in found:
        need.goal = goals.get(need.form_key)
    return found


def become_goal(user: Any, need: Need, today: Any) -> tuple[Goal, bool]:
    """(its goal, whether it is new). One in the bin comes back as it was."""
    there: Any = bin.find_again(user, Goal, need.form_key)
    if there:
        return there, False
    try:
        with transaction.atomic():
            return write_down(user, need, today), True
    except IntegrityError:  # the other of two that arrived together
        return Goal.objects.for_user(user).get(form_key=need.form_key), False


def write_down(user: Any, need: Need, today: Any) -> Goal:
    own = {"title": need.title, "why": need.why, "area": need.area, "start": today}
    goal = Goal.objects.create(owner=user, form_key=need.form_key, **own, **need.asks)
    steps = [Milestone(owner=user, goal=goal, title=title, position=place) for place, title in enumerate(need.milestones, 1)]
    Milestone.objects.for_user(user).bulk_create(steps)
    return goal
