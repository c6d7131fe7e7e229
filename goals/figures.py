"""How far goals are: each asked of the records, all of them in one query."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, clock, days
from careertrack.core.measures import Ask, Kind, Measure, tally, totals
from goals import asks
from goals.models import Goal

WEEKS, LEAST = 12, 14  # weeks that a rate is taken from, and days without which there is none
FARTHEST = 730  # days ahead beyond which a guess says nothing
CLOSE = {"week": 2, "month": 7}  # days before the end of a period in which what is missing presses


@dataclass
class Figure:
    """`done` of a goal's amount in its window; `lately` in the last weeks, where that makes a pace."""

    goal: Any
    today: date
    done: Any = 0
    lately: Any = 0

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

    # ---------------------------------------------------------------- what it says
    @property
    def words(self) -> str:
        return self.measure.progress(self.done, self.target, self.goal.unit) + self.in_period

    @property
    def in_period(self) -> str:
        if not self.goal.per:
            return ""
        by_month = self.goal.per == Goal.Per.MONTH
        if self.last_day < self.today:
            return " " + (_("in its last month") if by_month else _("in its last week"))
        return " " + (_("this month") if by_month else _("this week"))

    @property
    def number(self) -> str:
        """`120`: what stands large, before `rest`."""
        if self.measure.unit == "minute":
            return amounts.short_hours(self.done) if self.done * 100 % 60 else amounts.grouped(amounts.written(self.done))
        return amounts.quantity(self.done, "")

    @property
    def rest(self) -> str:
        """`of 200 hours this month`"""
        target = self.measure.in_words(self.target, self.goal.unit)
        is_scale = self.measure.kind is Kind.LEVEL and self.measure.amount
        return (_("now, target: %s") if is_scale else _("of %s")) % target + self.in_period

    @property
    def sentence(self) -> str:
        """What is left, and where it leads."""
        if self.has_ended and self.is_active:
            return _("It ran until %s. Close it, or move its date.") % days.shown(self.goal.target_day)
        if self.is_met:
            return self.when_met
        missing = _("%s to go.") % capfirst(self.measure.in_words(self.missing, self.goal.unit))
        if self.measure.kind is Kind.LEVEL and self.measure.amount:
            missing = ""
        late = _("Its date has passed. Move the date, or close the goal.") if self.is_overdue and self.is_active else ""
        return " ".join(part for part in (missing, late, self.pace, self.needs) if part)

    @property
    def when_met(self) -> str:
        if self.goal.per:
            return _("Done for this month.") if self.goal.per == Goal.Per.MONTH else _("Done for this week.")
        return _("What you wanted is reached. Mark it achieved when you agree.") if self.is_active else _("Reached.")

    @property
    def is_active(self) -> bool:
        return bool(self.goal.state == Goal.State.ACTIVE)

    @property
    def missing(self) -> Any:
        return max(self.target - self.done, 0)

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

    @property
    def is_paced(self) -> bool:
        """Whether it grows record by record towards an amount."""
        growing = self.measure.kind is not Kind.LEVEL and not self.goal.per
        return growing and not self.is_met and not self.is_overdue and self.is_active

    @cached_property
    def rated_days(self) -> int:
        return (self.last_day - self.rated_from).days + 1

    @property
    def age(self) -> int:
        return (self.today - (self.goal.start or clock.day_of(self.goal.created_at))).days

    @cached_property
    def expected(self) -> date | None:
        """When it will be reached at the rate of the last weeks; None where that says nothing."""
        if not self.is_paced or self.rated_days < LEAST or not self.lately:
            return None
        wait = math.ceil(Decimal(self.missing) * self.rated_days / Decimal(self.lately))
        return self.today + timedelta(days=wait) if wait <= FARTHEST else None

    @property
    def pace(self) -> str:
        """`At the rate of the last 12 weeks: late May, 3 weeks early.`"""
        if not self.is_paced or self.rated_days < LEAST or self.age < LEAST:
            return ""
        if not self.lately:
            return _("Nothing counted since %s.") % days.shown(self.rated_from)
        when = self.arrival
        if self.rated_days < WEEKS * 7:
            return _("At the rate since %(day)s: %(when)s.") % {"day": days.shown(self.rated_from), "when": when}
        return _("At the rate of the last 12 weeks: %(when)s.") % {"when": when}

    @property
    def arrival(self) -> str:
        if self.expected is None:
            return _("more than two years from now")
        when = days.about(self.expected, self.today)
        return f"{when}, {early_or_late((self.goal.target_day - self.expected).days)}" if self.goal.target_day else when

    @property
    def needs(self) -> str:
        """What reaching it in time takes, for hours."""
        left = (self.goal.target_day - self.today).days if self.goal.target_day else 0
        if not self.is_paced or left < 7 or self.measure.unit != "minute":
            return ""
        weekly = math.ceil(Decimal(self.missing) * 7 / left / 15) * 15
        words = {"day": days.shown(self.goal.target_day), "hours": amounts.hours_in_words(weekly)}
        return _("%(hours)s a week reach it by %(day)s.") % words

    @property
    def is_behind(self) -> bool:
        """It will be missed as it goes: by its rate, or because its period is nearly over."""
        if not self.is_active or self.is_met or self.is_overdue or self.has_ended:
            return False
        if self.goal.per:
            return (self.period_end - self.today).days < CLOSE[self.goal.per]
        if not self.is_paced or not self.goal.target_day or self.rated_days < LEAST or self.age < LEAST:
            return False
        return self.expected is None or self.expected > self.goal.target_day

    @property
    def period_end(self) -> date:
        if self.goal.per == Goal.Per.MONTH:
            return days.month_end(self.today)
        return days.week_start(self.today) + timedelta(days=6)

    @property
    def why_behind(self) -> str:
        if self.goal.per:
            return _("%(words)s, and it ends on %(day)s") % {"words": self.words, "day": days.shown(self.period_end)}
        return f"{capfirst(self.words)}. {self.pace.removesuffix('.')}"


def early_or_late(number: int) -> str:
    """`3 weeks early`, of the days between a guess and the day it is measured against."""
    if not number:
        return _("on time")
    size = abs(number)
    if size < 14:
        length = days.days_in_words(size)
    elif size < WEEKS * 7:
        length = ngettext("%d week", "%d weeks", size // 7) % (size // 7)
    else:
        length = ngettext("%d month", "%d months", size // 30) % (size // 30)
    return (_("%s early") if number > 0 else _("%s late")) % length


def figures(user: Any, goals: Iterable[Any], today: date) -> dict[int, Figure]:
    """Of those that are measured, by key: one query, however many goals there are and whatever they measure."""
    found = {goal.pk: Figure(goal, today) for goal in goals if goal_is_measured(goal)}
    done = {f"done_{key}": each.ask for key, each in found.items()}
    answers = tally(user, **done, **{f"lately_{key}": each.ask_lately for key, each in found.items() if each.ask_lately})
    for key, each in found.items():
        each.done, each.lately = answers[f"done_{key}"], answers.get(f"lately_{key}", 0)
    return found


def goal_is_measured(goal: Any) -> bool:
    return asks.ask_of(goal, None, None) is not None


def rate(user: Any, figure: Figure) -> list[tuple[date, date, Any]]:
    """(start, end, done) of the last periods of a goal that is to be kept up."""
    periods = figure.periods()
    found = totals(user, [ask for start, end in periods if (ask := asks.ask_of(figure.goal, start, end))])
    return [(start, end, done) for (start, end), done in zip(periods, found, strict=True)]
