"""A browser in which somebody signed in before is known for that account. Who guesses elsewhere does not lock its owner out."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = "__Host-device" if settings.HTTPS else "device"
A_YEAR = 365 * 24 * 60 * 60


def proof(device: str, login: str) -> str:
    """Names nobody: the next person at this browser cannot read who was here."""
    return salted_hmac("careertrack.device", f"{device} {login.lower()}", algorithm="sha256").hexdigest()


def known_device(request: HttpRequest, login: str) -> str:
    """What this browser is called, if this account signed in here before."""
    device, _dot, given = request.COOKIES.get(COOKIE, "").partition(".")
    return device if device and constant_time_compare(given.encode(), proof(device, login).encode()) else ""


def remember(request: HttpRequest, response: Any, login: str) -> None:
    device = known_device(request, login) or secrets.token_urlsafe(16)
    value = f"{device}.{proof(device, login)}"
    response.set_cookie(COOKIE, value, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
