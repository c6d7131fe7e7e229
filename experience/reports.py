"""Hours reported any way. The sums are those of the shifts listed below them: both are what the measure counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.counting import counted
from careertrack.core.measures import Ask
from careertrack.core.months import Month
from experience import pace
from experience.measures import HOURS, partly_after, partly_before
from experience.models import Experience
from experience.models.states import SignOffState
from experience.report_filter import BY, NO_CATEGORY, HoursFilter

MOST = 120  # lines of a report; what has the fewest hours, or is oldest, shares one


@dataclass(frozen=True)
class Group:
    """One line; `narrowed` is what of the address leads to its shifts alone."""

    label: str
    number: int
    minutes: int
    narrowed: dict[str, str] = field(default_factory=dict)
    start: date | None = None


@dataclass(frozen=True)
class Kind:
    """What hours are grouped by, beside periods: the lookups, and how the values found are read."""

    paths: tuple[str, ...]
    name: str
    read: Callable[..., tuple[str, str]]


def choice(of: Any, none: tuple[str, Any] = ("", "")) -> Callable[[str], tuple[str, str]]:
    return lambda value: (value, str(of(value).label)) if value else (none[0], str(none[1]))


KINDS = {
    "setting": Kind(("experience__setting",), "setting", choice(Experience.Setting)),
    "kind": Kind(("experience__kind",), "kind", choice(Experience.Kind)),
    "category": Kind(("experience__category",), "category", choice(Experience.Category, NO_CATEGORY)),
    "organisation": Kind(
        ("experience__organisation", "experience__organisation__name"), "organisation", lambda key, name: (str(key), name)
    ),
    "sign_off": Kind(("sign_off_state",), "sign_off", choice(SignOffState)),
}


class Report:
    """A fixed number of queries, whatever the number of shifts."""

    def __init__(self, user: Any, today: date, asked: HoursFilter) -> None:
        self.user, self.today, self.by = user, today, asked.by_what
        self.ask: Ask = asked.ask
        self.sign_off: str = asked.asked.get("sign_off") or ""
        self.target: int = asked.asked.get("target") or 0

    @property
    def rows(self) -> Any:
        return self.narrowed(counted(self.user, self.ask))

    def narrowed(self, rows: Any) -> Any:
        """How a shift was signed off is no part of the measure, and is only asked where it decides."""
        if not self.sign_off and self.by != "sign_off":
            return rows
        return rows.with_sign_off().filter(**({"sign_off_state": self.sign_off} if self.sign_off else {}))

    @cached_property
    def all_groups(self) -> list[Group]:
        return self.by_kind(KINDS[self.by]) if self.by in KINDS else self.by_period()

    def sums(self, *paths: str, **also: Any) -> Any:
        return self.rows.order_by().annotate(**also).values_list(*paths, *also).annotate(Count("pk"), Sum("minutes"))

    def by_kind(self, kind: Kind) -> list[Group]:
        """The most hours first."""
        found = []
        for *values, number, minutes in self.sums(*kind.paths):
            value, label = kind.read(*values)
            found.append(Group(label, number, minutes, {kind.name: value}))
        return sorted(found, key=lambda group: (-group.minutes, group.label))

    def by_period(self) -> list[Group]:
        """The newest first; hours over more than one period stand by themselves, because nobody knows how they lie in it."""
        found: dict[date | None, tuple[int, int]] = {}
        for month, last, number, minutes in self.sums(month=Month("day"), last=Month("until")):
            start = self.period(month)
            alone = start if self.period(last or month) == start else None
            before = found.get(alone, (0, 0))
            found[alone] = before[0] + number, before[1] + minutes
        dated = sorted((start for start in found if start), reverse=True)
        groups = [self.group(start, *found[start]) for start in dated]
        over = _("Over more than one year") if self.by == "year" else _("Over more than one month")
        return [*groups, *(Group(over, *sums) for start, sums in found.items() if start is None)]

    def period(self, month: str) -> date:
        """The first day of this month, like `2026-11`, or of its year where hours are by year."""
        start = date.fromisoformat(f"{month}-01")
        return start.replace(month=1) if self.by == "year" else start

    def group(self, start: date, number: int, minutes: int) -> Group:
        yearly = self.by == "year"
        end = date(start.year, 12, 31) if yearly else days.month_end(start)
        since, until = max(start, self.ask.start or start), min(end, self.ask.end or end)
        label = date_format(start, "Y" if yearly else "F Y")
        return Group(label, number, minutes, {"since": since.isoformat(), "until": until.isoformat()}, start)

    @cached_property
    def groups(self) -> list[Group]:
        rest = self.all_groups[MOST:]
        if not rest:
            return self.all_groups
        others = _("%d more") % len(rest)
        return [*self.all_groups[:MOST], Group(others, sum(each.number for each in rest), sum(each.minutes for each in rest))]

    @property
    def number(self) -> int:
        return sum(each.number for each in self.groups)

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.groups)

    @property
    def heading(self) -> str:
        return str(dict(BY)[self.by])

    @cached_property
    def partly(self) -> tuple[int, int]:
        """(entries, minutes) that would count but for days outside of the period."""
        against = [each for each in (partly_before(self.ask), partly_after(self.ask)) if each]
        if not against:
            return 0, 0
        found = self.narrowed(counted(self.user, HOURS.ask(**dict(self.ask.filters)))).order_by()
        sums = found.filter(Q(*against, _connector=Q.OR)).aggregate(number=Count("pk"), minutes=Sum("minutes", default=0))
        return sums["number"], sums["minutes"]

    @property
    def goes(self) -> str:
        """Towards the target, in words."""
        return amounts.hours_of(self.minutes, self.target) if self.target else ""

    @cached_property
    def pace(self) -> str:
        """Hours are signed off when somebody does it, and not at a pace."""
        if not self.target or self.sign_off:
            return ""
        return pace.towards(self.user, self.today, self.ask, self.target - self.minutes, self.target)
