"""Shifts that come back every week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from careertrack.core.amounts import worked_minutes
from careertrack.demo.samples import Calendar, Sample, sample

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def hours(amount: float) -> dict[str, Any]:
    return {"minutes": round(amount * 60)}


def from_to(start: str, end: str, pause: int = 0) -> dict[str, Any]:
    return {"start_time": time.fromisoformat(start), "end_time": time.fromisoformat(end), "break_minutes": pause}


def shift(key: str, /, **values: Any) -> Sample:
    """Times of day are counted in the zone that is active, as the form does it."""
    if "start_time" in values:
        times = values["start_time"], values["end_time"], values["break_minutes"]
        values["minutes"] = worked_minutes(values["day"], *times)
    return sample("experience.Shift", key, **values)


@dataclass(frozen=True)
class Roster:
    """At one place on the same weekdays; lengths, notes and skills take turns, and every so many are missed."""

    place: str
    weekdays: Sequence[int]
    first: int  # days ago
    last: int
    lengths: Sequence[dict[str, Any]]
    notes: Sequence[str]
    skills: Sequence[Sequence[str]]
    missed: int

    def days(self, when: Calendar) -> Iterator[date]:
        """Counted from the first, so that the nth shift is the same shift however long the roster goes on."""
        every = (when.ago(days) for days in range(self.first, self.last - 1, -1))
        return (day for day in every if day.weekday() in self.weekdays)

    def shifts(self, when: Calendar) -> list[Sample]:
        return [self.shift(turn, day) for turn, day in enumerate(self.days(when)) if turn % self.missed != 2]

    def shift(self, turn: int, day: date) -> Sample:
        values = {**self.taking_turns(turn), "experience": self.place, "day": day}
        return shift(f"{self.place}-{turn:03}", **values)

    def taking_turns(self, turn: int) -> dict[str, Any]:
        said = {"note": self.notes[turn % len(self.notes)], "skills": self.skills[turn % len(self.skills)]}
        return {**self.lengths[turn % len(self.lengths)], **said}
