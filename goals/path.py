"""A pathway as one person walks it: each step with where it stands, read from their records of all areas.

The areas are asked through their measures, so that a step is proved by the very records they count. It costs the same
queries for one pathway and for twenty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careertrack.core.areas import measure
from goals.models import Direction, Occupation, Pathway, PathwayStep
from goals.papers import papers_of
from goals.proof import Paper, Standing, State, Step, standings

Kind = PathwayStep.Kind
# (state of a badge, words)
BADGES = {
    State.DONE: ("ok", gettext_lazy("Done")),
    State.NOW: ("open", gettext_lazy("In progress")),
    State.AHEAD: ("none", gettext_lazy("Ahead")),
}


@dataclass(frozen=True)
class Stop:
    """A step and where it stands."""

    step: PathwayStep
    standing: Standing

    @property
    def done(self) -> bool:
        return self.standing.state is State.DONE

    @property
    def mark(self) -> str:
        """As a vertical line draws it: what is ahead has none."""
        return "" if self.standing.state is State.AHEAD else str(self.standing.state)

    @property
    def badge(self) -> tuple[str, str]:
        return BADGES[self.standing.state][0], str(BADGES[self.standing.state][1])

    @property
    def record(self) -> Any:
        return self.standing.paper.record if self.standing.paper else None

    @property
    def add(self) -> tuple[str, str]:
        """(address, words) of the form of a record that would prove it, with what the step says filled in."""
        step = self.step
        role = step.occupation.name if step.occupation else step.name
        carried: dict[str, Any] = {"role": role}
        code = "experience.positions"
        if step.kind == Kind.COURSE:
            code, carried = "learning.courses", {"title": step.name}
        elif step.kind == Kind.CREDENTIAL:
            code, carried = "learning.credentials", {"type": step.credential_type_id} if step.credential_type_id else {}
        model: Any = apps.get_model(measure(code).model)
        return model.add_url(**carried), model.add_words()

    @property
    def named(self) -> str:
        """The record in words: of a direction only the role that proves something."""
        paper = self.standing.paper
        if paper is None:
            return ""
        return _("Your current role: %s") % paper.name if paper.kind == "role" else str(paper.record)


@dataclass(frozen=True)
class Trail:
    """A pathway, or the part of it that leads to a role."""

    pathway: Pathway
    stops: Sequence[Stop]

    @property
    def done(self) -> int:
        return sum(stop.done for stop in self.stops)

    @property
    def missing(self) -> list[Stop]:
        return [stop for stop in self.stops if not stop.done]

    @property
    def next(self) -> Stop | None:
        """The step behind the last one done: who came in by another door need not go back."""
        last = max((place for place, stop in enumerate(self.stops) if stop.done), default=-1)
        return next(iter(self.stops[last + 1 :]), None)

    def up_to(self, occupation: Occupation) -> "Trail":
        """As far as that role; all of it where the role is where it leads and no step of its own."""
        roles = [place for place, stop in enumerate(self.stops) if stop.step.occupation_id == occupation.pk and is_role(stop.step)]
        return Trail(self.pathway, self.stops[: roles[0] + 1] if roles else self.stops)


def is_role(step: PathwayStep) -> bool:
    return step.kind == Kind.ROLE


def leading_to(user: Any, occupation: Occupation) -> Any:
    """The pathways this person sees that contain the role or lead to it."""
    with_it = PathwayStep.objects.visible_to(user).filter(occupation=occupation, kind=Kind.ROLE).values("pathway")
    return Pathway.objects.visible_to(user).filter(Q(pk__in=with_it) | Q(occupation=occupation))


def trails(user: Any, today: date, pathways: Iterable[Pathway]) -> list[Trail]:
    """In the order of the pathways."""
    paths = list(pathways)
    rows = PathwayStep.objects.visible_to(user).filter(pathway__in=paths).order_by("pathway", "position", "pk")
    steps = list(rows.select_related("credential_type", "occupation", "pathway").prefetch_related("proved_by"))
    names = [name for step in steps for name in read(step).names]
    papers = papers_of(user, today, names) if steps else []
    by_path = {key: list(group) for key, group in groupby(steps, key=lambda step: step.pathway_id)}
    return [trail(path, by_path.get(path.pk, []), papers) for path in paths]


def way_of(user: Any, today: date, direction: Direction) -> Trail | None:
    """The pathway a direction names, as far as its target role."""
    seen = Pathway.objects.visible_to(user).filter(pk=direction.pathway_id) if direction.pathway_id else ()
    found = next(iter(trails(user, today, seen)), None)
    return found.up_to(direction.target) if found and direction.target else found


def trail(path: Pathway, steps: list[PathwayStep], papers: Sequence[Paper]) -> Trail:
    found = standings([read(step) for step in steps], papers)
    return Trail(path, [Stop(step, standing) for step, standing in zip(steps, found, strict=True)])


def read(step: PathwayStep) -> Step:
    """A course that leads to a credential is not proved by it, unless it says so."""
    own = {step.credential_type_id} if step.kind == Kind.CREDENTIAL else set()
    types = own | {row.pk for row in step.proved_by.all()}
    names = (step.name, step.occupation.name) if step.occupation else (step.name,)
    return Step(step.kind, names, frozenset(types - {None}), step.occupation_id)
