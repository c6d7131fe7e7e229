"""Places and shifts with only what a test cares about."""

from experience.models import Experience, Shift, SignOff
from experience.models.entry import digest_of
from tests.calendar import TODAY
from tests.named import organisation as named
from tests.network.make import contact


def place(owner, organisation="Maple Court", **fields):
    return Experience.objects.create(owner=owner, organisation=named(owner, organisation), **fields)


def shift(place, minutes=240, day=TODAY, skills=(), **fields):
    made = Shift.objects.create(owner=place.owner, experience=place, minutes=minutes, day=day, **fields)
    made.skills.set(skills)
    return made


def sign_off(*shifts, decision="", to="Ruth Lee", email="ruth@example.com", **fields):
    """Asked about these, and answered where `decision` says so."""
    owner = shifts[0].owner
    made = SignOff.objects.create(owner=owner, contact=contact(owner, to, email=email), to_name=to, to_email=email, **fields)
    made.put_in(shifts)
    if decision:
        assert made.decide(decision, "", digest_of(made.shown_now()))
    return made
