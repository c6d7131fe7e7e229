"""Rows that records name, of the owner's own, as a form would make them."""

from learning.models import CredentialType
from network.models import Organisation


def saved(row):
    if row._state.adding:
        row.save()
    return row


def organisation(owner, name):
    return saved(Organisation.known_as(owner, name))


def credential_type(owner, name):
    return saved(CredentialType.known_as(owner, name))
