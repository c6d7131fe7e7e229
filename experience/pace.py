"""When the agreed hours will be done if the person goes on as in the last weeks."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.counting import totals
from careertrack.core.measures import Ask
from experience.models import Experience, Shift

WEEKS = 12
FARTHEST = timedelta(days=730)  # beyond it a guess says nothing


def sentence(user: Any, today: date, agreed: list[Experience]) -> str:
    """Empty where all is done, or where one place has seen no hours lately."""
    missing = {place.pk: (place.agreed_minutes or 0) - place.done_minutes for place in agreed}
    missing = {pk: minutes for pk, minutes in missing.items() if minutes > 0}
    lately = worked(user, today, list(missing))
    if not missing or set(missing) - set(lately):
        return ""
    # Hours at one place do not make up for another: the slowest decides.
    wait = max(timedelta(days=WEEKS * 7) * missing[pk] / lately[pk] for pk in missing)
    return reached(sum(place.agreed_minutes or 0 for place in agreed), wait, today)


def reached(target: int, wait: timedelta, today: date) -> str:
    if wait > FARTHEST:
        return ""
    words = {"target": amounts.hours_in_words(target), "when": days.about(today + wait, today)}
    return _("At your pace you reach %(target)s in %(when)s.") % words


def towards(user: Any, today: date, ask: Ask, missing: int, target: int) -> str:
    """The same for a target of one's own, of whatever hours an ask counts. Empty where the days it asks about are over."""
    since = today - timedelta(weeks=WEEKS) + timedelta(days=1)
    lately = totals(user, [ask.measure.ask(start=since, end=today, **dict(ask.filters))])[0]
    if missing <= 0 or (ask.end and ask.end <= today):
        return ""
    if not lately:
        return _("No such hours in the last 12 weeks, so there is no pace to go by.")
    wait = timedelta(days=min(WEEKS * 7 * missing / lately, FARTHEST.days + 1))
    late = _("That is after %s.") % days.shown(ask.end) if ask.end and today + wait > ask.end else ""
    far = _("At your pace of the last 12 weeks it takes more than two years.")
    return f"{reached(target, wait, today) or far} {late}".strip()


def worked(user: Any, today: date, places: list[int]) -> dict[int, int]:
    """{place: minutes} of the last weeks; hours over a period only where all of it lies in them."""
    since = today - timedelta(weeks=WEEKS)
    rows = Shift.objects.for_user(user).done().filter(experience__in=places, day__gt=since, day__lte=today).order_by()
    return dict(rows.values_list("experience").annotate(Sum("minutes")))
