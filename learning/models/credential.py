from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned
from careertrack.core.models.rows import live
from careertrack.core.named import NamedKey
from careertrack.core.order import refuse_backwards
from careertrack.evidence.models import BY_CERTIFICATE, Evidenced, EvidencedQuerySet
from learning.models.ruleset import RuleSet

OPEN, SOON, URGENT = timedelta(days=180), timedelta(days=60), timedelta(days=30)


# What is not held, or no more, waits behind what is.
BY_EXPIRY = (Case(When(state="held", then=0), default=1), F("expires").asc(nulls_last=True), "type__name", "pk")


class CredentialQuerySet(EvidencedQuerySet):
    def not_waiting(self) -> Self:
        """Without those whose renewal is on its way and whose day has not come."""
        return self.exclude(sent_on__isnull=False, expires__gte=clock.today())

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
    registration_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name=_("registration of"),
        help_text=_("The license or certification that it registers, where the two expire on days of their own."),
    )  # fmt: skip
    # Its renewal was sent in and the new date has not come yet.
    sent_on = DayField(_("sent in on"), null=True, blank=True, editable=False)
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
    narrowed = BY_CERTIFICATE
    shown = ("issuer", "number", "state", "issued", "expires", "registration_of", "notes")
    linked_as = {"registration_of": _("registered as")}

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
        self.refuse_circle()
        if self.sent_on and not Credential.objects.for_user(self.owner).filter(pk=self.pk, expires=self.expires).exists():
            self.sent_on = None  # the new date has come, or the day is another one
        if self.state == self.State.HELD and self.issued and self.issued > clock.today():
            raise ValidationError({"issued": _("This day is still ahead. Choose “Planned”, or change the day.")})

    def refuse_circle(self) -> None:
        other = self.registration_of
        if other and self.pk and self.pk in (other.pk, other.registration_of_id):
            raise ValidationError({"registration_of": _("Choose the license itself, which is another credential.")})

    @property
    def is_waiting(self) -> bool:
        """Sent in, and still valid: there is nothing to do but to wait for the new date."""
        return bool(self.sent_on and self.expires and self.expires >= clock.today())

    def get_issuer_display(self) -> str:
        """That of its type, where the person wrote none."""
        return self.issuer or self.type.issuer

    @property
    def can_expire(self) -> bool:
        """Whether its type is renewed, as far as is known: a published one has rules, one's own a length or a total."""
        return bool(self.type.cycle_months or self.type.total or self.rules_id)

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
            return "none", self.get_state_display() if self.state != self.State.HELD else self.without_day
        left = (self.expires - clock.today()).days
        if left < 0:
            words = _now("Expired %s ago, sent in") if self.sent_on else _now("Expired %s ago")
            return "expired", words % days.days_in_words(-left)
        if self.sent_on:
            return "sent", _now("Sent in %s, waiting") % days.shown(self.sent_on)
        if left > OPEN.days:
            return "ok", _now("Valid to %s") % days.shown(self.expires)
        if left > SOON.days:
            return "open", _now("Renewal open, %s left") % days.days_in_words(left)
        words = _now("Expires in %s") % days.days_in_words(left) if left else _now("Expires today")
        return ("urgent" if left <= URGENT.days else "soon"), words

    @property
    def without_day(self) -> str:
        return _now("Expiry not entered") if self.can_expire else _now("No expiry")
