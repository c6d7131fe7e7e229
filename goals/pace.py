"""When a goal will be reached if the person goes on as in the last weeks, and whether that is in time."""

import math
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, clock, days
from careertrack.core.measures import Kind
from goals.asked import WEEKS, Asked
from goals.models import Goal

LEAST = 14  # days without which there is no rate
FARTHEST = 730  # days ahead beyond which a guess says nothing
CLOSE = {"week": 2, "month": 7}  # days before the end of a period in which what is missing presses


class Paced(Asked):
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
            words = _("Nothing signed off since %s.") if self.goal.sign_off else _("Nothing counted since %s.")
            return words % days.shown(self.rated_from)
        when = self.arrival
        if self.goal.sign_off:
            return _("At the rate signed off since %(day)s: %(when)s.") % {"day": days.shown(self.rated_from), "when": when}
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
