"""The page of a credential: how its renewal stands, what if, and closing a cycle."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from careertrack.core import clock, days
from careertrack.core.fields import DayInput, MoneyInput, within_calendar
from careertrack.core.layout import LaidOut
from careertrack.core.views import OwnedMixin, RecordDetail
from learning import renewal, told
from learning.models import Credential, RenewalCycle
from learning.packs.told import as_json, plain
from learning.standing import Standing, Standings


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


class CredentialDetail(RecordDetail):
    template_name = "learning/credential.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        today = clock.today()
        standing = Standings(self.request.user, today, self.object).of(self.object)
        context = super().get_context_data(standing=standing, today=today, **context)
        context["linked"] = [group for group in context["linked"] if group.model is not RenewalCycle]
        if standing.answer is None:
            return context
        return {
            **context,
            "total": standing.total,
            "sentence": told.sentence(standing),
            "bars": told.bars(standing),
            "pace": told.pace(standing, today),
            "carried": told.carried(standing),
            "notes": standing.cycle.rule_set.pack.value.get("notes", []) if standing.cycle and standing.cycle.rule_set else [],
            "past": RenewalCycle.objects.for_user(self.request.user).filter(~Q(submitted_on=None), credential=self.object)[:20],
            **self.what_if(standing, today),
        }

    def what_if(self, standing: Standing, today: date) -> dict[str, Any]:
        asked = "if-amount" in self.request.GET
        form = WhatIf(self.request.GET if asked else None, standing)
        day = min(today, standing.cycle.end) if standing.cycle else today
        return {"what_if": form, "would_be": form.answer(day) if asked and form.is_valid() else ""}


class RenewForm(LaidOut, forms.Form):
    pairs = (("submitted_on", "expires"),)
    submitted_on = forms.DateField(label=_("Sent in on"), widget=DayInput, validators=[within_calendar])
    expires = forms.DateField(
        label=_("New expiry date"), widget=DayInput, validators=[within_calendar], help_text=_("As on the renewed certificate")
    )

    def __init__(self, *args: Any, credential: Credential, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.credential = credential
        self.ask_plainly()

    def clean_submitted_on(self) -> date:
        day = self.cleaned_data["submitted_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day is still ahead. Come back once it is sent in."))
        return day

    def clean_expires(self) -> date:
        day = self.cleaned_data["expires"]
        if self.credential.expires and day <= self.credential.expires:
            before = days.shown(self.credential.expires)
            raise forms.ValidationError(_("Enter a day after %s, when it expires now.") % before)
        return day


class Renew(OwnedMixin, FormView):
    """Closes the cycle with the answer it had that day, and opens the next one with the new date."""

    model = Credential
    template_name = "learning/renew.html"
    form_class = RenewForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            rows = Credential.objects.for_user(request.user).held().with_names()
            self.object = get_object_or_404(rows.exclude(expires=None), pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "credential": self.object}

    def get_initial(self) -> dict[str, Any]:
        return {"submitted_on": clock.today()}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        standing = Standings(self.request.user, clock.today(), self.object).of(self.object)
        words = {"sentence": told.sentence(standing), "left_over": told.left_over(standing)}
        return super().get_context_data(object=self.object, standing=standing, **words, **context)

    def form_valid(self, form: Any) -> HttpResponse:
        close(self.object, form.cleaned_data["submitted_on"], form.cleaned_data["expires"])
        messages.success(self.request, _now("Renewed: %s.") % self.object)
        return HttpResponseRedirect(self.object.get_absolute_url())


@transaction.atomic
def close(credential: Credential, submitted_on: date, expires: date) -> None:
    """The next cycle begins the day after this one, with the rules in force then and what this one leaves over."""
    standing = Standings(credential.owner, clock.today(), credential).of(credential)
    if standing.cycle:
        freeze(standing, submitted_on)
        standing.cycle.save()
    credential.expires = expires
    credential.save(update_fields=["expires"])


def freeze(standing: Standing, submitted_on: date) -> None:
    """Some rules let the next cycle begin on the day after a complete one was sent in: then nothing later counts in this one."""
    cycle: Any = standing.cycle
    cycle.submitted_on = submitted_on
    early = standing.until(submitted_on)
    if early and early.answer and early.answer.complete:
        standing, cycle.next_from = early, submitted_on + timedelta(days=1)
    cycle.answer = as_json(standing.answer) if standing.answer else None
    cycle.carried = [{**asdict(each), "amount": plain(each.amount)} for each in standing.left_over]
