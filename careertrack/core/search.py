"""Words in records: without case and accents, every word somewhere, in the record or in what its title names."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from careertrack.core.text import TITLE, fold


def words_of(typed: str) -> list[str]:
    return fold(typed.replace("\x00", " ")[:TITLE]).split()


def matching(rows: Any, typed: str) -> Any:
    for word in words_of(typed):
        found = Q(search_text__contains=word)
        for name in rows.model.named_by:
            found |= Q(**{f"{name}__search_text__contains": word})
        rows = rows.filter(found)
    return rows


def best_first(rows: Any, typed: str) -> Any:
    """`rank` 0 where the text begins with what was typed (a title stands first), 1 where it holds it whole, else 2."""
    phrase = " ".join(words_of(typed))
    titles = Q(search_text__startswith=phrase)
    if rows.model.titled_by:
        titles |= Q(**{f"{rows.model.titled_by}__search_text__startswith": phrase})
    ranks = (When(titles, then=Value(0)), When(search_text__contains=phrase, then=Value(1)))
    ranked = matching(rows, typed).annotate(rank=Case(*ranks, default=Value(2), output_field=IntegerField()))
    return ranked.order_by("rank", "-updated_at", "-pk")


def fill_search_text(rows: Any, names: list[str]) -> None:
    """For a migration: what `Record.words` would write, for rows that were there before the column."""
    for row in rows.all():
        row.search_text = fold(" ".join(text for name in names if (text := getattr(row, name))))
        row.save(update_fields=["search_text"])
