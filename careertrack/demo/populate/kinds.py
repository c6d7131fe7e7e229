"""Which kinds of records made-up people have, parents before children, and how many of a thousand each is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from careertrack.demo.populate import evidence, experience, goals, learning, network, skills, trends
from careertrack.demo.populate.life import Life


@dataclass(frozen=True)
class Kind:
    """`most` bounds what nobody has thousands of; `binned` is the share that lies in the bin."""

    label: str
    recipe: Callable[[Life], dict[str, Any]]
    share: int
    most: Callable[[Life], int] | None = None
    binned: float = 0.0

    @property
    def model(self) -> Any:
        return apps.get_model(self.label)


def at_most(number: int) -> Callable[[Life], int]:
    return lambda life: number


# A half are shifts and a tenth contacts: 20,000 records are 10,000 shifts and 2,000 contacts.
KINDS = (
    Kind("evidence.File", evidence.file, 15, at_most(400)),
    Kind("network.Organisation", network.organisation, 8),
    Kind("network.Tag", network.tag, 1, at_most(40)),
    Kind("network.Contact", network.contact, 102),
    Kind("network.Position", network.position, 20),
    Kind("network.Interaction", network.interaction, 90, binned=0.01),
    Kind("network.Mentorship", network.mentorship, 3),
    Kind("network.Event", network.event, 15),
    Kind("network.Membership", network.membership, 3),
    Kind("skills.Skill", skills.skill, 2, at_most(60)),
    Kind("skills.Rating", skills.rating, 25),
    Kind("skills.Reflection", skills.reflection, 20),
    Kind("skills.Target", skills.target, 1, lambda life: len(life.shared_or_own("skills.Skill"))),
    Kind("goals.Occupation", goals.occupation, 1, at_most(5)),
    Kind("goals.Pathway", goals.pathway, 1, at_most(3)),
    Kind("goals.PathwayStep", goals.step, 2, at_most(30)),
    Kind("goals.Goal", goals.goal, 6),
    Kind("goals.Milestone", goals.milestone, 24),
    Kind("goals.CheckIn", goals.checkin, 30, binned=0.01),
    Kind("goals.Direction", goals.direction, 1, at_most(1)),
    Kind("trends.FollowedTrend", trends.follow, 1, lambda life: len(life.shared("trends.Trend"))),
    Kind("trends.Rhythm", trends.rhythm, 1, at_most(1)),
    Kind("trends.Reading", trends.reading, 50, binned=0.01),
    Kind("learning.CredentialType", learning.credential_type, 2, at_most(40)),
    Kind("learning.Credential", learning.credential, 5),
    Kind("learning.RenewalCycle", learning.cycle, 5),
    Kind("learning.Course", learning.course, 20),
    Kind("learning.Credit", learning.credit, 40, binned=0.01),
    Kind("learning.Reimbursement", learning.reimbursement, 4),
    Kind("learning.Allowance", learning.allowance, 1, at_most(15)),
    Kind("experience.Experience", experience.place, 5),
    Kind("experience.Shift", experience.shift, 512, binned=0.01),
    Kind("experience.SignOff", experience.sign_off, 4),
)
REST = "experience.Shift"
LEAST = len(KINDS)  # one of each, so that every link has something to point at
SHARES = sum(kind.share for kind in KINDS)


def number_of(kind: Kind, total: int, life: Life) -> int:
    """How many of this kind a person with `total` records has."""
    wanted = 1 + (total - LEAST) * kind.share // SHARES
    return min(wanted, kind.most(life)) if kind.most else wanted


def left_for_shifts(left: int, total: int, life: Life) -> int:
    """What the kinds after them leave: together it is exactly as many as asked for."""
    place = next(at for at, kind in enumerate(KINDS) if kind.label == REST)
    return left - sum(number_of(kind, total, life) for kind in KINDS[place + 1 :])
