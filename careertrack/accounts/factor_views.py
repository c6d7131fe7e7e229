"""The pages that set up a second step: django-allauth's, which here lead on to where the person was going."""

from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from careertrack.accounts.factors import needs_factor


class Onward:
    """`next` goes along from page to page in the address."""

    request: Any

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context) | {"onward": self.onward, "carried": self.carried}  # type: ignore[misc]

    def get_success_url(self) -> str:
        return super().get_success_url() + self.carried  # type: ignore[misc]

    @property
    def onward(self) -> str:
        url = self.request.GET.get("next", "")
        return url if url_has_allowed_host_and_scheme(url, {self.request.get_host()}, self.request.is_secure()) else ""

    @property
    def carried(self) -> str:
        return f"?{urlencode({'next': self.onward})}" if self.onward else ""


class Index(Onward, IndexView):
    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**context) | {"needed": needs_factor(self.request.user)}


class SetUpApp(Onward, ActivateTOTPView):
    pass


class AddPasskey(Onward, AddWebAuthnView):
    def get_context_data(self, **context: Any) -> dict[str, Any]:
        found = super().get_context_data(**context)
        return found | {"js_data": {"creation_options": begin_registration(self.request.user, passwordless=True)}}


class Codes(Onward, ViewRecoveryCodesView):
    pass
