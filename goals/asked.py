"""What one goal asks of the records, and what they answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from careertrack.core import days
from careertrack.core.measures import Ask, Kind, Measure
from goals import asks
from goals.models import Goal

WEEKS = 12  # that a rate is taken from


@dataclass
class Asked:
    """`done` of a goal's amount in its window; `lately` in the last weeks, where that makes a pace."""

    goal: Any
    today: date
    done: Any = 0
    lately: Any = 0
    # Where only what somebody signed off counts: all that is done.
    worked: Any = 0

    @cached_property
    def measure(self) -> Measure:
        return asks.known()[self.goal.measure]

    @property
    def target(self) -> Any:
        amount = self.goal.amount
        return int(amount) if amount == int(amount) else amount

    # ---------------------------------------------------------------- what is asked
    @cached_property
    def last_day(self) -> date:
        """Today; of a goal whose date is over or which was closed, that day."""
        ends = [day for day in (self.today, self.goal.target_day, self.goal.closed_on) if day]
        return min(ends)

    @cached_property
    def ask(self) -> Ask | None:
        if not self.goal.per:
            return asks.ask_of(self.goal, self.goal.start, self.last_day)
        return asks.ask_of(self.goal, *self.period(0))

    @cached_property
    def ask_lately(self) -> Ask | None:
        """None where there is no pace."""
        grows = self.is_active and not self.goal.per and self.measure.kind is not Kind.LEVEL
        return asks.ask_of(self.goal, self.rated_from, self.last_day) if grows else None

    @cached_property
    def ask_worked(self) -> Ask | None:
        return self.ask.without("sign_off") if self.ask and self.goal.sign_off else None

    @cached_property
    def rated_from(self) -> date:
        since = self.today - timedelta(days=WEEKS * 7 - 1)
        return max(since, self.goal.start) if self.goal.start else since

    def period(self, at: int) -> tuple[date, date]:
        """The week or month `at` after (below zero, before) that of the goal's last day; the running one until then."""
        if self.goal.per == Goal.Per.MONTH:
            start = days.month_after(self.last_day, at)
            return start, min(days.month_end(start), self.last_day)
        start = days.week_start(self.last_day) + timedelta(weeks=at)
        return start, min(start + timedelta(days=6), self.last_day)

    def periods(self, most: int = 12) -> list[tuple[date, date]]:
        """The last ones, the newest first, none before the one the goal began in."""
        begun = self.goal.start or date.min
        return [(start, end) for start, end in (self.period(-at) for at in range(most)) if end >= begun]

    # ---------------------------------------------------------------- where it stands
    @property
    def is_active(self) -> bool:
        return bool(self.goal.state == Goal.State.ACTIVE)

    @property
    def missing(self) -> Any:
        return max(self.target - self.done, 0)

    @property
    def unsigned(self) -> Any:
        """What is done and counts as soon as it is signed off."""
        return max(self.worked - self.done, 0)

    @property
    def is_met(self) -> bool:
        """In its window: for a rate, in the period that runs."""
        return bool(self.done >= self.target)

    @property
    def is_reached(self) -> bool:
        """A rate is kept, and never reached."""
        return self.is_met and not self.goal.per

    @property
    def has_ended(self) -> bool:
        """Of a rate: it was to be kept until a day that is over."""
        return bool(self.goal.per and self.goal.target_day and self.goal.target_day < self.today)

    @property
    def may_close(self) -> bool:
        return self.is_reached or self.has_ended

    @property
    def is_overdue(self) -> bool:
        late = self.goal.target_day and self.goal.target_day < self.today
        return bool(late and not self.goal.per and not self.is_reached)
