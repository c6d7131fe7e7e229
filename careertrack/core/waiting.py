"""What waits in each area, as the navigation says it: one query, whatever the number of areas and records."""

from datetime import date
from typing import Any

from careertrack.core.areas import Area, areas_for
from careertrack.core.counting import tally


def waiting(user: Any, today: date) -> list[tuple[Area, str]]:
    """Each area with words like "2 due", or none where nothing waits."""
    areas = areas_for(user, today)
    counts = tally(user, **{area.slug: rows for area in areas if (rows := area.pressing()) is not None})
    return [(area, area.pressing_words(counts[area.slug]) if counts.get(area.slug) else "") for area in areas]
