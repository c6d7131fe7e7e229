"""Who may see a page, and who may keep it: a proxy never, the browser of a ward PC until sign-out at most."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import middleware as auth
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from careertrack.core import drafts


class LoginRequiredMiddleware(auth.LoginRequiredMiddleware):
    """Django's asks who is there before it looks whether the page is public; a public page is asked nothing."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> Any:
        request.private_page = getattr(view, "login_required", True)  # type: ignore[attr-defined]
        return super().process_view(request, view, args, kwargs) if request.private_page else None  # type: ignore[attr-defined]

    def handle_no_permission(self, request: HttpRequest, view: Any) -> Any:
        """A form is kept for whose sign-in ended. What else was sent is lost, and its address may open nothing: signing in
        leads back to the page it was sent from."""
        if request.method != "POST":
            return self.to_sign_in(request, view, request.get_full_path(), "ended" if hasattr(request, "ended_for") else "")
        if drafts.keep(request, view):
            return self.to_sign_in(request, view, request.get_full_path(), "kept")
        return self.to_sign_in(request, view, page_before(request), "unsent")

    def to_sign_in(self, request: HttpRequest, view: Any, onward: str, why: str) -> Any:
        """Why stands in the address and not in a message, which would give a session to everybody who sends anything."""
        return redirect_to_login(onward, resolve_url(self.get_login_url(view)) + (f"?{why}=1" if why else ""))


def staff_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For anybody else it does not exist. Sent to sign in, who is in already would be led on to the page again, for ever."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_staff:  # type: ignore[union-attr]
            raise Http404
        return view(request, *args, **kwargs)

    return page


def page_before(request: HttpRequest) -> str:
    """The page of ours that the request came from; Today when it does not say."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return reverse("today")
    path = urlsplit(came_from).path
    return path if path.startswith("/") and not path.startswith("//") else reverse("today")


class NeverCachedMiddleware(MiddlewareMixin):
    """A person's page is asked for anew each time, and goes from the browser at sign-out. What a visitor gets is kept by
    nobody, errors included: the pages around the sign-in say what somebody was about to do. Outside the middleware that sets
    the CSRF cookie: an answer that sets one is for one visitor."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if "no-store" in response.headers.get("Cache-Control", ""):
            return response
        if getattr(request, "private_page", False):
            response.headers["Cache-Control"] = "private, no-cache"
        elif "Cache-Control" not in response.headers or "csrftoken" in str(response.cookies):
            response.headers["Cache-Control"] = "no-store, private"
        return response
