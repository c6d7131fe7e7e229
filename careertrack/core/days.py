"""Days as people read them: `Nov 23` this year, `Feb 28, 2027` otherwise, in the order of their locale."""

from datetime import date, timedelta

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import clock

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def shown(day: date, today: date | None = None) -> str:
    """Of a PartialDay only what is known: `May 2019`, `2019`."""
    today = today or clock.today()
    precision = getattr(day, "precision", "day")
    if precision != "day":
        return date_format(day, "Y" if precision == "year" else "M Y")
    return _in_order(day, "M j", "j M") if day.year == today.year else dated(day)


def dated(day: date) -> str:
    """`Nov 23, 2026`, this year too: on paper, which is read in other years."""
    return _in_order(day, "M j, Y", "j M Y")


def yearless(month: int, day: int) -> str:
    """`May 31`: of every year."""
    return _in_order(date(2000, month, day), "F j", "j F")


def in_full(day: date) -> str:
    """`Monday, November 23`: the day a page is about."""
    return _in_order(day, "l, F j", "l, j F")


def _in_order(day: date, month_first: str, day_first: str) -> str:
    return date_format(day, month_first if (translation.get_language() or "en-us") == "en-us" else day_first)


def shown_near(day: date, today: date | None = None) -> str:
    """With the weekday when it is within two weeks of today."""
    today = today or clock.today()
    text = shown(day, today)
    return f"{date_format(day, 'D')}, {text}" if abs((day - today).days) <= 14 else text


def span(start: date | None, end: date | None) -> str:
    if start and end:
        words = {"start": shown(start), "end": shown(end)}
        return words["end"] if words["start"] == words["end"] else _("%(start)s to %(end)s") % words
    if start:
        return _("since %s") % shown(start)
    return _("until %s") % shown(end) if end else ""


def about(day: date, today: date) -> str:
    """`late January`; a day would promise too much."""
    month = date_format(day, "F" if day.year == today.year or (day - today).days < 300 else "F Y")
    words = _("early %s") if day.day <= 10 else _("mid-%s") if day.day <= 20 else _("late %s")
    return words % month


def days_in_words(days: int) -> str:
    return ngettext("%d day", "%d days", days) % days


def month_start(day: date) -> date:
    return day.replace(day=1)


def week_start(day: date) -> date:
    return day - timedelta(days=day.weekday())


def month_after(day: date, months: int) -> date:
    """The first day of the month `months` after (or, below zero, before) the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_end(day: date) -> date:
    return month_after(day, 1) - timedelta(days=1)
