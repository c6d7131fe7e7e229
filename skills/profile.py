"""Where a person sees themselves, skill by skill, and which skills the self-check asks about next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from skills.models import Rating, Skill

STALE = timedelta(days=90)
SHOWN, HISTORY = 12, 6


@dataclass(frozen=True)
class Row:
    """The newest own rating of a skill, with the levels before it, oldest first."""

    rating: Rating
    levels: list[int]
    stale: bool

    @property
    def first(self) -> int:
        return self.levels[0]


def profile(user: Any, today: date) -> list[Row]:
    """The skills rated last, at most twelve; two queries."""
    latest = list(Rating.objects.for_user(user).latest().with_names()[:SHOWN])
    levels = histories(user, [rating.skill_id for rating in latest])
    return [Row(rating, levels[rating.skill_id], rating.day < today - STALE) for rating in latest]


def histories(user: Any, skills: list[int]) -> dict[int, list[int]]:
    """The last six own levels of each skill, oldest first."""
    own = Rating.objects.for_user(user).filter(rated_by=Rating.By.SELF, skill__in=skills)
    place = Window(RowNumber(), partition_by="skill", order_by=F("day").desc())
    found: dict[int, list[int]] = defaultdict(list)
    for skill, level in own.annotate(place=place).filter(place__lte=HISTORY).order_by("day").values_list("skill", "level"):
        found[skill].append(level)
    return found


def to_rate(user: Any, today: date) -> list[Skill]:
    """What the self-check asks about, in the catalogue's order: never rated, or last more than 90 days ago."""
    fresh = Rating.objects.for_user(user).latest().filter(day__gte=today - STALE)
    return list(Skill.objects.visible_to(user).exclude(pk__in=fresh.values("skill")))


def next_after(skills: list[Skill], passed: Any) -> Skill | None:
    """The first one behind the one just passed; what was skipped earlier stays skipped this time."""
    keys = [str(skill.pk) for skill in skills]
    return next(iter(skills[keys.index(passed) + 1 :] if passed in keys else skills), None)
