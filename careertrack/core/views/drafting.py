"""A form that shows what was typed before a sign-in ended, and throwing that away."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from careertrack.core import drafts
from careertrack.core.views.narrowing import safe_next


class Drafted:
    """For a page with a form. What it answers with another page was done with."""

    request: HttpRequest
    takes_drafts = True
    draft = False

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)  # type: ignore[misc]
        self.draft = self.request.method == "GET" and drafts.fill(form, self.request)
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == 302:
            drafts.forget(request, request.path)
        return response


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    onward = safe_next(request, "/")
    drafts.forget(request, urlsplit(onward).path)
    return redirect(onward)
