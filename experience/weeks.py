"""The hour log by week."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, Sum

from careertrack.core import days
from experience.models import Shift

WEEK = timedelta(days=6)


def weeks(done: Any, shifts: Iterable[Shift]) -> list[dict[str, Any]]:
    """The shifts, already in order, by week. A week's hours are those of all `done` ones that begin in it, however the
    page cuts it; hours over a period are listed, and added, where they begin."""
    groups = [(start, list(rows)) for start, rows in groupby(shifts, lambda shift: days.week_start(shift.day))]
    begun = {f"week_{start:%Y%m%d}": Q(day__range=(start, start + WEEK)) for start, _rows in groups}
    sums = {f"{week}_sum": Sum("minutes", filter=inside, default=0) for week, inside in begun.items()}
    found = done.order_by().aggregate(**sums, **{week: Count("pk", filter=inside) for week, inside in begun.items()})
    return [
        {"title": days.span(start, start + WEEK), "shifts": rows, "minutes": found[f"{week}_sum"], "number": found[week]}
        for (start, rows), week in zip(groups, begun, strict=True)
    ]
