from typing import Any

from allauth.account import app_settings
from allauth.account.forms import AddEmailForm
from allauth.account.models import EmailAddress
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.allauth_forms import Plain
from careertrack.accounts.models import Invitation, User, zone_choices
from careertrack.accounts.notices import tell_of_change
from careertrack.core.layout import LaidOut


class ChangeEmail(Plain, AddEmailForm):
    """With verification on, the new address waits for its link; with it off, it counts at once."""

    def clean_email(self) -> str:
        email = super().clean_email()
        if self.at_once and User.objects.filter(email=email).exists():
            raise ValidationError(_("This email is already in use."), code="taken")
        return email

    @property
    def at_once(self) -> bool:
        return app_settings.EMAIL_VERIFICATION == app_settings.EmailVerificationMethod.NONE

    @transaction.atomic
    def save(self, request: HttpRequest) -> EmailAddress:
        return self.replace(request) if self.at_once else self.propose(request)

    def replace(self, request: HttpRequest) -> EmailAddress:
        change = {"from_email": self.user.email, "to_email": self.cleaned_data["email"]}
        tell_of_change(request, self.user, "account/email/email_changed", change)
        EmailAddress.objects.filter(user=self.user).delete()
        self.user.email = self.cleaned_data["email"]
        self.user.save(update_fields=["email"])
        return EmailAddress.objects.create(user=self.user, email=self.user.email, primary=True, verified=False)

    def propose(self, request: HttpRequest) -> EmailAddress:
        """The address in use stays, even if nobody confirmed it: django-allauth would take the account's only way in."""
        waiting = EmailAddress.objects.filter(user=self.user, verified=False)
        waiting.exclude(email=self.user.email).delete()
        return EmailAddress.objects.add_email(request, self.user, self.cleaned_data["email"], confirm=True)


class ProfileForm(LaidOut, forms.ModelForm):
    class Meta:
        model = User
        fields = ["display_name", "time_zone", "locale", "birth_month"]
        help_texts = {
            "birth_month": _("Some licenses expire by it. Nothing else asks for it."),
            "time_zone": _("Decides when your day begins."),
            "locale": _("The order of day and month."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"].widget.attrs["autocomplete"] = "name"
        help_text = self.fields["time_zone"].help_text
        self.fields["time_zone"] = forms.ChoiceField(choices=self._zones(), label=_("Time zone"), help_text=help_text)
        self.ask_plainly()

    def _zones(self) -> list[tuple[str, str]]:
        zones = zone_choices()
        own = self.instance.time_zone
        return zones if own in dict(zones) else [(own, own), *zones]


class DeletionForm(LaidOut, forms.Form):
    """A word typed by hand, so that nobody deletes an account by a slip."""

    email = forms.CharField(
        label=_("Your email"),
        help_text=_("To make sure that you mean this account."),
        error_messages={"required": _("Enter the email you sign in with.")},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.strip().lower() != self.person.email:
            raise ValidationError(_("Enter the email you sign in with."), code="other")
        return email

    def clean(self) -> None:
        if self.person.is_staff:
            raise ValidationError(_("You are staff. Ask another administrator to take that away first."), code="staff")


class InvitationForm(forms.ModelForm):
    by_mail = forms.BooleanField(label=_("Send the link by mail"), required=False, initial=True)

    class Meta:
        model = Invitation
        fields = ["email"]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("This person already has an account."), code="member")
        return email
