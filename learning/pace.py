"""When a cycle is complete at the rate of the last year, and whether that is in time."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from careertrack.core import days
from learning.behind import plain
from learning.standing import Standing


def apart(one: date, other: date) -> str:
    """How far two days are from each other, no finer than anybody wants to know."""
    number = abs((one - other).days)
    if number < 60:
        return days.days_in_words(number)
    months = round(number / 30.44)
    return _("%d months") % months if months < 24 else _("%d years") % round(months / 12)


def a_month(standing: Standing, today: date) -> str:
    """How much is to be earned each month from now on."""
    total, cycle = standing.total, standing.cycle
    if not total or not total.missing or cycle is None or cycle.end <= today:
        return ""
    months = max(Decimal((cycle.end - today).days) / Decimal("30.44"), Decimal(1))
    return _("About %s a month") % plain((total.missing / months).quantize(Decimal("0.1"), rounding="ROUND_CEILING"))


def ready_on(standing: Standing, today: date) -> date | None:
    """The day the total, or what stands for it, is complete at the rate of the last twelve months; None where that is not
    within 50 years."""
    aim = standing.aim
    if not aim:
        return None
    year = [
        entry.item.amount
        for entry in standing.entries
        if entry.item.unit == aim.unit and entry.item.amount and today - timedelta(days=365) < entry.item.day <= today
    ]
    rate = sum(year, Decimal(0))
    needed = int((aim.missing * 365 / rate).to_integral_value(rounding="ROUND_CEILING")) if rate else 365 * 51
    return today + timedelta(days=needed) if needed <= 365 * 50 else None


def is_behind(standing: Standing, today: date) -> bool:
    """Whether, at the pace of the last year, the total is not complete by the last day; one piece is no pace."""
    ready, aim = ready_on(standing, today), standing.aim
    is_collected = aim and aim.missing and aim.required > 1
    return bool(is_collected and standing.cycle and (ready is None or ready > standing.cycle.end))


def pace(standing: Standing, today: date) -> str:
    """When the total is complete at the rate of the last twelve months, and whether that is in time."""
    total, cycle = standing.total, standing.cycle
    if not total or not total.missing or cycle is None or not cycle.start <= today <= cycle.end:
        return ""
    ready = ready_on(standing, today)
    if ready is None:
        return _("At the pace of the last 12 months it is not complete before the last day.")
    words = {"day": days.shown(ready), "apart": apart(cycle.end, ready)}
    if ready <= cycle.end:
        return _("At the pace of the last 12 months it is complete by %(day)s, %(apart)s before the last day.") % words
    return _("At the pace of the last 12 months it is complete on %(day)s, %(apart)s too late.") % words
