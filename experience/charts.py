"""The two pictures of the hour log: by setting over all time, by month over the last twelve."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.measures import totals
from careertrack.core.templatetags.look import SETTINGS
from experience.area import HOURS
from experience.models import Experience

Row = tuple[str, str, int, str]


def by_setting(user: Any) -> list[Row]:
    """(icon, setting, minutes, in words) for each setting with hours, the most first."""
    sums = totals(user, [HOURS.ask(setting=setting) for setting in Experience.Setting.values])
    found = zip(Experience.Setting.choices, sums, strict=True)
    rows = [(SETTINGS.get(value, "clip"), str(name), done, amounts.short_hours(done)) for (value, name), done in found if done]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


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
