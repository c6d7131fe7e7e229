"""When a credential's cycles end, and in which days of them something can be earned."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from learning.renewal.periods import months_later
from learning.renewal.terms import Cycle


@dataclass(frozen=True)
class Anchor:
    """`rolling` runs from the day of issue; `issue-month` to the end of the month of issue; `fixed` to a day of the year;
    `birth-month` to the end of the month that is `shift` months from the month of birth."""

    months: int
    kind: str = "rolling"
    month: int = 12
    day: int = 31
    years: str = ""  # odd or even: only such years end a cycle
    shift: int = 0
    first: int = 1  # which of the birth months that follow ends the first cycle
    earned_before: int = 0  # months before the end of validity in which nothing can be earned any more

    def cycle(self, issued: date, number: int = 1, born: date | None = None) -> Cycle:
        """The days something counts in, of the first or a later cycle."""
        start = issued if number == 1 else self.ends(issued, number - 1, born) + timedelta(days=1)
        return Cycle(start, self.back(self.ends(issued, number, born)), number)

    def back(self, end: date) -> date:
        return months_later(end + timedelta(days=1), -self.earned_before) - timedelta(days=1)

    def ends(self, issued: date, number: int = 1, born: date | None = None) -> date:
        """The last day of validity of this cycle."""
        later = self.months * (number - 1)
        if self.kind == "rolling":
            return months_later(issued, self.months + later) - timedelta(days=1)
        if self.kind == "issue-month":
            return month_end(months_later(issued.replace(day=1), self.months + later))
        return self.on_anchor(months_later(self.first_end(issued, born).replace(day=1), later))

    def first_end(self, issued: date, born: date | None) -> date:
        """The first such day after the day of issue."""
        if self.kind == "birth-month":
            return self.first_birth_month(issued, born.month)
        ends = (self.on_anchor(date(issued.year + more, self.month, 1)) for more in range(4))
        return next(end for end in ends if end > issued and self.fits(end.year))

    def first_birth_month(self, issued: date, month: int) -> date:
        """Neither the birth month nor the end that belongs to it may be over on the day of issue."""
        births = [date(issued.year + more, month, 1) for more in range(self.first + 4)]
        ends = [(month_end(birth), month_end(months_later(birth, self.shift))) for birth in births]
        return [end for born, end in ends if min(born, end) > issued and self.fits(end.year)][self.first - 1]

    def fits(self, year: int) -> bool:
        return not self.years or year % 2 == (self.years == "odd")

    def on_anchor(self, month: date) -> date:
        return month_end(month) if self.kind == "birth-month" else month.replace(day=min(self.day, month_end(month).day))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
