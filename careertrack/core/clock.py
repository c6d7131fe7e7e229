"""The person's day. `Today` is a local date in their own zone, never the server's.

The zone and the locale are activated once per request, and only for pages that need to know who is asking:
health, error and public pages touch no session and no user.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.deprecation import MiddlewareMixin


def today() -> date:
    """The local date in the zone that is active now."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The local date of a stored moment: a timestamp's own date is the server's."""
    return timezone.localdate(moment)


def now() -> datetime:
    return timezone.localtime()


@contextmanager
def persons_day(user: Any) -> Iterator[date]:
    """Their zone and locale for work outside a request: jobs, feeds, mails, commands."""
    with timezone.override(ZoneInfo(user.time_zone)), translation.override(user.locale):
        yield today()


class PersonsClockMiddleware(MiddlewareMixin):
    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if getattr(view, "login_required", True) and request.user.is_authenticated:
            timezone.activate(ZoneInfo(request.user.time_zone))
            translation.activate(request.user.locale)
            request.LANGUAGE_CODE = request.user.locale  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        # A worker thread serves the next person too.
        timezone.deactivate()
        return response
