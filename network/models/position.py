from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import days
from careertrack.core.fields import LineField
from careertrack.core.models import Owned
from careertrack.core.named import NamedKey
from careertrack.core.order import refuse_backwards
from careertrack.core.partial import PartialDayField, known, precision_field
from network.models.contact import Contact


class Position(Owned):
    """Where a contact worked before: people change places, and are found again by any of them."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="positions", verbose_name=_("contact"))
    organisation = NamedKey("network.Organisation", related_name="positions", verbose_name=_("organization"))
    role = LineField(_("role"), blank=True)
    start = PartialDayField(_("from"), null=True, blank=True)
    start_precision = precision_field()
    end = PartialDayField(_("to"), null=True, blank=True)
    end_precision = precision_field()

    named_by = ("contact", "organisation")
    empty = _("Note where a contact worked before.")
    told = {"role": "%s", "period": "%s"}
    columns = ("contact", "role", "start", "end")
    between = (_("Began from"), _("Began by"))
    shown = ("contact", "organisation", "role", "start", "end")

    class Meta(Owned.Meta):
        verbose_name = _("earlier position")
        verbose_name_plural = _("earlier positions")
        ordering = [F("end").desc(nulls_first=True), "-pk"]

    def __str__(self) -> str:
        return _now("%(contact)s at %(place)s") % {"contact": self.contact, "place": self.organisation}

    @property
    def period(self) -> str:
        return days.span(known(self, "start"), known(self, "end"))

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "end")
