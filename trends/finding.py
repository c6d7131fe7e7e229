"""What of the library helps with something an area is short of."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from careertrack.core.answers import Find
from trends.models import Reading, Resource, ResourceList

ASKED, SHOWN = 60, 6


def serving(user: Any, wants: dict[str, str]) -> list[Find]:
    """Published, not read yet, what is wanted first coming first; with the curated list it stands on."""
    slugs = list(wants)[:ASKED]
    if not slugs:
        return []
    found = {row: first(row, slugs) for row in candidates(user, slugs)}
    ranked = sorted((row for row in found if found[row] is not None), key=lambda row: (found[row], row.title, row.pk))
    return [Find(row.title, row.get_absolute_url(), told(row), wants[slugs[found[row]]]) for row in ranked[:SHOWN]]


def candidates(user: Any, slugs: list[str]) -> Any:
    read = Reading.objects.for_user(user).filter(state=Reading.State.READ, resource__isnull=False).order_by().values("resource")
    rows = Resource.objects.visible_to(user).exclude(pk__in=read)
    rows = rows.filter(reduce(or_, (Q(serves__contains=slug) for slug in slugs)))
    return rows.prefetch_related(Prefetch("lists", ResourceList.objects.visible_to(user).order_by("title")))[:200]


def first(row: Resource, slugs: list[str]) -> int | None:
    """The place of the first of these it serves: `health-equity` is not `health`."""
    served = set(row.serves.split())
    return next((place for place, slug in enumerate(slugs) if slug in served), None)


def told(row: Resource) -> str:
    listed = next(iter(row.lists.all()), None)
    words = {"kind": row.get_kind_display(), "cost": row.get_cost_display(), "list": listed}
    return _("%(kind)s. On the list “%(list)s”.") % words if listed else _("%(kind)s. %(cost)s.") % words
