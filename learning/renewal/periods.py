"""Which days a rule looks at, and when a cycle begins and ends."""

import calendar
from datetime import date, timedelta

from learning.renewal.terms import Cycle, Rule

Span = tuple[date, date]


def months_later(day: date, months: int) -> date:
    """The same day of a month so far away, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def years(cycle: Cycle) -> list[Span]:
    """Each 12 months from the first day; the last may be shorter."""
    spans, start, number = [], cycle.start, 1
    while start <= cycle.end:
        following = months_later(cycle.start, 12 * number)
        spans.append((start, min(following - timedelta(days=1), cycle.end)))
        start, number = following, number + 1
    return spans


def spans(rule: Rule, cycle: Cycle) -> list[Span]:
    """The days of each part a rule is judged in."""
    if rule.ever:
        return [(date.min, cycle.end)]
    if rule.back is not None:
        return [(months_later(cycle.end + timedelta(days=1), -rule.back), cycle.end)]
    return years(cycle) if rule.per_year else [(cycle.start, cycle.end)]
