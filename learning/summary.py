"""The year in figures: hours of learning, and what of the allowance is used."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, display
from learning.models import Allowance, Course, Reimbursement


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    note: str


def year_of_learning(user: Any, today: date) -> list[Figure]:
    """Of the calendar year; what nobody wrote down is left out."""
    return [*hours(user, today), *tuition(user, today)]


def hours(user: Any, today: date) -> list[Figure]:
    year = (today.replace(month=1, day=1), today)
    done = Course.objects.for_user(user).filter(status=Course.Status.COMPLETED, finish__range=year).order_by()
    minutes = done.aggregate(sum=Sum("minutes"))["sum"]
    number = done.count()
    if not number:
        return []
    words = ngettext("%d course finished", "%d courses finished", number) % number
    return [Figure(_("Hours of learning in %d") % today.year, amounts.short_hours(minutes or 0), words)]


def tuition(user: Any, today: date) -> list[Figure]:
    """One figure for each currency there is an allowance in: paid back or approved counts as used."""
    asked = Reimbursement.objects.for_user(user).filter(requested_on__year=today.year).order_by()
    sums = asked.values("currency").annotate(
        paid_back=Sum("paid"),
        agreed=Sum("approved", filter=Q(paid=None)),
        waiting=Sum("requested", filter=Q(paid=None, approved=None)),
    )
    by_currency = {row["currency"]: row for row in sums}
    rows = Allowance.objects.for_user(user).filter(year=today.year).order_by("currency")
    return [allowance_used(each, by_currency.get(each.currency, {})) for each in rows]


def allowance_used(allowance: Allowance, sums: dict[str, Any]) -> Figure:
    used = (sums.get("paid_back") or 0) + (sums.get("agreed") or 0)
    waiting = sums.get("waiting") or 0
    words = {
        "used": display.money(used, allowance.currency),
        "all": display.money(allowance.amount, allowance.currency),
    }
    note = _("%s waiting for approval") % display.money(waiting, allowance.currency) if waiting else ""
    return Figure(_("Tuition support used in %d") % allowance.year, _("%(used)s of %(all)s") % words, note)
