"""Places and shifts with only what a test cares about."""

from experience.models import Experience, Shift
from tests.calendar import TODAY
from tests.named import organisation as named


def place(owner, organisation="Maple Court", **fields):
    return Experience.objects.create(owner=owner, organisation=named(owner, organisation), **fields)


def shift(place, minutes=240, day=TODAY, skills=(), **fields):
    made = Shift.objects.create(owner=place.owner, experience=place, minutes=minutes, day=day, **fields)
    made.skills.set(skills)
    return made
