from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live
from careertrack.core.named import NamedKey
from careertrack.core.order import refuse_backwards
from careertrack.evidence.models import Evidenced
from learning.models.ruleset import RuleSet

SOON, URGENT = timedelta(days=60), timedelta(days=30)


# What is not held, or no more, waits behind what is.
BY_EXPIRY = (Case(When(state="held", then=0), default=1), F("expires").asc(nulls_last=True), "type__name", "pk")


class CredentialQuerySet(RecordQuerySet):
    def held(self) -> Self:
        return self.filter(state=Credential.State.HELD)

    def expiring(self) -> Self:
        """Held and with a day of expiry, the nearest or longest past first."""
        return self.held().filter(expires__isnull=False).order_by("expires", "pk")


class Credential(Evidenced, Owned):
    """A licence, certification, registration or card. A licence and its registration may be two records."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        GIVEN_UP = "given-up", _("Given up")

    type = NamedKey(
        "learning.CredentialType", related_name="credentials", verbose_name=_("credential"),
        help_text=_("As on the certificate: BLS Provider, CMA (AAMA), RN license"),
    )  # fmt: skip
    issuer = LineField(_("issued by"), blank=True)
    number = LineField(_("number"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    issued = DayField(_("issue date"), null=True, blank=True)
    expires = DayField(_("expiry date"), null=True, blank=True, help_text=_("Leave empty if it never expires."))
    notes = NoteField(_("notes"))
    # Its cycle stays with the version that was in force when it was written down, until the person moves it to a newer one.
    rules = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    stays_before = LineField(max_length=15, blank=True, editable=False)  # the newer version the person has decided against

    objects = live(CredentialQuerySet)
    everything = CredentialQuerySet.as_manager()

    named_by = ("type",)
    titled_by = "type"
    empty = _("Add a certification and its date, and Today tells you when to act.")
    told = {"issuer": "%s", "expiry": "%s"}
    columns = ("issuer", "state", "expires")
    asked_for = models.Q(state="held")
    shown = ("issuer", "number", "state", "issued", "expires", "notes")

    class Meta(Owned.Meta):
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = BY_EXPIRY
        indexes = [models.Index(fields=["owner", "expires"], name="credential_owner_expires")]

    def __str__(self) -> str:
        return str(self.type)

    def save(self, *args: Any, **options: Any) -> None:
        if options.get("update_fields") is None and (self.rules is None or self.rules.code != self.type.slug):
            self.rules = RuleSet.objects.in_force(self.type.slug, clock.today())
        super().save(*args, **options)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "issued", "expires")
        if self.state == self.State.HELD and self.issued and self.issued > clock.today():
            raise ValidationError({"issued": _("This day is still ahead. Choose “Planned”, or change the day.")})

    @property
    def expiry(self) -> str:
        """The day, where the badge beside it only counts the days."""
        state, _words = self.badge
        if state in ("none", "ok"):
            return ""
        return (_now("expired %s") if state == "expired" else _now("expires %s")) % days.shown(self.expires)

    @property
    def badge(self) -> tuple[str, str]:
        """Valid on the day of expiry itself."""
        if self.state != self.State.HELD or not self.expires:
            return "none", self.get_state_display() if self.state != self.State.HELD else _now("No expiry")
        left = (self.expires - clock.today()).days
        if left < 0:
            return "expired", _now("Expired %s ago") % days.days_in_words(-left)
        if left > SOON.days:
            return "ok", _now("Valid to %s") % days.shown(self.expires)
        words = _now("Expires in %s") % days.days_in_words(left) if left else _now("Expires today")
        return ("urgent" if left <= URGENT.days else "soon"), words
