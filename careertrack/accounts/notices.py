"""Mail about a change to the way in, to the address that was in use before it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careertrack.core.models.mail import Kind
from careertrack.core.outbox import write

CHANGES = {
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_reset": _("Your password was reset"),
    "account/email/password_set": _("Your password was changed"),
    "account/email/email_changed": _("The email you sign in with was changed"),
    "mfa/email/totp_activated": _("An authenticator app was set up"),
    "mfa/email/totp_deactivated": _("Your authenticator app was removed"),
    "mfa/email/webauthn_added": _("A passkey was added"),
    "mfa/email/webauthn_removed": _("A passkey was removed"),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made"),
}


def tell_of_change(request: HttpRequest, user: Any, change: str, facts: dict[str, Any]) -> None:
    if change not in CHANGES:
        return
    context = {
        "what": CHANGES[change],
        "new_email": facts.get("to_email"),
        "device": request.headers.get("user-agent", "")[:160],
        "reset": settings.SITE_URL + reverse("account_reset_password"),
    }
    text = render_to_string("account/email/changed_message.txt", context)
    write(Kind.ACCOUNT, facts.get("from_email") or user.email, str(CHANGES[change]), text)
