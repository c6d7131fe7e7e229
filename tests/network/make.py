"""Contacts and what happens with them, with only what a test cares about."""

from network.models import Contact, Interaction, Mentorship
from tests.calendar import TODAY


def contact(owner, name="Ruth Osei", **fields):
    return Contact.objects.create(owner=owner, name=name, **fields)


def mentorship(contact, **fields):
    return Mentorship.objects.create(owner=contact.owner, contact=contact, **fields)


def interaction(contact, day=TODAY, **fields):
    return Interaction.objects.create(owner=contact.owner, contact=contact, day=day, **fields)
