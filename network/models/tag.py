from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField
from careertrack.core.models import Owned
from network.models.contact import Contact


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

    def put_on(self, contacts: Iterable[Contact]) -> None:
        self._tell(contacts)
        self.contacts.add(*contacts)

    def take_off(self, contacts: Iterable[Contact]) -> None:
        self._tell(contacts)
        self.contacts.remove(*contacts)

    def _tell(self, contacts: Iterable[Contact]) -> None:
        """A form opened on one of them before has not seen this."""
        keys = [contact.pk for contact in contacts]
        Contact.objects.for_user(self.owner).filter(pk__in=keys).update(version=models.F("version") + 1)
