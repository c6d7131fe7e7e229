"""django-allauth's forms in our words: no placeholder that vanishes while typing, no list of password rules."""

from typing import Any

from allauth.account import forms as allauth
from allauth.core import context
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.sessions import KEEP
from careertrack.core.layout import LaidOut
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record


class Plain(LaidOut):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.label = capfirst(str(field.label or "").lower())
        if "password1" in self.fields:
            self.fields["password1"].help_text = _("At least 12 characters. Anything you can type counts.")
        self.ask_plainly()


class Login(Plain, allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remember"].label = _("Keep me signed in")
        self.fields["remember"].help_text = _("For 14 days. Leave it out on a shared computer.")

    def login(self, request: HttpRequest, redirect_url: Any = None) -> HttpResponse:
        """Noted before: a second step may stand between."""
        request.session[KEEP] = bool(self.cleaned_data["remember"])
        return super().login(request, redirect_url)


class Signup(Plain, allauth.SignupForm):
    def try_save(self, request: HttpRequest) -> Any:
        """As dear for an address that has an account, which gets a mail and none: the password is hashed all the same."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ChangePassword(Plain, allauth.ChangePasswordForm):
    def clean_oldpassword(self) -> str:
        try:
            return super().clean_oldpassword()
        except ValidationError:
            record(context.request, self.user, SecurityEvent.Kind.WRONG_PASSWORD)
            raise


class SetPassword(Plain, allauth.SetPasswordForm):
    pass


class ResetPassword(Plain, allauth.ResetPasswordForm):
    def save(self, request: HttpRequest, **options: Any) -> Any:
        """As dear as a sign-in for any address: the little more that a known one costs is lost in that."""
        make_password(self.cleaned_data["email"])
        return super().save(request, **options)


class ResetPasswordKey(Plain, allauth.ResetPasswordKeyForm):
    pass


class Reauthenticate(Plain, allauth.ReauthenticateForm):
    pass
