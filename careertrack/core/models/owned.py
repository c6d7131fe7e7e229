"""A private record of one person: nobody else ever knows that it exists."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from careertrack.core.models.record import Record


class Owned(Record):
    """Abstract."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)

    # What a person other than the owner may ever be shown: nothing, unless a model says so.
    shared_fields: ClassVar[tuple[str, ...]] = ()

    class Meta(Record.Meta):
        abstract = True
