"""What renewing asks: when it was sent in, and the new date; of the cycle they look at, and no other."""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock, days
from careertrack.core.fields import DayInput, within_calendar
from careertrack.core.layout import LaidOut
from learning.models import Credential, RenewalCycle


class RenewForm(LaidOut, forms.Form):
    pairs = (("submitted_on", "expires"),)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)
    submitted_on = forms.DateField(label=_("Sent in on"), widget=DayInput, validators=[within_calendar])
    expires = forms.DateField(
        label=_("New expiry date"), widget=DayInput, validators=[within_calendar], required=False,
        help_text=_("As on the renewed certificate. Leave it empty while you wait for it."),
    )  # fmt: skip

    def __init__(self, *args: Any, credential: Credential, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.credential = credential
        self.newer: list[tuple[Any, str]] = []  # what was saved meanwhile
        self.initial.setdefault("version", credential.version)
        self.ask_plainly()
        self.fields["submitted_on"].error_messages["required"] = _("Enter the day you sent it in.")

    @property
    def is_stale(self) -> bool:
        return self.cleaned_data.get("version") != self.credential.version

    @cached_property
    def closed(self) -> RenewalCycle | None:
        """The cycle closed last."""
        own = RenewalCycle.objects.for_user(self.credential.owner).filter(credential=self.credential)
        return own.exclude(submitted_on=None).first()

    @property
    def sent_on(self) -> date | None:
        return self.credential.sent_on or (self.closed.submitted_on if self.closed else None)

    def done_before(self) -> bool:
        """By the first of two clicks: what it said is what there is."""
        expires = self.cleaned_data["expires"] or self.credential.expires
        return self.is_stale and (self.sent_on, self.credential.expires) == (self.cleaned_data["submitted_on"], expires)

    def clean_submitted_on(self) -> date:
        day = self.cleaned_data["submitted_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day is still ahead. Come back once it is sent in."))
        return day

    def clean_expires(self) -> date | None:
        day = self.cleaned_data["expires"]
        if day and self.credential.expires and day <= self.credential.expires and not self.is_stale:
            before = days.shown(self.credential.expires)
            raise forms.ValidationError(_("Enter a day after %s, when it expires now.") % before)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and self.is_stale and not self.done_before():
            self._refuse_stale()
        return cleaned

    def _refuse_stale(self) -> None:
        """Saved again, it would close the cycle that came after the one they looked at."""
        said = [(_("Expires"), self.credential.expires), (_("Sent in on"), self.sent_on)]
        self.newer = [(label, days.shown(day)) for label, day in said if day]
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(self.credential.version)
        message = _("This was changed somewhere else since you opened it. Compare, then save again if you still want to renew it.")
        raise forms.ValidationError(message, code="newer")
