from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin


class OneEncodingMiddleware(MiddlewareMixin):
    """Pages ask for UTF-8, so browsers send it. Django would try whatever codec a request names, even one without text."""

    def process_request(self, request: HttpRequest) -> None:
        if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
            raise BadRequest("Not UTF-8.")


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
