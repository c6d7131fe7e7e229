"""A select of what could be thousands of rows: a page does not grow with them."""

from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from careertrack.core.text import is_key

MOST = 100


class FirstOfMany(forms.Select):
    """The first of its rows, and the chosen one. The others are found by their name in Search."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        rows: Any = self.choices
        self.choices = list(islice(rows, MOST + 2))  # one of them is the empty one
        more = self.choices[MOST + 1 :]
        self.choices = [*self.choices[: MOST + 1], *chosen(rows, value, self.choices[: MOST + 1])]
        groups = super().optgroups(name, value, attrs)
        self.choices = rows
        return [*groups, self.others(name, len(groups))] if more else groups

    def others(self, name: str, place: int) -> tuple[None, list[dict[str, Any]], int]:
        words = _("Others: search by name")
        return None, [self.create_option(name, "", words, False, place, attrs={"disabled": True})], place


def chosen(rows: Any, value: list[str], shown: list[Any]) -> list[tuple[str, str]]:
    """What was chosen and is not among those shown; nonsense is nobody's row."""
    known = {str(key) for key, _label in shown}
    keys = [key for key in value if key not in known and is_key(key)]
    return [(str(row.pk), str(row)) for row in rows.queryset.filter(pk__in=keys)] if keys else []
