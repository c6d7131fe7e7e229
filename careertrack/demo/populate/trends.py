from typing import Any

from careertrack.demo.populate.life import Life


def follow(life: Life) -> dict[str, Any]:
    return {"trend_id": next(each for each in life.shared("trends.Trend") if life.is_new("follow", each))}


def rhythm(life: Life) -> dict[str, Any]:
    return {"readings": life.amount(12)}


def reading(life: Life) -> dict[str, Any]:
    """From the library or a find of their own; nine of ten are read."""
    library = life.shared("trends.Resource")
    own = not library or life.often(0.5)
    what = {"title": life.line(), "link": "https://example.org/article"} if own else {"resource_id": life.one(library)}
    if life.often(0.1):
        return {**what, "state": "saved"}
    return {**what, "state": "read", "day": life.past(), "minutes": life.amount(90, 5), "takeaway": life.note()}
