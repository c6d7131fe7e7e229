"""How a record's form is laid out: related fields share a row, what is rarely needed waits behind a summary."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _


class Folded(Div):
    """Fields behind a summary; open when one of them holds something or is wrong."""

    template = "look/folded.html"

    def __init__(self, summary: Any, *names: str, is_open: bool) -> None:
        super().__init__(*names)
        self.summary, self.is_open = summary, is_open


class LaidOut(forms.BaseForm):
    """Mixin. `pairs` are fields beside each other, `folded` are (summary, fields)."""

    fields: Any
    data: Any
    pairs: tuple[tuple[str, ...], ...] = ()
    folded: tuple[tuple[Any, tuple[str, ...]], ...] = ()

    def ask_plainly(self) -> None:
        """Words and widths that every form shares."""
        for field in self.fields.values():
            label = str(field.label or "").lower()
            if isinstance(field, forms.ChoiceField):
                self._choose_plainly(field, label)
            else:
                field.error_messages["required"] = _("Enter the %s.") % label

    def _choose_plainly(self, field: forms.ChoiceField, label: str) -> None:
        field.error_messages["required"] = _("Choose the %s.") % label
        if isinstance(field.widget, forms.Select):
            field.widget.attrs.setdefault("class", "w-20")
        if isinstance(field, forms.ModelChoiceField):
            if field.empty_label is not None:
                field.empty_label = _("Choose one") if field.required else _("None")
        elif not field.required:
            choices: Any = field.choices
            field.choices = [(value, _("Not set") if value == "" else words) for value, words in choices]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf, helper.render_hidden_fields = False, True, True
        helper.layout = Layout(*self._blocks(list(self.fields)))
        return helper

    def _blocks(self, names: list[str]) -> list[Any]:
        folded = {name for _summary, group in self.folded for name in group}
        blocks = self._in_rows([name for name in names if name not in folded])
        for summary, group in self.folded:
            if present := [name for name in group if name in names]:
                blocks.append(Folded(summary, *self._in_rows(present), is_open=self._holds_something(present)))
        return blocks

    def _in_rows(self, names: list[str]) -> list[Any]:
        rows: list[Any] = []
        for name in names:
            pair = next((pair for pair in self.pairs if name in pair and set(pair) <= set(names)), None)
            if pair is None:
                rows.append(name)
            elif name == pair[0]:
                rows.append(Row(*pair))
        return [row for row in rows if row not in self._hidden()]

    def _hidden(self) -> set[str]:
        return {name for name, field in self.fields.items() if field.widget.is_hidden}

    def _holds_something(self, names: list[str]) -> bool:
        if self.is_bound:
            return bool(set(names) & {*self.errors, *self.changed_data})
        defaults = {name: field.initial for name, field in self.fields.items()}
        return any(self.initial.get(name) not in (None, "", [], defaults[name]) for name in names)
