"""A filter of a list that a person keeps under a name."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField

LONGEST = 2000  # characters of an address


class SavedFilterQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(owner_id=user.pk, owner__isnull=False)

    def of_list(self, user: Any, model: Any) -> Self:
        return self.for_user(user).filter(kind=model._meta.label_lower)


class SavedFilter(models.Model):
    """Private as a record is, but no record: it belongs to no area, and without it nothing written down is missing."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    kind = models.CharField(max_length=100, editable=False)  # of what the list is: `learning.course`
    name = LineField(_("name"), max_length=60)
    query = models.CharField(max_length=LONGEST, editable=False)  # what the address says: `status=planned&sort=title`

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [models.UniqueConstraint("owner", "kind", Lower("name"), name="a_saved_filter_once")]

    def __str__(self) -> str:
        return self.name
