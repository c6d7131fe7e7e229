"""A choice among what could be thousands of rows: a page does not grow with them."""

from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from careertrack.core.search import matching
from careertrack.core.text import is_key, same_name

# What a select holds, and what suggestions hold without making the page heavy.
MOST, SUGGESTED = 100, 300


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


class SelectOrType(forms.Select):
    """Few rows are a select. Of more one is typed, with the first of them suggested; what words led to is a select again."""

    typed_template = "look/named.html"
    found: Any = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        rows: Any = self.choices
        shown = [(str(row.pk), str(row)) for row in self.found or rows.queryset[:SUGGESTED]]
        known = [*shown, *chosen(rows, [str(value)], shown)]
        if len(shown) > MOST:
            context = self.typed(name, dict(known).get(str(value), value), attrs, shown)
            return self._render(self.typed_template, context, renderer)  # type: ignore[attr-defined]
        self.choices = [("", rows.field.empty_label or ""), *known]
        drawn = super().render(name, value, attrs, renderer)
        self.choices = rows
        return drawn

    def typed(self, name: str, words: Any, attrs: Any, shown: list[Any]) -> dict[str, Any]:
        listed = f"{(attrs or {}).get('id', name)}_names"
        widget = forms.TextInput({**self.attrs, "autocomplete": "off", "list": listed})
        return {**widget.get_context(name, words, attrs), "listed": listed, "names": [label for _key, label in shown]}


class OneOfMany(forms.ModelChoiceField):
    """One of the rows of its queryset, by its key or by what it is called."""

    widget = SelectOrType
    looked_for: tuple[str, list[Any]] = ("", [])

    @classmethod
    def like(cls, field: forms.ModelChoiceField) -> "OneOfMany":
        same = ("required", "label", "initial", "help_text", "empty_label", "disabled")
        return cls(field.queryset, **{name: getattr(field, name) for name in same})

    def to_python(self, value: Any) -> Any:
        return self.called(value.strip()) if is_words(value) else super().to_python(value)

    def called(self, typed: str) -> Any:
        """The row of this name. Where there is none or more than one, the words are asked about."""
        if self.looked_for[0] != typed:
            self.looked_for = typed, called(self.queryset, typed)
        found = self.looked_for[1]
        if len(found) == 1 and same_name(str(found[0]), typed):
            return found[0]
        self.widget.found = found
        if found:
            raise ValidationError(_("Choose which one you mean by “%s”.") % typed, code="several")
        raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": typed})

    def has_changed(self, initial: Any, data: Any) -> bool:
        if not is_words(data):
            return super().has_changed(initial, data)
        try:
            return super().has_changed(initial, self.called(data.strip()).pk)
        except ValidationError:
            return True


def is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not is_key(value)


def called(rows: Any, typed: str) -> list[Any]:
    """Those of this name; else those that hold its words."""
    found: list[Any] = list(matching(rows, typed)[:MOST])
    return [row for row in found if same_name(str(row), typed)] or found
