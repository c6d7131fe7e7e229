"""Asking somebody to confirm hours: which, whom, and the one mail that leads to the one page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.forms import OwnedForm
from careertrack.core.models import MailStop
from careertrack.core.models.mail import LINK, Kind
from careertrack.core.outbox import write
from careertrack.core.text import is_key
from experience.models import Experience, Shift, SignOff

MOST = 1000


class Scope(forms.Form):
    """Which hours: of one place or all, on some days or all."""

    fields: dict[str, Any]

    experience: Any = forms.ModelChoiceField(label=_("Where"), queryset=None, required=False, empty_label=_("Everywhere"))
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("To"), required=False)

    def __init__(self, data: Any, owner: Any) -> None:
        super().__init__(data, auto_id="scope_%s")
        self.owner = owner
        self.fields["experience"].queryset = Experience.objects.for_user(owner).with_names()
        for name in ("since", "until"):
            self.fields[name].widget = Shift._meta.get_field("day").formfield().widget

    def shifts(self) -> list[Shift]:
        """What may be asked for, oldest first; nothing where nothing was chosen or understood."""
        return list(self._within(askable(self.owner))[: MOST + 1]) if self.asks else []

    @property
    def asks(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def has_hours(self) -> bool:
        """Whether anything was worked there and then, asked for already or not."""
        return self._within(Shift.objects.for_user(self.owner).done()).exists()

    def _within(self, rows: Any) -> Any:
        place, since, until = (self.cleaned_data[name] for name in ("experience", "since", "until"))
        rows = rows.filter(experience=place) if place else rows
        rows = rows.filter(day__gte=since) if since else rows
        return rows.filter(day__lte=until) if until else rows


def askable(owner: Any) -> Any:
    return Shift.objects.for_user(owner).to_ask().with_names().order_by("day", "pk")


def keys_in(rows: str) -> set[int]:
    return {int(text) for text in rows.split(",")[: MOST * 2] if is_key(text)}


def among(keys: set[int], owner: Any) -> list[Shift]:
    return list(askable(owner).filter(pk__in=keys))


def by_month(shifts: Sequence[Shift]) -> list[dict[str, Any]]:
    """The months they lie in, each with its days and sum."""
    found: dict[Any, list[Shift]] = {}
    for each in shifts:
        found.setdefault(days.month_start(each.day), []).append(each)
    # A line of links: the newest months; others by their days.
    return [
        {"start": month, "end": days.month_end(month), "number": len(rows), "minutes": sum(each.minutes for each in rows)}
        for month, rows in list(found.items())[-12:]
    ]


class AskForm(OwnedForm):
    """A person asked, and the shifts they are asked about; with `on_paper` a sheet for a signature instead of a mail."""

    pairs = (("to_name", "to_email"),)

    rows = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SignOff
        fields = ["contact", "to_name", "to_email"]
        labels = {"contact": _("Who can confirm them"), "to_name": _("Or somebody new"), "to_email": _("Their email")}
        help_texts = {
            "to_name": _("They become a contact of yours."),
            "to_email": _("Leave it empty for a contact whose email you have written down."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].needed = self.fields["to_name"].needed = self.fields["to_email"].needed = True
        self.on_paper = self.data.get("do") == "sheet"
        self.shifts: list[Shift] = []
        self.left_out = 0

    def clean_rows(self) -> str:
        """Those that may still be asked for; what is nobody's key, or somebody else's, is passed over."""
        keys = keys_in(self.cleaned_data["rows"])
        own = Shift.objects.for_user(self.owner).filter(pk__in=keys).order_by("pk").values_list("pk", flat=True)
        list(own.select_for_update(of=("self",)))  # what another tab asks about at this moment it has asked about then
        self.shifts = among(keys, self.owner)
        self.left_out = len(keys) - len(self.shifts)
        if not self.shifts and not self.saved_before():  # whose first sending took the shifts
            raise ValidationError(_now("Choose hours that are done, and neither signed off nor sent to somebody already."))
        if len(self.shifts) > MOST:
            raise ValidationError(_now("At most 1,000 shifts go into one request. Choose a shorter time."))
        return self.cleaned_data["rows"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not {"contact", "to_name", "to_email"} & set(self.errors):
            self._settle_who(cleaned)
        return cleaned

    def _settle_who(self, cleaned: dict[str, Any]) -> None:
        contact, name, email = cleaned.get("contact"), cleaned.get("to_name"), cleaned.get("to_email")
        email = email or (contact.email if contact else "")
        if contact and name:
            self.add_error("to_name", _now("You chose %s above. Clear this, or choose nobody there.") % contact)
        elif not self.on_paper and not contact and not name:
            self.add_error("contact", _now("Choose who can confirm the hours, or name somebody new."))
        elif not self.on_paper and not email:
            self.add_error("to_email", _now("Enter their email."))
        elif email.lower() == self.owner.email:
            self.add_error("to_email", _now("Enter the email of somebody else; you cannot sign off your own hours."))
        elif not self.on_paper and MailStop.stopped(email, Kind.SIGN_OFF):
            self.add_error("to_email", _now("They stopped mail of this kind. Print a sheet instead."))
        cleaned["to_email"] = email

    @transaction.atomic
    def save(self, commit: bool = True) -> SignOff:
        self._refuse_second()
        self._settle_contact()
        self.instance.on_paper = self.on_paper
        made = super().save(commit)
        made.put_in(self.shifts)
        if not self.on_paper:
            send(made)
        return made

    def _settle_contact(self) -> None:
        """Somebody new becomes a contact, and an email that was not known is kept."""
        sign_off, contact_model = self.instance, SignOff._meta.get_field("contact").related_model
        if sign_off.contact is None and sign_off.to_name:
            sign_off.contact = contact_model(owner=self.owner, name=sign_off.to_name)
        contact = sign_off.contact
        if contact and (contact._state.adding or (sign_off.to_email and not contact.email)):
            contact.email = sign_off.to_email
            contact.save()
            sign_off.contact = contact
        sign_off.to_name = contact.name if contact else ""


def send(sign_off: SignOff) -> bool:
    """One mail with one link; False when they want none."""
    words = {"sign_off": sign_off, "person": sign_off.owner.name, "link": LINK, "until": clock.day_of(sign_off.expires_at)}
    text = render_to_string("experience/mail/ask.txt", words)
    # Nothing about anybody in the subject: it is read on locked screens and by mail servers.
    sent = write(Kind.SIGN_OFF, sign_off.to_email, _now("Hours to confirm"), text, link=sign_off)
    sign_off.mailed_at = timezone.now()
    sign_off.save(update_fields=["mailed_at"])
    return sent is not None
