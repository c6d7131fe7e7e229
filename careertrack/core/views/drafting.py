"""Throwing away what was kept for a form."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from careertrack.core import drafts
from careertrack.core.views.narrowing import safe_next


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    onward = safe_next(request, "/")
    drafts.forget(request, urlsplit(onward).path)
    return redirect(onward)
