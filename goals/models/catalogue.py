"""Where one can go: occupations, and the pathways that lead to them step by step."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField, NoteField
from careertrack.core.models import Named


class Focus(models.TextChoices):
    PATIENT_CARE = "patient-care", _("Patient care")
    DIAGNOSTICS = "diagnostics", _("Diagnostics and technology")
    SUPPORT = "support", _("Support")
    INFORMATICS = "informatics", _("Data and informatics")
    RESEARCH = "research", _("Research")
    PUBLIC_HEALTH = "public-health", _("Public health and policy")
    ADMINISTRATION = "administration", _("Administration and leadership")


class Occupation(Named):
    """A role in healthcare, with what its sources say of entry, pay and outlook; each figure with its year."""

    soc_code = LineField(_("SOC code"), max_length=20, blank=True)
    focus = models.CharField(_("focus"), max_length=16, choices=Focus, blank=True)
    education = LineField(_("entry education"), blank=True)
    experience = LineField(_("related experience"), blank=True)
    training = LineField(_("training on the job"), blank=True)
    pay = models.PositiveIntegerField(_("median pay, US $ a year"), null=True, blank=True)
    pay_year = LineField(_("pay of"), max_length=20, blank=True)
    employed = models.PositiveIntegerField(_("jobs in 2024"), null=True, blank=True)
    growth = models.DecimalField(_("growth 2024 to 2034, percent"), max_digits=5, decimal_places=1, null=True, blank=True)
    outlook = LineField(_("outlook"), max_length=60, blank=True)
    note = NoteField(_("note"))
    credential_types = models.ManyToManyField(
        "learning.CredentialType", blank=True, related_name="occupations", verbose_name=_("credentials people hold in it")
    )
    skills = models.ManyToManyField("skills.Skill", blank=True, related_name="occupations", verbose_name=_("skills it builds on"))

    when_removed = _("What names it stays; it can be restored from the bin.")
    empty = _("A role you name as yours or as your target appears here.")
    columns = ("focus", "education", "pay", "outlook")
    shown = ("focus", "soc_code", "experience", "training", "employed", "note")
    catalogue_prefetch = ("credential_types", "skills")
    catalogue_columns = (
        "slug", "name", "soc_code", "focus", "education", "experience", "training", "pay", "pay_year", "employed", "growth",
        "outlook", "note", "credential_types", "skills", "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Named.Meta):
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ["name", "pk"]

    @property
    def summary(self) -> str:
        return ", ".join(str(part) for part in (self.get_focus_display(), self.education) if part)

    @property
    def paid(self) -> str:
        """`US $93,600 a year, May 2024`: no figure without its year."""
        words = {"pay": f"{self.pay:,}", "year": self.pay_year} if self.pay else {}
        return _now("US $%(pay)s a year, %(year)s") % words if self.pay_year and words else ""

    @property
    def ahead(self) -> str:
        """`5 percent from 2024 to 2034, faster than average`"""
        grows = _now("%s percent from 2024 to 2034") % f"{self.growth.normalize():f}" if self.growth is not None else ""
        return ", ".join(part for part in (grows, self.outlook.lower()) if part)


class Pathway(Named):
    """Steps from one role to another. A person may have their own."""

    focus = models.CharField(_("focus"), max_length=16, choices=Focus, blank=True)
    occupation = models.ForeignKey(
        Occupation, models.SET_NULL, null=True, blank=True, related_name="pathways", verbose_name=_("leads to")
    )
    summary = NoteField(_("in one line"))

    when_removed = _("Its steps go along, and your direction goes on naming it; it can be restored from the bin.")
    empty = _("A pathway you copy or write down appears here.")
    columns = ("focus",)
    shown = ("focus", "occupation")
    catalogue_columns = (
        "slug", "name", "focus", "occupation", "summary", "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Named.Meta):
        verbose_name = _("pathway")
        verbose_name_plural = _("pathways")
        ordering = ["name", "pk"]


class PathwayStep(Named):
    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        CREDENTIAL = "credential", _("Credential")
        EXPERIENCE = "experience", _("Experience")
        ROLE = "role", _("Role")

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps", verbose_name=_("pathway"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COURSE)
    duration = LineField(_("how long it takes"), blank=True)
    needs = LineField(_("what it needs"), blank=True)
    credential_type = models.ForeignKey(
        "learning.CredentialType", models.SET_NULL, null=True, blank=True, related_name="pathway_steps",
        verbose_name=_("leads to the credential"),
    )  # fmt: skip
    proved_by = models.ManyToManyField(
        "learning.CredentialType", blank=True, related_name="+", verbose_name=_("credentials that prove it"),
        help_text=_("Any one of them will do: the licenses of several states, say."),
    )  # fmt: skip
    occupation = models.ForeignKey(
        Occupation, models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name=_("the role it is")
    )

    named_by = ("pathway",)
    catalogue_prefetch = ("proved_by",)
    part_of = "pathway"
    catalogue_columns = (
        "slug", "pathway", "position", "name", "kind", "duration", "needs", "credential_type", "proved_by", "occupation",
        "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Named.Meta):
        verbose_name = _("pathway step")
        verbose_name_plural = _("pathway steps")
        ordering = ["pathway", "position", "pk"]

    def save(self, **options: Any) -> None:
        """A step somebody adds to their own pathway is its last."""
        if self._state.adding and self.owner_id and self.pathway.owner_id:
            last = self.pathway.steps.aggregate(last=models.Max("position"))["last"]
            self.position = (last or 0) + 1
        super().save(**options)

    def namesakes(self) -> list[Any]:
        """One name is on many pathways."""
        return []

    def get_absolute_url(self) -> str:
        """It is read on its pathway's page."""
        return self.pathway.get_absolute_url()
