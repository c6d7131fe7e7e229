"""Skills and ratings with only what a test cares about."""

from skills.models import Rating, Skill
from tests.calendar import TODAY


def skill(name="Listening", **fields):
    return Skill.objects.create(name=name, slug=name.lower().replace(" ", "-"), **{"state": "published", **fields})


def rating(owner, skill, level=3, day=TODAY, **fields):
    return Rating.objects.create(owner=owner, skill=skill, level=level, day=day, **fields)
