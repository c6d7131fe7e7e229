"""What a goal asks of the records: its measure, narrowed to some of them, over a window; and the same in words."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import days
from careertrack.core.areas import area_classes
from careertrack.core.measures import Ask, Measure
from goals.models import Goal

# A level is on a scale of its own: see `Measure.compared` for the lists.
HOW = ("amount", "per")


def offered() -> list[tuple[Any, list[Measure]]]:
    """(area, what its records can measure). Milestones are asked for without a measure."""
    return [(area.title, list(area.measures)) for area in area_classes() if area.slug != "goals"]


@cache
def known() -> dict[str, Measure]:
    return {measure.code: measure for _area, measures in offered() for measure in measures}


def narrowing(measure: Measure) -> list[str]:
    """The filters a goal has a column for, in the order they are said in."""
    return [field.name for field in Goal._meta.concrete_fields if field.name in measure.filters]


def every_column() -> list[str]:
    """All that only a goal with a measure has."""
    return [*HOW, *dict.fromkeys(name for measure in known().values() for name in narrowing(measure))]


def chosen(goal: Any, measure: Measure) -> dict[str, Any]:
    """The filters as an ask takes them: a record by its key."""
    found = {name: getattr(goal, Goal._meta.get_field(name).attname) for name in narrowing(measure)}  # type: ignore[union-attr]
    return {name: value for name, value in found.items() if value}


def ask_of(goal: Any, start: date | None, end: date | None) -> Ask | None:
    """None where nothing is measured, or not any more."""
    measure = known().get(goal.measure)
    if measure is None or not goal.amount:
        return None
    narrowed = chosen(goal, measure)
    if measure.one_of and not narrowed.get(measure.one_of):
        return None
    return measure.ask(start, end, **narrowed)


def told(goal: Any, measure: Measure) -> Iterator[str]:
    """What it is narrowed to, each in a word."""
    for name in chosen(goal, measure):
        if name == measure.one_of and name == "unit":
            continue  # said with the amount
        field, names = measure.compared(name)
        value = getattr(goal, name)
        yield str(value) if names else str(dict(field.flatchoices).get(value, value)).lower()


def sentence(goal: Any) -> str:
    """`200 hours, volunteering, long-term care`."""
    measure = known()[goal.measure]
    amount = measure.in_words(goal.amount, goal.unit)
    return capfirst(", ".join([amount, *told(goal, measure), *([str(goal.get_per_display())] if goal.per else [])]))


def until(goal: Any) -> str:
    """`By Jun 30, counted from Jan 5`."""
    parts = [_("by %s") % days.shown(goal.target_day)] if goal.target_day else []
    parts += [_("counted from %s") % days.shown(goal.start)] if goal.start else []
    return capfirst(", ".join(parts))
