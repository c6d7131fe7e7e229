"""What happened, day by day. An area says which of its rows happened and on which of their days; only what a page shows is
loaded, and what a month has many of is counted by the database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, Sum, Value

from careertrack.core.models import Owned
from careertrack.core.partial import PartialDay, PartialDayField, Precision, known


@dataclass(frozen=True)
class Moment:
    """Something with a day. The record already has a title, a link and a kind."""

    on: date
    verb: str
    record: Owned


@dataclass(frozen=True)
class Counted:
    """A number that a review of some days says. `asked` is an ask, or records to count; `said` puts a number in words, `amount`
    puts one beside which those words stand already. `parts` are (icon, label, ask): what the number is made of."""

    asked: Any
    said: Callable[[int], str]
    amount: Callable[[int], str] = "{:,}".format
    parts: tuple[tuple[str, str, Any], ...] = ()


def said(counts: Any) -> Callable[[int], str]:
    """In the words of one and of many: `ngettext_lazy("%d course", "%d courses")`."""
    return lambda number: str(counts % number)


@dataclass(frozen=True)
class Day:
    """How many rows a day has, and their minutes; `on` may be a month or a year."""

    on: PartialDay
    count: int
    minutes: int


@dataclass(frozen=True)
class Past:
    """One kind of thing that happened. `rows` are a queryset nobody has asked for yet, `day` names its day, `verb` says what
    was done, or nothing where each row's own kind does. `minutes` names what adds up. `listed` are the filters under which a
    list shows the same rows."""

    rows: Any
    day: str
    verb: Any = ""
    minutes: str = ""
    listed: Mapping[str, str] = field(default_factory=dict)

    @property
    def precision(self) -> str:
        """The field that says how much of the day is known; none where it always is."""
        partial = isinstance(self.rows.model._meta.get_field(self.day), PartialDayField)
        return f"{self.day}_precision" if partial else ""

    def between(self, start: date, end: date) -> Any:
        return self.rows.filter(**{f"{self.day}__range": (start, end)})

    def moments(self, rows: Any) -> list[Moment]:
        return [Moment(known(each, self.day), self.verb or each.get_kind_display(), each) for each in rows.with_names()]

    def days(self, start: date, end: date, most: int) -> list[Day]:
        """The newest `most` days with something on them."""
        names = [self.day, self.precision] if self.precision else [self.day]
        minutes = Sum(self.minutes) if self.minutes else Value(0)
        found = self.between(start, end).order_by().values(*names).annotate(rows=Count("pk"), minutes=minutes)
        newest = found.order_by(*[f"-{name}" for name in names])[:most]
        return [
            Day(PartialDay.of(each[self.day], each.get(self.precision) or Precision.DAY), each["rows"], each["minutes"] or 0)
            for each in newest
        ]

    def on(self, days: Iterable[PartialDay]) -> list[Moment]:
        """What happened on these days."""
        wanted = Q(pk__in=[])
        for precision, group in groupby(sorted(days, key=lambda day: day.precision), key=lambda day: day.precision):
            same = {self.precision: precision} if self.precision else {}
            wanted |= Q(**{f"{self.day}__in": list(group)}, **same)
        return self.moments(self.rows.filter(wanted))
