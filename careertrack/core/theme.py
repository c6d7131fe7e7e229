"""The theme is a cookie, so that a page comes in it; anything else in its place is no theme."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")


def chosen_theme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""
