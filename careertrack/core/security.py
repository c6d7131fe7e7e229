"""Security events: a line in the log, and where it is known whose account it is about, a row its owner sees."""

from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest

from careertrack.core.log import note
from careertrack.core.models import SecurityEvent


def tell(request: HttpRequest, event: str, **facts: Any) -> None:
    """For the log alone: of a visitor, or of somebody who only looks."""
    note("security", event=event, address=get_ip(request), reference=getattr(request, "reference", ""), **facts)


def record(request: HttpRequest, person: Any, kind: SecurityEvent.Kind) -> None:
    tell(request, kind.value, person=person.pk)
    device = request.headers.get("user-agent", "").replace("\x00", "")[:160]
    SecurityEvent.objects.create(person=person, kind=kind, address=get_ip(request), device=device)
