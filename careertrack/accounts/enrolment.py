"""Who needs a second step and has none is led to set one up, and then on to where they were going."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode

from careertrack.accounts.factors import needs_factor
from careertrack.core.privacy import page_before

OPEN = {"account_reauthenticate", "account_logout", "theme"}


class EnrolmentMiddleware(MiddlewareMixin):
    """After the middleware that asks for sign-in: who is here is known, and public pages have passed."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not (settings.MFA_REQUIRED or settings.STAFF_MFA == "required") or not getattr(request, "private_page", False):
            return None
        name = (request.resolver_match.url_name or "") if request.resolver_match else ""
        if name.startswith("mfa_") or name in OPEN or not request.user.is_authenticated or not needs_factor(request.user):
            return None
        onward = request.get_full_path() if request.method == "GET" else page_before(request)
        return redirect(f"{reverse('mfa_index')}?{urlencode({'next': onward})}")
