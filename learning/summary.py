"""The year in figures: hours of learning, and what of the allowance is used."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts
from learning.models import Course
from learning.tuition import spent


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
    """One figure for each currency there is an allowance in."""
    label = _("Tuition support used in %d") % today.year
    allowed = [each for each in spent(user, today.year) if each.allowed is not None]
    return [Figure(label, _("%(used)s of %(allowed)s") % each.words, each.note) for each in allowed]
