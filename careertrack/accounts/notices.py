"""Mail about a change to the way in, to the address that was in use before it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from careertrack.core.browsers import browser
from careertrack.core.models import SecurityEvent
from careertrack.core.models.mail import Kind
from careertrack.core.outbox import write
from careertrack.core.security import record

Event = SecurityEvent.Kind

CHANGES = {
    "account/email/password_changed": Event.PASSWORD,
    "account/email/password_reset": Event.RESET,
    "account/email/password_set": Event.PASSWORD,
    "account/email/email_changed": Event.EMAIL,
    "mfa/email/totp_activated": Event.APP_ADDED,
    "mfa/email/totp_deactivated": Event.APP_REMOVED,
    "mfa/email/webauthn_added": Event.PASSKEY_ADDED,
    "mfa/email/webauthn_removed": Event.PASSKEY_REMOVED,
    "mfa/email/recovery_codes_generated": Event.NEW_CODES,
}


def tell_of_change(request: HttpRequest, user: Any, change: str, facts: dict[str, Any]) -> None:
    if change not in CHANGES:
        return
    record(request, user, CHANGES[change])
    context = {
        "what": CHANGES[change].label,
        "new_email": facts.get("to_email"),
        "device": browser(request.headers.get("user-agent", "")),
        "reset": settings.SITE_URL + reverse("account_reset_password"),
    }
    text = render_to_string("account/email/changed_message.txt", context)
    write(Kind.ACCOUNT, facts.get("from_email") or user.email, str(CHANGES[change].label), text)
