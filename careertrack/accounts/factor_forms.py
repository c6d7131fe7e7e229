"""django-allauth's forms for the second step, in our words. A code works once."""

from typing import Any

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.allauth_forms import Plain
from careertrack.accounts.limits import try_second_step
from careertrack.accounts.tries import second_step
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record

Event = SecurityEvent.Kind
# How long a code counts in all, since clocks may differ: django-allauth remembers it for half a minute only.
COUNTS = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)


class Once(Plain):
    user: Any
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "class": "w-10", "autofocus": True})
        self.fields["code"].max_length = 20

    def clean_code(self) -> str:
        tried = try_second_step(self.user)
        code = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"code:{self.user.pk}:{normalize_user_code(code)}", 1, COUNTS):
            raise get_adapter().validation_error("incorrect_code")
        tried.rollback()
        return code


class Asked(Once):
    """At sign-in, and where it is asked again who it is: what happens is told to the owner of the account."""

    authenticator: Any

    def clean_code(self) -> str:
        with second_step(self.user, Event.WRONG_CODE):
            return super().clean_code()

    def save(self) -> None:
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            record(context.request, self.user, Event.CODE_USED)
        super().save()  # type: ignore[misc]


class Authenticate(Asked, base.AuthenticateForm):
    pass


class Reauthenticate(Asked, base.ReauthenticateForm):
    pass


class SetUpApp(Once, totp.ActivateTOTPForm):
    """The code that proves the app is spent too: it does not sign in afterwards."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.pop("autofocus")  # the code to scan comes before it
        self.fields["code"].label = _("Code from the app")
