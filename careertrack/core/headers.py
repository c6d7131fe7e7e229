"""What every answer says to the browser beside the content policy, static files and errors included."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# What pages here never ask for, by the names browsers know: each other name is an error in their console.
UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{each}=()" for each in UNUSED)
PERMISSIONS += ", publickey-credentials-create=(self), publickey-credentials-get=(self)"


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        for cookie in response.cookies.values():
            # The theme is the one that a script of ours writes. Django leaves it out where a cookie is taken back.
            cookie["httponly"] = cookie.key != settings.THEME_COOKIE
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


class MethodsMiddleware:
    """No page here is put, patched, deleted or traced; a function view would answer these as it answers GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        if request.method in METHODS:
            return self.get_response(request)
        answer = render(request, "405.html", status=405)
        answer.headers["Allow"] = ", ".join(METHODS)
        return answer
