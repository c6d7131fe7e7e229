"""Where CareerTrack decides and django-allauth acts: who may sign up, and where mailed links lead."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.devices import remember
from careertrack.accounts.limits import closed, may_try
from careertrack.accounts.models import Invitation, User
from careertrack.accounts.notices import tell_of_change
from careertrack.accounts.sessions import begin
from careertrack.core import drafts
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record, refused, tell

INVITED = "invitation"  # session key: the invitation this visitor came with

# Ways to say that it is me, as the page of another way offers them.
OTHER_WAYS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


def invitation_of(request: HttpRequest) -> Invitation | None:
    key = request.session.get(INVITED)
    return Invitation.objects.usable().filter(pk=key).first() if key else None


class Adapter(DefaultAccountAdapter):
    _tried: Any = None

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_taken": _("There is an account with this email already. Sign in, or enter another email."),
        "enter_current_password": _("This is not your current password. Enter it again."),
        "incorrect_password": _("This is not your password. Enter it again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes and try again, or reset your password."),
        "rate_limited": _("Too many tries. Wait five minutes and try again."),
        "email_password_mismatch": _("That email and password do not match. Try again or reset your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if settings.SIGNUP == "invite":
            return invitation_of(request) is not None
        return settings.SIGNUP == "open"

    def login(self, request: HttpRequest, user: Any) -> None:
        """Under a new session id, also when the same person signs in again, where Django keeps the old one."""
        if SESSION_KEY in request.session:
            request.session.cycle_key()
        super().login(request, user)
        begin(request)
        drafts.look(request)
        record(request, user, SecurityEvent.Kind.SIGNED_IN)

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            record(request, request.user, SecurityEvent.Kind.SIGNED_OUT)
        super().logout(request)
        request.signed_out = True  # type: ignore[attr-defined]

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Who comes in for the first time is welcomed, whatever page the way in began on."""
        response = super().post_login(request, user, **options)
        response = welcomed(user) if user.to_welcome else response
        remember(request, response, user.email)
        return response

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Instead of the limit of django-allauth, with which anybody at the same address locks the owner out."""
        self._tried = may_try(request, credentials.get("email", ""))
        if not self._tried:
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The last one before the door closes says so. Later ones are refused before anybody asks whether there is such an
        account, and must take the same time."""
        shut = closed(request, credentials.get("email", ""))
        person = User.objects.filter(email=credentials.get("email", "").lower()).first()
        if person is None:
            tell(request, SecurityEvent.Kind.WRONG_PASSWORD.value)
            return
        record(request, person, SecurityEvent.Kind.WRONG_PASSWORD)
        if shut:
            refused(request, person)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        record(request, user, SecurityEvent.Kind.REFUSED)
        return super().respond_user_inactive(request, user)

    def _rollback_login_failed_rl_usage(self) -> None:
        if self._tried:
            self._tried.rollback()

    def is_safe_url(self, url: str) -> bool:
        """Django answers to localhost for what watches it; the machine of whoever follows a link is not ours."""
        here = context.request
        return url_has_allowed_host_and_scheme(url, {here.get_host()}, here.is_secure())

    def get_client_ip(self, request: HttpRequest) -> str:
        """What proxies say is believed where they are; nonsense in their place leaves the other end of the connection."""
        try:
            return as_ipv4(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied, ValueError):
            return request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104

    def validation_error(self, code: str, *args: Any) -> Any:
        if code in ("too_many_login_attempts", "rate_limited"):
            context.request.too_many = True
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links lead to SITE_URL, whatever host the request named."""
        links = {name: at_site(value) for name, value in context.items() if name.endswith("_url") and value}
        site = {"name": "CareerTrack", "domain": settings.SITE_URL}
        super().send_mail(template_prefix, email, {**context, **links, "current_site": site})

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        return [{**each, "description": OTHER_WAYS[each["id"]]} for each in super().get_reauthentication_methods(user)]

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """Named by the template of the mail django-allauth would send."""
        tell_of_change(self.request, user, template_prefix, context or {})

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        try:
            with transaction.atomic():
                use_invitation(request)
                return super().save_user(request, user, form, commit)
        except IntegrityError as error:
            # Pressed twice: the address was free when the form was checked.
            raise turned_away(request, _("This email is already in use.")) from error


def welcomed(user: Any) -> HttpResponse:
    user.to_welcome = False
    user.save(update_fields=["to_welcome"])
    return redirect("welcome")


def as_ipv4(address: str) -> str:
    """Of who comes by IPv4 to a server that listens on IPv6: by their network of IPv6 all of these would be one."""
    mapped = getattr(ip_address(address), "ipv4_mapped", None)
    return str(mapped) if mapped else address


def at_site(url: str) -> str:
    return settings.SITE_URL + urlsplit(url)._replace(scheme="", netloc="").geturl()


def use_invitation(request: HttpRequest) -> None:
    """Two visitors with one link: the second finds it used up and gets no account."""
    invitation = invitation_of(request)
    used = invitation is not None and invitation.accept()
    if settings.SIGNUP == "invite" and not used:
        raise turned_away(request, _("This invitation was used already. Ask for a new one."))
    request.session.pop(INVITED, None)


def turned_away(request: HttpRequest, why: Any) -> ImmediateHttpResponse:
    messages.error(request, why)
    return ImmediateHttpResponse(redirect("account_signup"))
