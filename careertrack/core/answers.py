"""What an area may answer: a line, a suggestion, an offer, a find, a first step."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from careertrack.core.measures import Ask
from careertrack.core.models import Record


@dataclass(frozen=True)
class Line:
    """How far an area is: the value in words, and where its line ends.

    `amount` and `target` are in one unit; `target` None draws a plain line. `stations` are the rings on it.
    `ask` finds the records that counted; `besides` says where they add up to more.
    `started` is False while there is nothing in the area at all.
    """

    value: str
    note: str
    ask: Ask
    amount: Any = 0
    target: Any = None
    stations: int | str | None = None
    started: bool = True
    besides: str = ""


class Urgency(IntEnum):
    """The order of Do next, as docs/do-next.md tells it. Snoozes store these numbers: a new level goes between two."""

    EXPIRED = 10
    FOLLOW_UP = 20
    EXPIRING = 30
    GAP = 40
    OVERDUE = 50
    UNCONFIRMED = 60
    UNSIGNED = 65
    NOT_RATED = 70
    BEHIND = 80
    FIRST_STEP = 90
    UNPROVED = 95
    LOOK_OVER = 100


@dataclass(frozen=True)
class Suggestion:
    """One next action: imperative title, the reason, one button. `on` orders equals. `key` says what it is about, as
    `about` writes it; empty, the area as a whole. Of one subject the most urgent suggestion is shown."""

    urgency: Urgency
    title: str
    reason: str
    url: str
    button: str
    area: str
    on: date = field(default=date.max)
    key: str = ""

    @property
    def subject(self) -> str:
        return f"{self.area}.{self.key}"

    @property
    def order(self) -> tuple[Any, ...]:
        """Equals stay in the order in which their area says them."""
        return self.urgency, self.on, self.area


def about(record: Record) -> str:
    """The key of a suggestion about this record: `credential:12`."""
    return f"{record._meta.model_name}:{record.pk}"


@dataclass(frozen=True)
class Offer:
    """A curated list that another area shows as its own."""

    title: str
    summary: str
    url: str
    count: int


@dataclass(frozen=True)
class Find:
    """Something curated that helps with what an area is short of: what it is in words, and why it is found."""

    title: str
    url: str
    words: str
    reason: str


@dataclass(frozen=True)
class FirstStep:
    """What an area asks a new person: the question, why it is asked, and the form of a record that answers it."""

    title: Any
    why: Any
    form: type
