"""What of a person's records counts, how much, and what was left out."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet, Subquery

from careertrack.core.measures import Ask, Kind, Measure


def totals(user: Any, asks: Sequence[Ask]) -> list[int]:
    """What each ask adds up to, in its measure's unit: one query per measure, however many asks."""
    answers: dict[int, int] = {}
    numbered = sorted(enumerate(asks), key=lambda pair: pair[1].measure.code)
    for _code, group in groupby(numbered, key=lambda pair: pair[1].measure.code):
        answers.update(_totals_of_one(user, list(group)))
    return [answers[number] for number in range(len(asks))]


def tally(user: Any, **questions: Any) -> dict[str, int]:
    """Counts and totals of any kinds of record, all in one query: of an ask its total, of the person's records
    their number, of `values` of one of them that value."""
    columns = {name: Subquery(_one_number(user, each)) for name, each in questions.items()}
    found: Any = get_user_model().objects.filter(pk=user.pk).values(**columns).first() if columns else None
    return {name: (found or {}).get(name) or 0 for name in questions}


def _one_number(user: Any, question: Any) -> QuerySet:
    if not isinstance(question, Ask):
        counted = question.order_by().values("owner").annotate(number=Count("pk")).values("number")
        return question[:1] if question.query.values_select else counted
    rows = question.counting(_within(question.measure, [question], question.measure.records(user).order_by()))
    return rows.values("owner").annotate(number=question.measure.summed()).values("number")


def _totals_of_one(user: Any, numbered: list[tuple[int, Ask]]) -> dict[int, int]:
    measure = numbered[0][1].measure
    rows, columns = _within(measure, [ask for _number, ask in numbered], measure.records(user).order_by()), {}
    for number, ask in numbered:
        rows = ask.annotated(rows, f"why_not_{number}")
        counts = Q(**{f"why_not_{number}": ""})
        columns[f"total_{number}"] = measure.summed(filter=counts)
    found = rows.aggregate(**columns)
    return {number: found[f"total_{number}"] or 0 for number, _ask in numbered}


def _within(measure: Measure, asks: list[Ask], rows: Any) -> Any:
    """Without the rows that lie outside every window: there they count nowhere, and most of a long life is there."""
    starts, ends = [ask.start for ask in asks], [ask.end for ask in asks]
    if measure.day and measure.kind is not Kind.LEVEL and all(starts):
        rows = rows.filter(**{f"{measure.day}__gte": min(starts)})
    return rows.filter(**{f"{measure.day}__lte": max(ends)}) if measure.day and all(ends) else rows


def counted(user: Any, ask: Ask) -> QuerySet:
    """The records behind the total, newest first."""
    return ask.annotated(ask.measure.records(user)).filter(why_not="").with_names()


def left_out(user: Any, ask: Ask) -> QuerySet:
    """The records that did not count; each says so in `why_not`."""
    return ask.annotated(ask.measure.records(user)).exclude(why_not="").with_names()
