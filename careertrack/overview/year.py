"""A year in review: what each area counts of it, held against the year before, and by name what there are few of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock
from careertrack.core.areas import Area, areas_for
from careertrack.core.counting import tally
from careertrack.core.past import Counted
from careertrack.overview.months import Row, row_of

FEW = 12  # of a kind that are told by name


@dataclass(frozen=True)
class Told:
    """A number in words, how it compares, and what it is made of."""

    words: str
    compared: str
    parts: list[tuple[str, str, int, str]]


@dataclass
class Year:
    user: Any
    year: int

    @cached_property
    def today(self) -> date:
        return clock.today()

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def after(self) -> int | None:
        return self.year + 1 if self.year < self.today.year else None

    @cached_property
    def areas(self) -> list[Area]:
        return areas_for(self.user, self.today)

    @cached_property
    def questions(self) -> dict[str, tuple[Counted, Counted]]:
        """Each number of this year, and the same of the year before."""
        found: dict[str, tuple[Counted, Counted]] = {}
        for area in self.areas:
            both = zip(self.asked_of(area, self.year), self.asked_of(area, self.before), strict=True)
            found |= {f"{area.slug}_{at}": pair for at, pair in enumerate(both)}
        return found

    def asked_of(self, area: Area, year: int) -> Iterator[Counted]:
        return iter(area.reviewed(date(year, 1, 1), min(date(year, 12, 31), self.today)))

    @cached_property
    def answers(self) -> dict[str, int]:
        """All of them in one query."""
        asked: dict[str, Any] = {}
        for name, (now, then) in self.questions.items():
            asked |= {f"{name}_now": now.asked, f"{name}_then": then.asked}
            asked |= {f"{name}_part_{at}": ask for at, (_icon, _label, ask) in enumerate(now.parts)}
        return tally(self.user, **asked)

    def told(self, area: Area) -> list[Told]:
        """Without what there was none of in either year."""
        found = []
        for name, (now, _then) in self.questions.items():
            number, former = self.answers[f"{name}_now"], self.answers[f"{name}_then"]
            if name.startswith(f"{area.slug}_") and (number or former):
                found.append(Told(capfirst(now.said(number)), self.compared(now, number, former), self.parts(name, now)))
        return found

    def parts(self, name: str, counted: Counted) -> list[tuple[str, str, int, str]]:
        """The largest first."""
        sums = [(icon, label, self.answers[f"{name}_part_{at}"]) for at, (icon, label, _ask) in enumerate(counted.parts)]
        rows = [(icon, label, amount, counted.said(amount)) for icon, label, amount in sums if amount]
        return sorted(rows, key=lambda row: (-row[2], row[1]))

    def compared(self, counted: Counted, number: int, former: int) -> str:
        words = {"year": self.before, "former": counted.amount(former), "more": counted.amount(abs(number - former))}
        if not former:
            return _("None in %(year)s") % words
        if self.is_running:
            return _("So far; all of %(year)s had %(former)s") % words
        if number == former:
            return _("The same as in %(year)s") % words
        return (_("%(more)s more than in %(year)s") if number > former else _("%(more)s fewer than in %(year)s")) % words

    def named(self, area: Area) -> list[Row]:
        """What there are few of in this year, the oldest first."""
        start, end = date(self.year, 1, 1), min(date(self.year, 12, 31), self.today)
        found: list[Row] = []
        for past in area.past():
            moments = past.moments(past.between(start, end).order_by(past.day, "pk")[: FEW + 1])
            found += [row_of(area, moment) for moment in moments] if len(moments) <= FEW else []
        return sorted(found, key=lambda row: row.on)

    @cached_property
    def sections(self) -> list[tuple[Area, list[Told], list[Row]]]:
        found = [(area, self.told(area), self.named(area)) for area in self.areas]
        return [(area, told, named) for area, told, named in found if told or named]


def year_in_review(request: HttpRequest, year: int) -> HttpResponse:
    review = Year(request.user, year)
    if year > review.today.year:
        raise Http404
    return render(request, "overview/year.html", {"review": review})
