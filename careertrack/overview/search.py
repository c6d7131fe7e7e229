"""Search over everything a person has, and what is curated for them, area by area."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock
from careertrack.core.areas import Area, area_of, areas_for
from careertrack.core.models import Curated, Record
from careertrack.core.search import best_first, words_of
from careertrack.evidence.finding import files_best_first

MOST = 20


@dataclass
class Found:
    """What an area has: at most twenty rows, best first, and the lists where more of each kind are."""

    area: Area | type[Area]
    rows: list[Record]
    more: list[tuple[str, str]]


def search(user: Any, typed: str) -> list[Found]:
    """One query for each kind, whatever the number of records."""
    if not words_of(typed):
        return []
    found = [*(in_area(area, user, typed) for area in areas_for(user, clock.today())), in_files(user, typed)]
    return [each for each in found if each.rows]


def in_area(area: Area, user: Any, typed: str) -> Found:
    rows: list[Any] = []
    more = []
    for model in [*area.kinds(), *area.curated()]:
        hits = list(best_first(visible(model, user), typed)[: MOST + 1])
        if len(hits) > MOST and (url := list_of(model, typed)):
            more.append((capfirst(str(model._meta.verbose_name_plural)), url))
        rows += hits
    rows.sort(key=lambda row: row.rank)
    return Found(area, rows[:MOST], more)


def in_files(user: Any, typed: str) -> Found:
    hits: list[Any] = list(files_best_first(user, typed)[: MOST + 1])
    more = [(str(_("Files")), reverse("evidence:index", query={"q": typed}))] if len(hits) > MOST else []
    return Found(area_of("evidence"), hits[:MOST], more)


def visible(model: Any, user: Any) -> Any:
    rows = model.objects.visible_to(user) if issubclass(model, Curated) else model.objects.for_user(user)
    return rows.with_names()


def list_of(model: Any, typed: str) -> str:
    try:
        return reverse(model.route("list"), query={"q": typed})
    except NoReverseMatch:
        return ""
