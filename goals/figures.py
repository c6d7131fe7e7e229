"""How far goals are, in words: each asked of the records, all of them in one query."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, days
from careertrack.core.counting import tally, totals
from careertrack.core.measures import Kind
from goals import asks
from goals.models import Goal
from goals.pace import Paced


class Figure(Paced):
    @property
    def words(self) -> str:
        return self.measure.progress(self.done, self.target, self.goal.unit) + self.signed_off + self.in_period

    @property
    def signed_off(self) -> str:
        return " " + _("signed off") if self.goal.sign_off else ""

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
        return (_("now, target: %s") if is_scale else _("of %s")) % target + self.signed_off + self.in_period

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
        return " ".join(part for part in (missing, self.waiting, late, self.pace, self.needs) if part)

    @property
    def waiting(self) -> str:
        """What would count if it were signed off."""
        if not self.unsigned:
            return ""
        words = ngettext("%s is done and not signed off.", "%s are done and not signed off.", 1 if self.unsigned == 60 else 2)
        return words % amounts.more_hours(int(self.unsigned))

    @property
    def when_met(self) -> str:
        if not self.is_active:
            return _("Reached.")
        if self.goal.per:
            return _("Done for this month.") if self.goal.per == Goal.Per.MONTH else _("Done for this week.")
        return _("What you wanted is reached. Mark it achieved when you agree.")

    @property
    def why_behind(self) -> str:
        if self.goal.per:
            ends = _("%(words)s, and it ends on %(day)s") % {"words": self.words, "day": days.shown(self.period_end)}
            return ". ".join(part for part in (ends, self.waiting) if part).removesuffix(".")
        return " ".join(part for part in (f"{capfirst(self.words)}.", self.waiting, self.pace) if part).removesuffix(".")


def figures(user: Any, goals: Iterable[Any], today: date) -> dict[int, Figure]:
    """Of those that are measured, by key: one query, however many goals there are and whatever they measure."""
    found = {goal.pk: Figure(goal, today) for goal in goals if goal_is_measured(goal)}
    done = {f"done_{key}": each.ask for key, each in found.items()}
    lately = {f"lately_{key}": each.ask_lately for key, each in found.items() if each.ask_lately}
    worked = {f"worked_{key}": each.ask_worked for key, each in found.items() if each.ask_worked}
    answers = tally(user, **done, **lately, **worked)
    for key, each in found.items():
        each.done, each.lately, each.worked = (answers.get(f"{name}_{key}", 0) for name in ("done", "lately", "worked"))
    return found


def goal_is_measured(goal: Any) -> bool:
    return asks.ask_of(goal, None, None) is not None


def rate(user: Any, figure: Figure) -> list[tuple[date, date, Any]]:
    """(start, end, done) of the last periods of a goal that is to be kept up."""
    periods = figure.periods()
    found = totals(user, [ask for start, end in periods if (ask := asks.ask_of(figure.goal, start, end))])
    return [(start, end, done) for (start, end), done in zip(periods, found, strict=True)]
