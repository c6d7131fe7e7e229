"""What waits in each area, as the navigation says it: one query, whatever the number of areas and records."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, QuerySet, Subquery

from careertrack.core.areas import Area, areas_for


def waiting(user: Any, today: date) -> list[tuple[Area, str]]:
    """Each area with words like "2 due", or none where nothing waits."""
    areas = areas_for(user, today)
    counts = counted(user, {area.slug: rows for area in areas if (rows := area.pressing()) is not None})
    return [(area, area.pressing_words(counts[area.slug]) if counts.get(area.slug) else "") for area in areas]


def counted(user: Any, rows: dict[str, QuerySet]) -> dict[str, int]:
    columns = {slug: Subquery(number_of(each)) for slug, each in rows.items()}
    found: Any = get_user_model().objects.filter(pk=user.pk).values(**columns).first()
    return found or {}


def number_of(rows: QuerySet) -> QuerySet:
    return rows.order_by().values("owner").annotate(number=Count("pk")).values("number")
