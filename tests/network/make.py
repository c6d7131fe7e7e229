"""Contacts and what happens with them, with only what a test cares about."""

from network.models import Contact, Interaction, Mentorship
from tests.calendar import TODAY
from tests.named import organisation as named


def contact(owner, name="Ruth Osei", organisation=None, **fields):
    fields["organisation"] = organisation and named(owner, organisation)
    return Contact.objects.create(owner=owner, name=name, **fields)


def mentorship(contact, **fields):
    return Mentorship.objects.create(owner=contact.owner, contact=contact, **fields)


def interaction(contact, day=TODAY, **fields):
    return Interaction.objects.create(owner=contact.owner, contact=contact, day=day, **fields)
