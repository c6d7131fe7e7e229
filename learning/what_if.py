"""What an amount would do that is not earned yet: of a category, taught in some way, approved or not. Nothing is saved."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.amounts import are_hours
from careertrack.core.fields import QuantityInput
from learning import renewal, told
from learning.fitting import Said, why
from learning.models import Category, Credit
from learning.standing import Standing


class WhatIf(forms.Form):
    amount = QuantityInput(label=_("What if I add"), min_value=0, max_value=10_000, max_digits=8, decimal_places=2)
    category = forms.ChoiceField(label=_("Category"), required=False)
    delivery = forms.ChoiceField(
        label=_("How it is taught"), required=False, choices=[("", _("Not said")), *Credit.Delivery.choices]
    )
    approval = forms.ChoiceField(
        label=_("Approval"), required=False,
        choices=[("", _("Not said")), ("yes", _("Approved, with a number")), ("no", _("Not approved"))],
    )  # fmt: skip

    def __init__(self, data: Any, standing: Standing) -> None:
        super().__init__(data, prefix="if")
        self.standing = standing
        self.rules = {rule.code: rule for rule in (standing.rules.rules if standing.rules else ()) if rule.kind != "weight"}
        choices: Any = [("", _("No category")), *((rule.code, rule.label) for rule in self.rules.values())]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]
        self.fields["amount"].in_hours = are_hours(self._unit(self["category"].value()))  # type: ignore[attr-defined]

    def _unit(self, code: str | None) -> str:
        """What the rules of a category count in, or else the total."""
        if code in self.rules:
            return self.rules[code].unit
        return self.standing.total.unit if self.standing.total else ""

    def answer(self, day: date) -> str:
        """In one sentence, after the categories it would be of."""
        code = self.cleaned_data["category"]
        codes = dict.fromkeys([*([code] if code else []), *self.fitting(code)])
        item = renewal.Item("what-if", day, self.cleaned_data["amount"], self._unit(code), frozenset(codes))
        again = Standing(self.standing.credential, self.standing.cycle, self.standing.rules, self.standing.entries)
        again.answer = self.standing.with_more(item)  # type: ignore[misc]
        said = told.sentence(again)
        of = ", ".join(self.rules[each].label for each in codes)
        return _now("%(answer)s It counts as: %(categories)s.") % {"answer": said, "categories": of} if of else said

    def fitting(self, chosen: str) -> Iterable[str]:
        """What delivery and approval make of it, as when a credit is written down; never beside its own alternative."""
        delivery, approval = self.cleaned_data["delivery"], self.cleaned_data["approval"]
        kind, groups = self.standing.credential.type, self.standing.rules.groups if self.standing.rules else ()
        beside = {code for group in groups if chosen in group.members for code in group.members}
        issuer = f"{kind} {kind.issuer}"
        # Who approves names itself; somebody teaches what nobody approved.
        approved, taught_by = issuer if approval == "yes" else "", "–" if approval == "no" else ""
        said = Said("", delivery=delivery, provider=taught_by, approval=approved)
        rows = Category.objects.filter(credential_type=kind, code__in=set(self.rules) - beside).order_by("pk")
        return [row.code for row in rows if why(said, row.name, issuer)] if delivery or approval else []
