"""Security events: a line in the log, and where it is known whose account it is about, a row its owner sees."""

import logging
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache
from django.http import HttpRequest

from careertrack.core.log import note
from careertrack.core.models import SecurityEvent

PAUSE = 5 * 60  # between two rows about refused tries


def tell(request: HttpRequest, event: str, **facts: Any) -> None:
    """For the log alone: of a visitor, or of somebody who only looks."""
    note("security", event=event, address=get_ip(request), reference=getattr(request, "reference", ""), **facts)


def record(request: HttpRequest, person: Any, event: SecurityEvent.Kind, **facts: Any) -> None:
    tell(request, event.value, person=person.pk, **facts)
    device = request.headers.get("user-agent", "")[:160]
    keep(person, event, address=get_ip(request), device=device)


def refused(request: HttpRequest, person: Any) -> None:
    """Who goes on trying must not fill the log with it."""
    if cache.add(f"refused:{person.pk}", 1, PAUSE):
        record(request, person, SecurityEvent.Kind.TOO_MANY)


def at_the_server(person: Any) -> None:
    """By a command: there is no request."""
    note("security", logging.INFO, event=SecurityEvent.Kind.BY_MACHINE.value, person=person.pk)
    keep(person, SecurityEvent.Kind.BY_MACHINE)


def keep(person: Any, event: SecurityEvent.Kind, address: str = "", device: str = "") -> None:
    """Where the other is no user of the account, whoever they are is not told to its owner."""
    SecurityEvent.objects.create(person=person, kind=event, address=address, device=device)
