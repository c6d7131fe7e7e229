"""The second step of signing in: what django-allauth leaves to us."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode import QRCode


def needs_factor(user: Any) -> bool:
    """Whether this person has to set up a second step, and has none."""
    wanted = settings.MFA_REQUIRED or (user.is_staff and settings.STAFF_MFA == "required")
    return wanted and not Authenticator.objects.filter(user=user).exists()


class Factors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This did not match, or was used already. Try the code shown now."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with an authenticator app or a passkey. Set one of these up first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """The database alone opens nothing: what codes are made from needs the instance's key too."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Kept under another key: something that no code matches, rather than nothing, which everybody can compute.
            return generate_totp_secret()

    def build_totp_svg(self, url: str) -> str:
        """Drawn in the page: the content policy allows no image out of a text."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return render_to_string("mfa/totp/code.svg", {"dots": dots, "size": len(rows)})

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey") if number == 1 else gettext("Passkey %d") % number

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the one address of the instance, whatever host a request names."""
        return {"id": settings.SITE_HOST, "name": "CareerTrack"}


def cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(salted_hmac("careertrack.factors", "", algorithm="sha256").digest()))
