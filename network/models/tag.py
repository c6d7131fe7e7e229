from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField
from careertrack.core.models import Owned


class Tag(Owned):
    """A word to sort contacts by."""

    name = LineField(_("tag"), max_length=40)

    empty = _("Add a word you sort contacts by: class of 2024, recruiters, ICU.")
    when_removed = _("Contacts keep everything else; it can be restored from the bin.")

    class Meta(Owned.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = [Lower("name"), "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                "owner", Lower("name"), condition=Q(removed_at=None), name="a_tag_once",
                violation_error_message=_("You have this tag already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
