"""Shifts that come back every week are prepared as planned ones: the person confirms what was worked."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib.auth import get_user_model
from django.db import transaction

from careertrack.core import clock
from experience.models import Experience, Shift

AHEAD, BACK = timedelta(days=14), timedelta(days=28)
DAY = timedelta(days=1)


def prepare_all() -> None:
    """Every night, for everybody. Run again, it prepares nothing twice."""
    for person in get_user_model().objects.filter(is_active=True):
        with clock.persons_day(person) as today:
            for place in Experience.objects.for_user(person).repeating(today):
                prepare(place, today)


@transaction.atomic
def prepare(place: Experience, today: date) -> int:
    """The planned shifts up to two weeks ahead that were not prepared before; how many. A day that has one already gets no
    second, and one that was removed does not come back: its key is that of the place and the day."""
    if not place.repeats:
        return 0
    first, last = window(place, today)
    own = Shift.objects.for_user(place.owner)
    taken = set(own.filter(experience=place, until=None, day__range=(first, last)).values_list("day", flat=True))
    keys = {key_of(place, day): day for day in days_of(place, first, last) if day not in taken}
    there = set(Shift.everything_of(place).filter(form_key__in=keys).values_list("form_key", flat=True))
    own.bulk_create((draft(place, day, key) for key, day in keys.items() if key not in there), ignore_conflicts=True)
    Experience.objects.for_user(place.owner).filter(pk=place.pk).update(prepared_until=last)
    return len(set(keys) - there)


@transaction.atomic
def prepare_anew(place: Experience, today: date) -> int:
    """After the rule was changed: drafts ahead that nobody touched go, and come as the rule is now."""
    own = Shift.objects.for_user(place.owner).planned().filter(experience=place, day__gt=today, version=1)
    keys = [key_of(place, today + DAY * ahead) for ahead in range(1, AHEAD.days + 1)]
    own.filter(form_key__in=keys).delete()
    place.prepared_until = None
    return prepare(place, today)


def window(place: Experience, today: date) -> tuple[date, date]:
    """After a longer pause no more than the last weeks: nobody remembers what was worked before."""
    begins = [place.repeats_from, today - BACK, place.prepared_until and place.prepared_until + DAY]
    ends = [place.repeats_until, today + AHEAD]
    return max(day for day in begins if day), min(day for day in ends if day)


def days_of(place: Experience, first: date, last: date) -> Iterator[date]:
    every = (first + DAY * ahead for ahead in range((last - first).days + 1))
    return (day for day in every if str(day.weekday()) in place.weekdays)


def key_of(place: Experience, day: date) -> UUID:
    return uuid5(NAMESPACE_OID, f"{place.form_key}/{day.isoformat()}")


def draft(place: Experience, day: date, key: UUID) -> Shift:
    made = {"minutes": place.usual_minutes, "state": Shift.State.PLANNED, "form_key": key}
    return Shift(owner=place.owner, experience=place, day=day, **made)
