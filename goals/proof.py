"""Which of a person's records proves a step of a pathway. Rules only: nothing here asks the database.

A record proves a step when it fits it and its own area counts it today. It proves one step of a kind, the first it
fits: one registration is not two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from careertrack.core.text import same_name


class State(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Step:
    """What the rules read of a step: the names it goes by, the credential types it accepts, the role it is."""

    kind: str
    names: tuple[str, ...]
    types: frozenset[int] = frozenset()
    occupation: int | None = None


@dataclass(frozen=True)
class Paper:
    """What the rules read of a record. `why_not` is empty where its area counts it today; `begun` says that it is under
    way, `over` that it has come to its end."""

    record: Any
    kind: str
    name: str = ""
    type: int | None = None
    occupation: int | None = None
    why_not: str = ""
    begun: bool = False
    over: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a step stands, the record that says so, and what it says where it proves nothing yet."""

    state: State
    paper: Paper | None = None
    why_not: str = ""


def standings(steps: Sequence[Step], papers: Sequence[Paper]) -> list[Standing]:
    """Where each step stands, in the order of the steps."""
    left = {kind: list(papers) for kind in {step.kind for step in steps}}
    found = []
    for step in steps:
        found.append(strongest(step, left[step.kind]))
        left[step.kind] = [paper for paper in left[step.kind] if paper is not found[-1].paper]
    return found


def strongest(step: Step, papers: Iterable[Paper]) -> Standing:
    """What the best of the records says, the first of equals; a step nobody has a record of is ahead."""
    said = [says(step, paper) for paper in papers if fits(step, paper)]
    return min(said, key=lambda each: list(State).index(each.state), default=Standing(State.AHEAD))


def says(step: Step, paper: Paper) -> Standing:
    """Of a record that fits. Experience that goes on is not had yet; a role is held from its first day."""
    if paper.why_not:
        return Standing(State.NOW if paper.begun else State.AHEAD, paper, paper.why_not)
    goes_on = step.kind == "experience" and not paper.over
    return Standing(State.NOW if goes_on else State.DONE, paper)


def fits(step: Step, paper: Paper) -> bool:
    if paper.kind == "credential" and step.kind in ("credential", "course"):
        return paper.type in step.types or (step.kind == "credential" and called(step, paper.name))
    if paper.kind == "role":
        return step.kind == "role" and (paper.occupation in {step.occupation} - {None} or called(step, paper.name))
    if paper.kind == "experience":
        return step.kind in ("experience", "role") and (called(step, paper.name) or called(step, paper.name.partition(",")[0]))
    return paper.kind == step.kind == "course" and called(step, paper.name)


def called(step: Step, name: str) -> bool:
    return any(same_name(name, each) for each in step.names if name)
