"""Help: what to write down in each area, what it is good for, how it counts, and the words that credits come with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from careertrack.core.areas import Area, area_classes

# The day on which the sources of the glossary were read.
LOOKED_AT = "2026-11-22"


def help_page(request: HttpRequest) -> HttpResponse:
    """Each area's own guide, and beside it what its measures say of themselves."""
    guides = [(area, f"{area.slug}/help.html", counted_in(area)) for area in area_classes()]
    return render(request, "overview/help.html", {"guides": guides, "looked_at": LOOKED_AT})


def counted_in(area: type[Area]) -> list[tuple[str, str]]:
    """(what is counted, why a record may be left out of it)"""
    found: list[tuple[str, str]] = []
    for measure in area.measures:
        reasons: list[Any] = [reason.words for reason in measure.reasons]
        found.append((capfirst(str(measure.label)), ". ".join(str(words) for words in reasons)))
    return found
