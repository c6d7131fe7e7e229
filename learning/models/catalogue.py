"""What is known of credentials: who issues them, when they end, and into what their credits are divided."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts
from careertrack.core.fields import LineField, NoteField, QuantityField
from careertrack.core.models import Curated, Named
from careertrack.core.text import code_of
from learning.models.units import ASKED


class CredentialType(Named):
    """A credential as its issuer defines it. The slug is its code; its renewal rules are a rule pack of that code."""

    class Kind(models.TextChoices):
        CERTIFICATION = "certification", _("Certification")
        LICENSE = "license", _("License")
        REGISTRATION = "registration", _("Registration")
        CARD = "card", _("Life-support card")
        OTHER = "other", _("Other")

    issuer = LineField(_("issued by"), blank=True)
    region = LineField(_("where it is valid"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.CERTIFICATION)
    cycle_months = models.PositiveSmallIntegerField(_("renewed every … months"), null=True, blank=True)
    cycle_anchor = LineField(_("when a cycle ends"), max_length=500, blank=True)
    total = QuantityField(_("needed each cycle"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=30, choices=ASKED, blank=True)
    needs = NoteField(_("what is asked for"))
    practice = NoteField(_("practice hours"))
    carry_over = NoteField(_("carried over"))
    alternatives = NoteField(_("other ways"))
    proof = NoteField(_("proof and audit"))

    when_removed = _("What names it stays; it can be restored from the bin.")
    empty = _("A credential you hold appears here with what is known of its kind.")
    columns = ("kind", "issuer", "region")
    shown = (
        "kind", "issuer", "region", "cycle_months", "cycle_anchor", "total", "needs", "practice", "carry_over",
        "alternatives", "proof",
    )  # fmt: skip
    catalogue_columns = (
        "slug", "name", "issuer", "region", "kind", "cycle_months", "cycle_anchor", "total", "unit", "needs", "practice",
        "carry_over", "alternatives", "proof", "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Named.Meta):
        verbose_name = _("credential type")
        verbose_name_plural = _("credential types")
        ordering = ["name", "pk"]

    @property
    def summary(self) -> str:
        return ", ".join(part for part in (self.issuer, self.region) if part)


class Category(Curated):
    """One of the categories a credential's credits are sorted into. `code` is what a rule pack calls it."""

    class Rule(models.TextChoices):
        MINIMUM = "minimum", _("At least")
        MAXIMUM = "maximum", _("At most")
        EXACT = "exact", _("Exactly")
        REMAINDER = "remainder", _("What is left")
        WEIGHT = "weight", _("Counts times")
        PART = "part", _("One of several")

    credential_type = models.ForeignKey(
        CredentialType, models.CASCADE, related_name="categories", verbose_name=_("credential type")
    )
    name = LineField(_("name"))
    code = LineField(_("code"), max_length=80)
    rule = models.CharField(_("rule"), max_length=10, choices=Rule, default=Rule.MINIMUM)
    amount = QuantityField(_("amount"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=30, choices=ASKED, blank=True)
    per = LineField(_("per"), max_length=40, blank=True)
    in_total = LineField(_("counts toward the total"), max_length=20, blank=True)
    note = NoteField(_("note"))

    catalogue_columns = (
        "slug", "credential_type", "name", "code", "rule", "amount", "unit", "per", "in_total", "note",
        "source", "source_date", "checked_on", "state",
    )  # fmt: skip
    named_by = ("credential_type",)
    part_of = "credential_type"

    class Meta(Curated.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["credential_type__name", "pk"]

    def __str__(self) -> str:
        return f"{self.credential_type}: {self.name}"

    def clean(self) -> None:
        super().clean()
        self.code = self.code or code_of(self.name)

    def get_absolute_url(self) -> str:
        """It is read on its credential's page."""
        return self.credential_type.get_absolute_url()

    @property
    def asks_for(self) -> str:
        if self.amount is None:
            return _now("Required") if self.rule == self.Rule.MINIMUM else str(self.get_rule_display())
        asked = amounts.quantity(self.amount, self.unit)
        return _now("The other %s") % asked if self.rule == self.Rule.REMAINDER else f"{self.get_rule_display()} {asked}"
