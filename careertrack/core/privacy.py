"""A page made for somebody is kept by nobody: not by the browser of a ward PC, not by a proxy."""

from typing import Any

from django.contrib.auth import middleware as auth
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin


class LoginRequiredMiddleware(auth.LoginRequiredMiddleware):
    """Django's asks who is there before it looks whether the page is public; a public page is asked nothing."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> Any:
        request.private_page = getattr(view, "login_required", True)  # type: ignore[attr-defined]
        return super().process_view(request, view, args, kwargs) if request.private_page else None  # type: ignore[attr-defined]


class NeverCachedMiddleware(MiddlewareMixin):
    """Outside the middleware that sets the CSRF cookie: an answer that sets one is for one visitor."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if getattr(request, "private_page", False) or "csrftoken" in str(response.cookies):
            response.headers["Cache-Control"] = "no-store, private"
        return response
