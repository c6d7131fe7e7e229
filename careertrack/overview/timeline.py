"""The timeline: what lies ahead, then month by month what happened."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careertrack.core import clock, days
from careertrack.core.areas import Area, area_classes, areas_for
from careertrack.core.partial import PartialDay, Precision, read
from careertrack.overview.months import DAYS, Kind, Part, Row, heading, row_of

MOST = 200  # rows on a page
AHEAD = 50  # of them, what lies ahead


@dataclass
class Timeline:
    """`shown` are the slugs of areas, all where there is none; `before` a month whose older ones are shown."""

    user: Any
    shown: frozenset[str] = frozenset()
    year: int | None = None
    before: date | None = None

    @cached_property
    def today(self) -> date:
        return clock.today()

    @cached_property
    def areas(self) -> list[tuple[Area, bool]]:
        return [(area, not self.shown or area.slug in self.shown) for area in areas_for(self.user, self.today)]

    @property
    def asked(self) -> list[Area]:
        return [area for area, shown in self.areas if shown]

    @property
    def year_before(self) -> str:
        return str(self.year - 1) if self.year and self.year > days.EARLIEST.year else ""

    @property
    def year_after(self) -> str:
        return str(self.year + 1) if self.year and self.year < self.today.year else ""

    @cached_property
    def soon(self) -> list[Row]:
        """What has a day that is still to come, the furthest first, so that the nearest is beside today."""
        if self.year or self.before:
            return []
        found = [(area, moment) for area in self.asked for moment in area.due(days.LATEST) if moment.on >= self.today]
        found.sort(key=lambda pair: (pair[1].on, pair[0].slug, pair[1].record.pk))
        return [row_of(area, moment, near=True) for area, moment in reversed(found[:AHEAD])]

    @cached_property
    def kinds(self) -> list[Kind]:
        start = date(self.year, 1, 1) if self.year else days.EARLIEST
        end = min(date(self.year, 12, 31) if self.year else self.today, self.today)
        if self.before:
            end = min(end, self.before - timedelta(days=1))
        return [Kind(area, past, past.days(start, end, DAYS)) for area in self.asked for past in area.past()]

    @cached_property
    def parts(self) -> list[Part]:
        """The newest months that fit on the page; what only a year is known of goes with the January of that year."""
        whole_from = max((kind.whole_from for kind in self.kinds), default=(0, 0))
        found, room = [], MOST - len(self.soon)
        for month, together in groupby(self.all_parts, key=lambda part: (part[0], part[1] or 1)):
            parts = list(together)
            room -= sum(kind.size(part) for kind in self.kinds for part in parts)
            if month < whole_from or room < 0:
                break
            found += parts
        return found

    @cached_property
    def all_parts(self) -> list[Part]:
        return sorted({part for kind in self.kinds for part in kind.parts}, reverse=True)

    @cached_property
    def months(self) -> list[tuple[PartialDay, list[Row]]]:
        rows: dict[Part, list[Row]] = {part: [] for part in self.parts}
        for kind in self.kinds:
            for part, row in kind.rows(self.parts):
                rows[part].append(row)
        return [(heading(part), sorted(found, key=lambda row: row.on, reverse=True)) for part, found in rows.items()]

    @property
    def older(self) -> str:
        """The month before which there is more; empty when there is none."""
        if len(self.parts) == len(self.all_parts):
            return ""
        year, month = self.parts[-1]
        return f"{year}-{month or 1:02}"


def timeline(request: HttpRequest) -> HttpResponse:
    """An address that makes no sense shows the newest."""
    year = asked_for(request.GET.get("year", ""), Precision.YEAR)
    before = asked_for(request.GET.get("before", ""), Precision.MONTH)
    shown = frozenset(request.GET.getlist("area")) & {area.slug for area in area_classes()}
    page = Timeline(request.user, shown, year.year if year else None, before)
    return render(request, "overview/timeline.html", {"timeline": page})


def asked_for(text: str, precision: str) -> date | None:
    """The first day of the month or year that the address names."""
    with suppress(ValidationError):
        day = read(text)
        if day.precision == precision and days.EARLIEST <= day <= days.LATEST:
            return day
    return None
