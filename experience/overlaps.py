"""Hours that may have been logged twice. They are saved: two shifts on a day, or at two places, happen."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from experience.models import Shift

DAY = timedelta(days=1)


def warning(user: Any, shift: Shift) -> str:
    """What was logged already for the same time; empty where nothing was."""
    other = next((each for each in near(user, shift) if is_double(shift, each)), None)
    if other is None:
        return ""
    day = days.span(other.day, other.until) if other.until else days.shown(other.day)
    words = {"hours": amounts.short_hours(other.minutes), "place": other.place, "day": day}
    return _("You already logged %(hours)s at %(place)s on %(day)s. Check that both are right.") % words


def near(user: Any, shift: Shift) -> Any:
    """Done at about the same time: a night reaches into the next day."""
    last = shift.until or shift.day
    days_near = Q(until=None, day__range=(shift.day - DAY, last + DAY)) | Q(until__gte=shift.day, day__lte=last)
    rows = Shift.objects.for_user(user).done().filter(days_near).exclude(pk=shift.pk)
    return rows.with_names()[:100] if shift.state == Shift.State.DONE else ()


def is_double(one: Shift, other: Shift) -> bool:
    if one.start_time and other.start_time:
        (begun, ended), (start, end) = span(one), span(other)
        return begun < end and start < ended
    return (
        one.experience_id == other.experience_id and one.day <= (other.until or other.day) and other.day <= (one.until or one.day)
    )


def span(shift: Shift) -> tuple[int, int]:
    """Minutes from a day long ago, by the clock on the wall."""
    start, end = shift.start_time, shift.end_time
    assert start and end
    begun = shift.day.toordinal() * amounts.DAY + start.hour * 60 + start.minute
    ended = shift.day.toordinal() * amounts.DAY + end.hour * 60 + end.minute
    return begun, ended if ended > begun else ended + amounts.DAY
