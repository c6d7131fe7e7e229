"""A private record of one person: nobody else ever knows that it exists."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from careertrack.core.models.record import Record


class Owned(Record):
    """Abstract."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)

    # What a person other than the owner may ever be shown: nothing, unless a model says so.
    shared_fields: ClassVar[tuple[str, ...]] = ()

    class Meta(Record.Meta):
        abstract = True

    @property
    def beside_its_day(self) -> str:
        """Its title where the day it names stands beside it already."""
        return str(self)


class OnePerPerson(Owned):
    """Abstract: there is one, and one page adds and changes it."""

    class Meta(Owned.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(self.route("add"))

    @classmethod
    def tab_title(cls) -> str:
        return capfirst(str(cls._meta.verbose_name))

    @classmethod
    def tab_route(cls) -> str:
        return cls.route("add")

    @property
    def edit_url(self) -> str:
        return self.get_absolute_url()
