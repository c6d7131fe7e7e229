"""What happened in a month: the few of a kind each by themselves, the many as one row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.areas import Area
from careertrack.core.filters import filters_for
from careertrack.core.partial import PartialDay, Precision
from careertrack.core.past import Day, Moment, Past
from careertrack.core.views import list_url

FEW = 3  # of a kind in a month that stand by themselves
# Days asked for of each kind: about a year with something on every day, and in any case more than a month has.
DAYS = 400

# (year, month); the month is 0 where only the year is known. where only the year is known.
Part = tuple[int, int]


@dataclass(frozen=True)
class Row:
    area: str
    on: date
    title: str
    url: str
    note: str
    badge: tuple[str, str] | None = None


@dataclass
class Kind:
    """One kind of thing that happened, with the days of it that a page may show."""

    area: Area
    past: Past
    days: list[Day]

    @cached_property
    def parts(self) -> dict[Part, list[Day]]:
        found: dict[Part, list[Day]] = defaultdict(list)
        for day in self.days:
            found[day.on.year, 0 if day.on.precision == Precision.YEAR else day.on.month].append(day)
        return found

    @property
    def whole_from(self) -> Part:
        """The first month of which every day was asked for."""
        if len(self.days) < DAYS:
            return 0, 0
        after = days.month_after(self.days[-1].on, 1)
        return after.year, after.month

    def number(self, part: Part) -> int:
        return sum(day.count for day in self.parts.get(part, ()))

    def size(self, part: Part) -> int:
        """How many rows it makes."""
        number = self.number(part)
        return number if number <= FEW else 1

    def rows(self, parts: Iterable[Part]) -> list[tuple[Part, Row]]:
        few = [day.on for part in parts if self.number(part) <= FEW for day in self.parts.get(part, ())]
        alone = [(part_of(moment.on), row_of(self.area, moment)) for moment in self.past.on(few)]
        return alone + [(part, self.together(part)) for part in parts if self.number(part) > FEW]

    def together(self, part: Part) -> Row:
        """`8 shifts, 42 h`"""
        group = self.parts[part]
        minutes, kinds = sum(day.minutes for day in group), self.past.rows.model._meta.verbose_name_plural
        title = _("%(number)s %(kinds)s") % {"number": f"{self.number(part):,}", "kinds": kinds}
        first, last = group[-1].on, group[0].on
        url = narrowed_list(self.past, first, last.last)
        note = ", ".join(str(words) for words in (self.past.verb, days.span(first, last)) if words)
        return Row(self.area.slug, last, f"{title}, {amounts.short_hours(minutes)}" if minutes else title, url, note)


def part_of(day: date) -> Part:
    return day.year, 0 if getattr(day, "precision", "") == Precision.YEAR else day.month


def row_of(area: Area, moment: Moment, near: bool = False) -> Row:
    """A title that says the kind already is not told it twice."""
    title, when = moment.record.beside_its_day, (days.shown_near if near else days.shown)(moment.on)
    note = when if title.startswith(f"{moment.verb} ") else f"{moment.verb}, {when}"
    return Row(area.slug, moment.on, title, moment.record.get_absolute_url(), note, moment.record.badge)


def narrowed_list(past: Past, first: date, last: date) -> str:
    """Where these are listed: between their days, if the list can be narrowed by the same day."""
    model = past.rows.model
    since = filters_for(model, True).base_filters.get("since")
    if since is None or since.field_name != past.day:
        return list_url(model)
    return f"{list_url(model)}?{urlencode({**past.listed, 'since': first.isoformat(), 'until': last.isoformat()})}"


def heading(part: Part) -> PartialDay:
    year, month = part
    return PartialDay.of(date(year, month or 1, 1), Precision.MONTH if month else Precision.YEAR)
