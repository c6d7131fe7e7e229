"""Apart from forms.py because django-allauth's forms import this one while they are being made."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.models import User, known_zone
from careertrack.core.fields import LineInput
from careertrack.core.text import NAME


class SignupDetails(forms.Form):
    """What sign-up asks besides email and password. The browser fills in the zone where it can."""

    display_name = LineInput(
        label=_("Your name"), max_length=NAME, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    time_zone = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput(attrs={"data-time-zone": ""}))

    field_order = ["display_name", "email", "password1", "time_zone"]

    def clean_time_zone(self) -> str:
        """A zone the server does not know is no reason to refuse a person."""
        zone = self.cleaned_data["time_zone"]
        try:
            known_zone(zone)
        except ValidationError:
            return ""
        return zone

    def signup(self, request: HttpRequest, user: User) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.time_zone = self.cleaned_data["time_zone"] or user.time_zone
        user.to_welcome = True
        user.save(update_fields=["display_name", "time_zone", "to_welcome"])
