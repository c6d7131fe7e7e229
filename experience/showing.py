"""Entries by week, or by month where there are many, each with its sum: for whoever signs, and on a sheet."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.utils.formats import date_format

from careertrack.core import days

MANY = 50
WEEK = timedelta(days=6)


def blocks(entries: Sequence[Any], months: bool = False) -> list[dict[str, Any]]:
    """`folded` where the page would be too long to be read."""
    many = months or len(entries) > MANY
    start = days.month_start if many else days.week_start
    found = [(first, list(rows)) for first, rows in groupby(entries, lambda each: start(each.day))]
    return [
        {"title": title(first, many), "entries": rows, "minutes": sum(each.minutes for each in rows), "folded": many}
        for first, rows in found
    ]


def title(first: Any, many: bool) -> str:
    return date_format(first, "F Y") if many else days.span(first, first + WEEK)
