from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.db.models.functions import Lower
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live, of_each
from careertrack.core.named import NamedKey
from careertrack.core.text import NAME

INTERVALS = [
    (14, _("Every two weeks")),
    (30, _("Every month")),
    (91, _("Every three months")),
    (182, _("Every six months")),
    (365, _("Every year")),
]


class ContactQuerySet(RecordQuerySet):
    def with_last_contact(self) -> Self:
        """Each with `last_contact`: the day of the newest interaction that is not in the bin or still ahead."""
        return self.annotate(last_contact=of_each("network.Interaction", "contact", Max("day"), day__lte=clock.today()))


class Contact(Owned):
    name = LineField(_("name"), max_length=NAME)
    organisation = NamedKey("network.Organisation", null=True, blank=True, related_name="contacts", verbose_name=_("organization"))
    role = LineField(_("role"), blank=True, help_text=_("Their job or title"))
    email = models.EmailField(_("email"), blank=True)
    phone = LineField(_("phone"), max_length=40, blank=True)
    how_met = LineField(_("how you met"), blank=True)
    introduced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="introduced", verbose_name=_("introduced by")
    )
    keep_in_touch = models.PositiveSmallIntegerField(_("keep in touch"), choices=INTERVALS, null=True, blank=True)
    tags = models.ManyToManyField("network.Tag", blank=True, related_name="contacts", verbose_name=_("tags"))
    notes = NoteField(_("notes"), help_text=_("Only you see this."))

    objects = live(ContactQuerySet)
    everything = ContactQuerySet.as_manager()

    named_by = ("organisation",)
    empty = _("Add the one person you would ask for advice today.")
    told = {"role": "%s", "organisation": "%s", "rhythm": "%s"}
    columns = ("role", "organisation", "keep_in_touch")
    shown = ("role", "organisation", "email", "phone", "how_met", "introduced_by", "keep_in_touch", "tags", "notes")
    linked_as = {"introduced_by": _("introduced you to")}

    class Meta(Owned.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = [Lower("name"), "pk"]
        indexes = [models.Index(fields=["owner", "name"], name="contact_owner_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def rhythm(self) -> str:
        return _now("in touch %s") % self.get_keep_in_touch_display().lower() if self.keep_in_touch else ""

    def clean(self) -> None:
        super().clean()
        if self.introduced_by_id and self.introduced_by_id == self.pk:
            raise ValidationError({"introduced_by": _("Choose somebody else.")})
