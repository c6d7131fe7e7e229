"""What an amount would do that is not earned yet. Nothing is saved."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import MoneyInput
from learning import renewal, told
from learning.standing import Standing


class WhatIf(forms.Form):
    """An amount that is not earned yet, and the category it would be of."""

    amount = MoneyInput(label=_("What if I add"), min_value=0, max_value=10_000, max_digits=8, decimal_places=2)
    category = forms.ChoiceField(label=_("Category"), required=False)

    def __init__(self, data: Any, standing: Standing) -> None:
        super().__init__(data, prefix="if")
        rules = standing.rules.rules if standing.rules else ()
        self.standing = standing
        choices: Any = [("", _("No category")), *((rule.code, rule.label) for rule in rules if rule.kind != "weight")]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]

    def answer(self, day: date) -> str:
        """In one sentence; nothing is saved."""
        total, code = self.standing.total, self.cleaned_data["category"]
        rule = next((rule for rule in self.standing.rules.rules if rule.code == code), None) if self.standing.rules else None
        unit = rule.unit if rule else total.unit if total else ""
        item = renewal.Item("what-if", day, self.cleaned_data["amount"], unit, frozenset({code} - {""}))
        again = Standing(self.standing.credential, self.standing.cycle, self.standing.rules, self.standing.entries)
        again.answer = self.standing.with_more(item)  # type: ignore[misc]
        return told.sentence(again)
