"""The pictures of hours: of the log by setting and by month, and of a report by whatever it is grouped by."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.counting import totals
from careertrack.core.templatetags.look import SETTINGS
from experience.measures import HOURS
from experience.models import Experience
from experience.reports import Report

Row = tuple[str, str, int, str]
MOST = 12  # lines or columns of one picture


def by_setting(user: Any) -> list[Row]:
    """(icon, setting, minutes, in words) for each setting with hours, the most first."""
    sums = totals(user, [HOURS.ask(setting=setting) for setting in Experience.Setting.values])
    found = zip(Experience.Setting.choices, sums, strict=True)
    rows = [(SETTINGS.get(value, "clip"), str(name), done, amounts.short_hours(done)) for (value, name), done in found if done]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def exposure(user: Any) -> tuple[list[Row], list[str]]:
    """(where one has been, where not yet)"""
    been = by_setting(user)
    names = {name for _icon, name, _minutes, _words in been}
    missing = [str(name) for value, name in Experience.Setting.choices if str(name) not in names and value != "other"]
    return been, missing if been else []


def by_month(user: Any, today: date) -> dict[str, Any]:
    """The last twelve months, the running one unfinished: rows for the chart, and the same in a sentence."""
    months = [days.month_after(today, at) for at in range(-11, 1)]
    sums = totals(user, [HOURS.ask(start=month, end=min(days.month_end(month), today)) for month in months])
    heights = zip(months, sums, strict=True)
    # A figure has no unit; the heading names it.
    rows = [(date_format(month, "M"), done, amounts.written(done), month == months[-1]) for month, done in heights]
    most = max(range(12), key=lambda at: sums[at])
    words = {
        "hours": amounts.hours_in_words(sums[most]),
        "month": date_format(months[most], "F Y"),
        "now": amounts.hours_in_words(sums[-1]),
    }
    return {
        "rows": rows if any(sums) else [],
        "title": _("Hours per month"),
        "heads": (_("Month"), _("Hours")),
        "note": _("%s so far this month") % amounts.short_hours(sums[-1]),
        "sentence": _("Most in %(month)s: %(hours)s. This month so far: %(now)s. All figures are in the table below.") % words,
    }


def bars(report: Report) -> list[Row]:
    """The first twelve lines of the report."""
    glyphs = SETTINGS if report.by == "setting" else {}
    return [
        (glyphs.get(each.narrowed.get("setting", ""), ""), each.label, each.minutes, amounts.short_hours(each.minutes))
        for each in report.groups[:MOST]
    ]


def columns(report: Report) -> list[tuple[str, int, str, bool]]:
    """The last twelve months or years up to the newest with hours, those without among them, the oldest first."""
    sums = {each.start: each.minutes for each in report.all_groups if each.start}
    if not sums:
        return []
    yearly, now, last = report.by == "year", report.period(f"{report.today:%Y-%m}"), max(sums)
    starts = [date(last.year - at, 1, 1) if yearly else days.month_after(last, -at) for at in range(MOST)]
    shown = [(start, sums.get(start, 0)) for start in reversed(starts) if start >= min(sums)]
    words = "Y" if yearly else "M"
    return [(date_format(start, words), done, amounts.written(done), start == now) for start, done in shown]


def sentence(columns: list[tuple[str, int, str, bool]]) -> str:
    period, most, _figure, _unfinished = max(columns, key=lambda column: column[1])
    words = {"period": period, "hours": amounts.hours_in_words(most)}
    return _("Most in %(period)s: %(hours)s. All figures are in the table beside it.") % words
