import errno
import logging
import sys
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from careertrack.core.log import note
from careertrack.core.theme import chosen_theme


class OneEncodingMiddleware(MiddlewareMixin):
    """Pages ask for UTF-8, so browsers send it. Django would try whatever codec a request names, even one without text.
    Nor is a NUL text: PostgreSQL could not keep the name of such a browser."""

    def process_request(self, request: HttpRequest) -> None:
        if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8") or "\x00" in request.headers.get("user-agent", ""):
            raise BadRequest("Not text.")


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


@login_not_required
def failed(request: HttpRequest) -> HttpResponse:
    """Called while the error is being handled. The page shows the reference under which the log has it."""
    error, reference = sys.exc_info()[1], getattr(request, "reference", "")
    note("error", logging.ERROR, error, reference=reference)
    # Without the request nobody is asked who is here: the database may be what broke.
    known = {"reference": reference, "theme": chosen_theme(request)}
    if out_of_room(error):
        return render(None, "503.html", {**known, "full": True}, status=503)
    if isinstance(error, OperationalError):
        return render(None, "503.html", known, status=503)
    return render(None, "500.html", known, status=500)


def out_of_room(error: BaseException | None) -> bool:
    """SQLite and PostgreSQL say it in words, the system by number."""
    words = str(error) if isinstance(error, DatabaseError) else ""
    return getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in words or "No space left" in words


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page whether a record is another person's or never was."""
    return render(request, "404.html", status=404)


class NotAllowedMiddleware(MiddlewareMixin):
    """The address of a button, opened like a page, is answered with a page as well."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page
