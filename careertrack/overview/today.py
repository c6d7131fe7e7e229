"""What Today says, without HTML: the areas' answers, merged and ordered."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import clock
from careertrack.core.answers import Line, Suggestion
from careertrack.core.areas import Area, areas_together
from careertrack.core.past import Moment
from careertrack.core.views import list_url
from careertrack.overview.suggestions import DoNext

DAY, WEEK, SOON, YEAR = timedelta(days=1), timedelta(days=6), timedelta(days=60), timedelta(days=365)


@dataclass
class Today:
    user: Any

    @cached_property
    def day(self) -> Any:
        return clock.today()

    @cached_property
    def areas(self) -> list[Area]:
        return areas_together(self.user, self.day)

    @cached_property
    def lines(self) -> list[tuple[Area, Line]]:
        return [(area, line) for area in self.areas if (line := area.line())]

    @cached_property
    def is_new(self) -> bool:
        return not any(line.started for _area, line in self.lines)

    @cached_property
    def next(self) -> DoNext:
        return DoNext(self.user, self.day, self.areas)

    @cached_property
    def review(self) -> DoNext:
        """With what does not press."""
        return DoNext(self.user, self.day, self.areas, look_over=True)

    @property
    def suggestions(self) -> list[Suggestion]:
        return self.next.shown

    @cached_property
    def ahead(self) -> list[tuple[Area, Moment]]:
        """What has a date within a year, the nearest first."""
        found = [(area, moment) for area in self.areas for moment in area.due(self.day + YEAR)]
        return sorted(found, key=lambda pair: (pair[1].on, pair[0].slug, pair[1].record.pk))

    @cached_property
    def expiring(self) -> list[tuple[Area, Moment]]:
        """What carries a badge: it lapses unless somebody acts."""
        return [pair for pair in self.ahead if pair[1].record.badge]

    @property
    def expiring_url(self) -> str:
        """Where all of them are listed."""
        return list_url(type(self.expiring[0][1].record))

    @property
    def horizon(self) -> list[tuple[Any, str]]:
        return [(moment.on, moment.record.badge[0]) for _area, moment in self.expiring]

    @property
    def horizon_words(self) -> str:
        later = self.to_watch - self.lapsed - self.lapsing
        words = [
            ngettext("%d has expired", "%d have expired", self.lapsed) % self.lapsed if self.lapsed else "",
            ngettext("%d expires within 60 days", "%d expire within 60 days", self.lapsing) % self.lapsing if self.lapsing else "",
            ngettext("%d expires later", "%d expire later", later) % later if later else "",
        ]
        return _("The next 12 months: %s. The list below gives each date.") % ", ".join(each for each in words if each)

    @property
    def this_week(self) -> list[tuple[Area, Moment]]:
        return [pair for pair in self.ahead if self.day <= pair[1].on <= self.day + WEEK]

    @property
    def next_date(self) -> Moment | None:
        return next((moment for _area, moment in self.ahead if moment.on >= self.day), None)

    @cached_property
    def lapse_counts(self) -> list[int]:
        """(until yesterday, within 60 days, within a year), each with those before it."""
        until = (self.day - DAY, self.day + SOON, self.day + YEAR)
        return [sum(counts) for counts in zip(*(area.lapsing(*until) for area in self.areas), strict=True)]

    @property
    def lapsed(self) -> int:
        return self.lapse_counts[0]

    @property
    def lapsing(self) -> int:
        return self.lapse_counts[1] - self.lapsed

    @property
    def to_watch(self) -> int:
        """All that `expiring` lists the first of."""
        return self.lapse_counts[2]

    @cached_property
    def about(self) -> str:
        """Role and target, below the greeting."""
        return next((words for area in self.areas if (words := area.about())), "")

    @property
    def greeting(self) -> str:
        hour = clock.now().hour
        name = {"name": self.user.first_name}
        if hour < 5 or hour >= 18:
            return _("Good evening, %(name)s") % name
        return (_("Good morning, %(name)s") if hour < 12 else _("Good afternoon, %(name)s")) % name
