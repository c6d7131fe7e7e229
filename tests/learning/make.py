"""Courses and credentials with only what a test cares about."""

from learning.models import Course, Credential, Credit
from tests.calendar import TODAY
from tests.named import credential_type


def course(owner, title="Wound care basics", status="completed", **fields):
    return Course.objects.create(owner=owner, title=title, status=status, **fields)


def credential(owner, name="BLS Provider", **fields):
    return Credential.objects.create(owner=owner, type=credential_type(owner, name), **fields)


def credit(owner, title="Sepsis update", **fields):
    return Credit.objects.create(owner=owner, title=title, **{"day": TODAY, "amount": 2, **fields})
