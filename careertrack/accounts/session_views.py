"""How long this sign-in still lasts, and ending one on another device."""

from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.utils import get_login_redirect_url
from allauth.account.views import LoginView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careertrack.accounts import sessions
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """Who is in already is led on; who sends the form again signs in again, with a new session id."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return HttpResponseRedirect(get_login_redirect_url(request, self.get_success_url()))
        return super().get(request, *args, **kwargs)


@never_cache
@login_not_required
@require_safe
def time_left(request: HttpRequest) -> HttpResponse:
    """Asked by a page that would warn: `request.user` is not looked at, so asking is no activity."""
    here = SESSION_KEY in request.session
    return JsonResponse({"left": max(0, sessions.left(request.session)) if here else 0})


@require_safe
def security_log(request: HttpRequest) -> HttpResponse:
    events = SecurityEvent.objects.for_user(request.user)
    return render(request, "account/security_log.html", {"page_obj": Paginator(events, 50).get_page(request.GET.get("page"))})


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    sessions.note_seen(request, at_once=True)
    return JsonResponse({"left": max(0, sessions.left(request.session))})


@require_POST
def end_device(request: HttpRequest, pk: int) -> HttpResponse:
    device = get_object_or_404(UserSession, user=request.user, pk=pk)
    if device.is_current():
        logout(request)
        return redirect("account_login")
    device.end()
    record(request, request.user, SecurityEvent.Kind.DEVICE_ENDED)
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")
