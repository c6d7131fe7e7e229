"""A curated row that people know by its name."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField
from careertrack.core.models.curated import Curated, CuratedQuerySet
from careertrack.core.models.rows import live
from careertrack.core.text import fold, same_name


class NamedQuerySet(CuratedQuerySet):
    def called(self, user: Any, name: str) -> list[Any]:
        """The rows this person sees under the name, however it is spaced and written; a shared one first."""
        first_word = (fold(name).split() or [""])[0]
        rows = (
            self.visible_to(user).filter(search_text__startswith=first_word).order_by(models.F("owner").asc(nulls_first=True), "pk")
        )
        found: list[Any] = list(rows)
        return [row for row in found if same_name(row.name, name)]


class Named(Curated):
    """Abstract."""

    name = LineField(_("name"))

    objects = live(NamedQuerySet)
    everything = NamedQuerySet.as_manager()

    class Meta(Curated.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def known_as(cls, user: Any, name: str) -> Self:
        """The row of that name which this person sees; else their own new one, not saved yet."""
        return next(iter(cls.objects.called(user, name)), None) or cls(owner=user, name=name)

    def namesakes(self) -> list[Self]:
        """Other rows its owner sees under this name."""
        rows = type(self).objects.called(self.owner, self.name) if self.owner is not None else []
        return [row for row in rows if row.pk != self.pk]

    def in_the_way(self) -> str:
        if self.namesakes():
            words = {"kind": self._meta.verbose_name, "name": self.name}
            return _now("There is a %(kind)s called “%(name)s” already. This one stays in the bin.") % words
        return super().in_the_way()
