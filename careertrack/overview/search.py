"""Search over everything a person has, and what is curated for them, area by area."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock
from careertrack.core.areas import Area, area_of, areas_for
from careertrack.core.models import Curated
from careertrack.core.search import best_first, words_of
from careertrack.evidence.finding import files_best_first

MOST = 20


@dataclass
class Found:
    """What an area has: at most twenty rows, best first, and the lists where more of each kind are."""

    area: Area | type[Area]
    rows: list[Any] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)
    is_shared: bool = False


def search(user: Any, typed: str) -> list[Found]:
    """What is the person's own, of every area, before what is there for all. One query for each kind, whatever the
    number of records."""
    if not words_of(typed):
        return []
    areas = [in_area(area, user, typed) for area in areas_for(user, clock.today())]
    found = [*(own for own, _shared in areas), in_files(user, typed), *(shared for _own, shared in areas)]
    return [each for each in found if each.rows]


def in_area(area: Area, user: Any, typed: str) -> tuple[Found, Found]:
    own, shared = Found(area), Found(area, is_shared=True)
    for model in [*area.kinds(), *area.curated()]:
        hits = list(own_first(best_first(visible(model, user), typed))[: MOST + 1])
        for row in hits:
            (own if row.owner_id else shared).rows.append(row)
        if len(hits) > MOST and (url := list_of(model, typed)):
            cut = own if hits[-1].owner_id else shared
            cut.more.append((capfirst(str(model._meta.verbose_name_plural)), url))
    for each in (own, shared):
        each.rows = sorted(each.rows, key=lambda row: row.rank)[:MOST]
    return own, shared


def own_first(rows: Any) -> Any:
    """So that no number of shared ones cuts off a person's own."""
    if not issubclass(rows.model, Curated):
        return rows
    return rows.order_by(F("owner").asc(nulls_last=True), *rows.query.order_by)


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
