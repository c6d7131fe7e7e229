"""Pages for whoever knows a secret. Wrong, expired, withdrawn and used ones get one page, and guessing is slowed down."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.views.decorators.cache import never_cache

from careertrack.core.models import SecurityEvent
from careertrack.core.security import keep, refused, tell

APP = "careertrack"
GUESS = "guess"
DAY = 24 * 60 * 60


def allowed(request: HttpRequest, action: str, *, key: str | None = None) -> Any:
    """Whether one more is within the limit in RATE_LIMITS, and count it. What is given back can take the count back."""
    # The library's public function leaves out GET, which is how addresses are guessed.
    limits = {"app": APP, "config": settings.RATE_LIMITS, "limit_get": True}
    return ratelimit.consume(request, action=action, key=key, **limits)


class TooManyMiddleware(MiddlewareMixin):
    """Each refusal for too many tries says so by its status, and when to come back; a form says it in words of its own."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if getattr(request, "too_many", False) and response.status_code == 200:
            response.status_code = 429
        if response.status_code == 429:
            tell(request, "limit reached")
            # Whoever is signed in was asked for already; who may be behind a visitor is not asked.
            if getattr(request, "private_page", False) and request.user.is_authenticated:
                refused(request, request.user)
            response.headers.setdefault("Retry-After", "300")
        return response


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def nothing_here(request: HttpRequest) -> HttpResponse:
    return guessed(request) or render(request, "core/link_gone.html", status=404)


def guessed(request: HttpRequest) -> HttpResponse | None:
    """Count an address that opens nothing. One that opens something is too long to be guessed, and never refused: somebody
    else behind the same network address may have used the tries up."""
    return None if allowed(request, GUESS) else too_many(request)


def say_opened(link: Any) -> None:
    """To whoever had it sent, once a day: mail scanners open each link. The link itself is left as it is."""
    owner = getattr(link, "owner", None)
    if owner and cache.add(f"opened:{link._meta.label_lower}:{link.pk}", 1, DAY):
        keep(owner, SecurityEvent.Kind.LINK_OPENED)


def by_secret(links: Callable[[], Any]) -> Callable[[Callable], Callable]:
    """The view is given the link that the token opens. `links` are the rows it may be among."""

    def decorate(view: Callable) -> Callable:
        @login_not_required
        @never_cache
        @wraps(view)
        def page(request: HttpRequest, token: str) -> HttpResponse:
            link = links().opened_by(token)
            answer = view(request, link) if link is not None else None
            tell(request, "link opened" if answer is not None else "link refused", link=links().model._meta.label_lower)
            if answer is None:
                return nothing_here(request)
            say_opened(link)
            return answer

        return page

    return decorate
