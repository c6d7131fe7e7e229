"""Which renewal an open cycle is: some rules ask for more at every second or third, or for less at the first."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.layout import LaidOut
from learning.renewing import OfCycle
from learning.standing import Standing


def matters(standing: Standing) -> bool:
    rules = standing.rules
    return rules is not None and any(rule.every > 1 or rule.except_first for rule in rules.asked)


class NumberForm(LaidOut, forms.Form):
    number = forms.IntegerField(
        label=_("Which renewal is this?"), min_value=1, max_value=99, required=False,
        help_text=_("1 is the first. Leave it empty if you do not know: what depends on it is then not asked for."),
        widget=forms.TextInput(attrs={"class": "w-5", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_plainly()


class Numbering(OfCycle):
    template_name = "learning/number.html"
    form_class = NumberForm

    def get_initial(self) -> dict[str, Any]:
        return {"number": self.standing.cycle.number if self.standing.cycle else None}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, standing=self.standing, **context)

    def form_valid(self, form: Any) -> HttpResponse:
        cycle = self.standing.cycle
        if cycle:
            cycle.number = form.cleaned_data["number"]
            cycle.save()
            messages.success(self.request, _now("Saved %s.") % self.object)
        return HttpResponseRedirect(self.object.get_absolute_url())
