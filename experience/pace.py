"""When the agreed hours will be done if the person goes on as in the last weeks."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
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
    if wait > FARTHEST:
        return ""
    target = amounts.hours_in_words(sum(place.agreed_minutes or 0 for place in agreed))
    return _("At your pace you reach %(target)s in %(when)s.") % {"target": target, "when": days.about(today + wait, today)}


def worked(user: Any, today: date, places: list[int]) -> dict[int, int]:
    """{place: minutes} of the last weeks; hours over a period only where all of it lies in them."""
    since = today - timedelta(weeks=WEEKS)
    rows = Shift.objects.for_user(user).done().filter(experience__in=places, day__gt=since, day__lte=today).order_by()
    return dict(rows.values_list("experience").annotate(Sum("minutes")))
