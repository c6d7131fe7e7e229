"""A person's records as the rules of proof read them, each area asked once through its measure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from careertrack.core.areas import measure
from careertrack.core.text import fold
from goals.models import Direction
from goals.proof import Paper


def papers_of(user: Any, today: date, names: Sequence[str]) -> list[Paper]:
    """All that may prove a step of one of these names; four queries."""
    return [*role(user), *courses(user, today, names), *credentials(user, today), *positions(user, today, names)]


def role(user: Any) -> list[Paper]:
    """The current role, of the direction."""
    found: Any = Direction.objects.for_user(user).with_names().exclude(current=None).first()
    return [Paper(found, "role", found.current.name, occupation=found.current_id)] if found else []


def mentioning(names: Sequence[str]) -> Q:
    """The rows that may be called one of these: a long life has hundreds of others."""
    wanted = Q()
    for word in {(fold(name).split() or [""])[0] for name in names}:
        wanted |= Q(search_text__contains=word)
    return wanted


def courses(user: Any, today: date, names: Sequence[str]) -> list[Paper]:
    asked = measure("learning.courses")
    rows = asked.ask(end=today).annotated(asked.records(user)).filter(mentioning(names))
    return [Paper(row, "course", row.title, why_not=row.why_not, begun=row.status == "in-progress") for row in rows]


def credentials(user: Any, today: date) -> list[Paper]:
    asked = measure("learning.credentials")
    rows = asked.ask(end=today).annotated(asked.records(user)).with_names()
    return [Paper(row, "credential", row.type.name, type=row.type_id, why_not=row.why_not) for row in rows]


def positions(user: Any, today: date, names: Sequence[str]) -> list[Paper]:
    """Where they worked, trained or volunteered; who shadows a role does not hold it."""
    asked = measure("experience.positions")
    rows = asked.ask(end=today).annotated(asked.records(user)).filter(mentioning(names)).exclude(kind="shadowing").with_names()
    return [Paper(row, "experience", row.role, why_not=row.why_not, over=bool(row.end and row.end <= today)) for row in rows]
