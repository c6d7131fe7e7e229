"""Hours somebody else vouches for: who was asked, what was shown, and what was said, once."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core import amounts, clock
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models import Owned, SecretLink
from careertrack.core.models.rows import live
from careertrack.core.text import NAME
from experience.models.asked import SignOffQuerySet
from experience.models.check_code import code_of, hashed, plain
from experience.models.entry import Entry, digest_of
from experience.models.shift import Shift
from experience.models.states import Decision, SignOffState


class SignOff(SecretLink, Owned):
    """One request, by link or on a printed sheet: some shifts, one person asked, one decision."""

    Decision = Decision
    STANDINGS = (
        ("waiting", _("Waiting")),
        ("printed", _("Printed")),
        *Decision.choices,
        ("expired", _("Expired")),
        ("withdrawn", _("Withdrawn")),
    )

    contact = models.ForeignKey(
        "network.Contact", models.SET_NULL, null=True, blank=True, related_name="sign_offs", verbose_name=_("who")
    )
    to_name = LineField(_("name"), max_length=NAME, blank=True)
    to_email = models.EmailField(_("email"), blank=True)
    shifts = models.ManyToManyField(Shift, through="experience.Entry", related_name="+", verbose_name=_("shifts"))
    on_paper = models.BooleanField(_("on paper"), default=False, editable=False)
    asked_on = DayField(_("asked on"), default=clock.today, editable=False)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True, default="", editable=False)
    decided_on = DayField(_("decided on"), null=True, editable=False)
    comment = NoteField(_("comment"))
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    # Of what was shown: at printing, or when it was decided.
    digest = models.CharField(max_length=64, default="", editable=False)
    number = models.PositiveIntegerField(_("entries"), default=0, editable=False)
    minutes = MinutesField(_("hours"), default=0, editable=False)
    check_hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = live(SignOffQuerySet)
    everything = SignOffQuerySet.as_manager()  # type: ignore[assignment]

    cleared_away = False
    empty = _("Choose the hours and the person who can confirm them. They need no account.")
    told = {"decision": "%s"}
    narrowed = {"decision": (_("Decision"), STANDINGS, "standing_at")}
    columns = ("asked_on", "decision", "number", "minutes", "decided_on")
    shown = ("contact", "to_email", "asked_on", "decided_on", "number", "minutes", "comment")
    in_files = {"standing": _("Decision")}

    class Meta(Owned.Meta):
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["owner", "decision", "-asked_on"], name="signoff_owner")]

    def __str__(self) -> str:
        hours = {"hours": amounts.short_hours(self.minutes), "who": self.to_name}
        if not self.to_name:
            return _now("%(hours)s on a printed sheet") % hours
        return _now("%(hours)s, %(who)s") % hours

    def save(self, **options: Any) -> None:
        if not self.salt:
            self.renew()
        super().save(**options)

    def renew(self) -> None:
        """A link that works for the whole time again; one that was sent before no longer works."""
        self.salt = secrets.token_urlsafe(32)
        self.expires_at = self.default_expiry()
        self.derive()

    def derive(self) -> None:
        self.token_hash, self.check_hash = hashed(self.token), hashed(plain(self.check_code))

    @classmethod
    def add_words(cls) -> str:
        return _now("Ask for sign-off")

    @classmethod
    def add_url(cls, **carried: Any) -> str:
        return reverse("experience:signoff-ask", query=carried)

    def get_absolute_url(self) -> str:
        return reverse("experience:signoff", args=[self.pk])

    @property
    def link(self) -> str:
        """As it stands in a mail."""
        return settings.SITE_URL + reverse("experience:hours-confirm", args=[self.token])

    @property
    def check_code(self) -> str:
        return code_of(self.salt)

    # ---------------------------------------------------------------- what it says
    @property
    def state(self) -> SignOffState:
        if self.decision:
            return SignOffState(self.decision)
        if self.withdrawn_at or self.on_paper:
            return SignOffState.NOT_ASKED
        return SignOffState.WAITING if self.usable else SignOffState.EXPIRED

    @property
    def standing(self) -> str:
        """As its badge says, in a file."""
        return self.badge[1]

    @property
    def badge(self) -> tuple[str, str]:
        if self.withdrawn_at:
            return "none", _now("Withdrawn")
        if self.on_paper:
            return ("ok", _now("Signed on paper")) if self.decision else ("none", _now("Printed"))
        return self.state.badge, str(self.state.label)

    @property
    def is_open(self) -> bool:
        """Whether it may still be withdrawn, sent again or, on paper, noted as signed."""
        return not self.decision and not self.withdrawn_at

    def in_words(self) -> str:
        """`12 entries, 48 hours`."""
        entries = ngettext("%d entry", "%d entries", self.number) % self.number
        return _now("%(entries)s, %(hours)s") % {"entries": entries, "hours": amounts.hours_in_words(self.minutes)}

    # ---------------------------------------------------------------- what is done with it
    def put_in(self, shifts: Iterable[Shift]) -> None:
        """What it asks about, as it is now."""
        Entry.objects.bulk_create(Entry(sign_off=self, shift=each) for each in shifts)
        self.refresh_from_db()

    def seal(self) -> None:
        entries = list(self.entries.all())
        self.digest = digest_of(entries)
        self.number, self.minutes = len(entries), sum(each.minutes for each in entries)
        self.save(update_fields=["digest", "number", "minutes"])

    def shown_now(self) -> list[Entry]:
        """Its entries as the shifts are now: what whoever has the link sees. What was removed or planned again is left out."""
        rows = self.entries.filter(shift__removed_at=None, shift__state=Shift.State.DONE)
        now = [Entry.of(self, each.shift) for each in rows.select_related("shift__experience__organisation")]
        return sorted(now, key=lambda each: (each.day, each.shift_id))

    @transaction.atomic
    def decide(self, decision: str, comment: str, seen: str) -> bool:
        """Once, and about what was seen; False when somebody just decided, or the entries are no longer those."""
        entries = self.shown_now()
        if digest_of(entries) != seen:
            return False
        now = {"used_at": timezone.now(), "decision": decision, "comment": comment, "decided_on": clock.today()}
        if not SignOff.objects.for_user(self.owner).usable().filter(pk=self.pk).update(**now):
            return False
        self.entries.all().delete()
        Entry.objects.bulk_create(entries)
        self.refresh_from_db()
        return True

    def note_signed_on_paper(self) -> None:
        self.decision, self.decided_on, self.used_at = self.Decision.SIGNED, clock.today(), timezone.now()
        self.save(update_fields=["decision", "decided_on", "used_at"])

    @property
    def is_untouched(self) -> bool:
        """Whether its entries are kept as they were shown."""
        return digest_of(self.entries.all()) == self.digest
