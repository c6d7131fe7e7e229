"""Adding a credential: when it expires is proposed from what is known of its kind, shown before it is saved."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core import clock, days
from careertrack.core.days import LATEST
from careertrack.core.forms import OwnedForm
from careertrack.core.text import TITLE
from careertrack.core.views import RecordCreate
from learning.models import Credential, CredentialType, RuleSet
from learning.renewal.anchors import Anchor


@dataclass(frozen=True)
class Ending:
    """The day a credential would expire, the rule it comes from in words, and the rules with their source."""

    day: date
    words: str
    rules: RuleSet | None


class CredentialForm(OwnedForm):
    pairs = (("issued", "expires"),)
    folded = ((_("It is the registration of a license"), ("registration_of",)),)

    birth_month = forms.TypedChoiceField(
        label=_("Month you were born in"), required=False, coerce=int, empty_value=None,
        choices=[("", _("Not set")), *MONTHS.items()],
        help_text=_("This kind expires by it. It is kept in your settings, so you are asked once."),
    )  # fmt: skip
    # Whether a day was proposed: an empty one is then meant.
    looked = forms.BooleanField(required=False, widget=forms.HiddenInput)
    proposed: Ending | None = None

    class Meta:
        model = Credential
        fields = ["type", "issuer", "number", "state", "issued", "expires", "registration_of", "notes"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "pills"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["looked"]
        if not self.asks_for_birth_month:
            del self.fields["birth_month"]
        else:
            self.order_fields(["type", "issuer", "number", "state", "birth_month"])

    @cached_property
    def rules(self) -> RuleSet | None:
        kind = self.named_type
        return RuleSet.objects.in_force(kind.slug, clock.today()) if kind and kind.owner_id is None else None

    @cached_property
    def named_type(self) -> CredentialType | None:
        sent = self.data.get(self.add_prefix("type")) if self.is_bound else self.initial.get("type")
        typed = str(sent or "").replace("\x00", " ")[:TITLE]
        return next(iter(CredentialType.objects.called(self.owner, typed)), None) if typed.strip() else None

    @cached_property
    def anchor(self) -> Anchor | None:
        """The rules say when a cycle ends; one's own kind says how long it lasts."""
        if self.rules:
            return self.rules.pack.anchor
        months = self.named_type.cycle_months if self.named_type else None
        return Anchor(months) if months else None

    @property
    def asks_for_birth_month(self) -> bool:
        if not self.instance._state.adding or self.owner.birth_month:
            return False
        return self.anchor is not None and self.anchor.kind == "birth-month"

    @cached_property
    def ending(self) -> Ending | None:
        issued, month = self.cleaned_data.get("issued"), self.owner.birth_month or self.cleaned_data.get("birth_month")
        if not self.anchor or not issued or (self.anchor.kind == "birth-month" and not month):
            return None
        card = self.named_type is not None and self.named_type.kind == CredentialType.Kind.CARD
        day = next_end(self.anchor, issued, month, issued if card else clock.today())
        return Ending(day, in_words(self.anchor), self.rules) if day <= LATEST else None

    @property
    def asks_to_look(self) -> bool:
        """A day could be proposed, or could be once the month of birth is known; and nobody was asked."""
        if self.cleaned_data["looked"] or self.cleaned_data.get("expires") or not self.cleaned_data.get("issued"):
            return False
        return self.ending is not None or ("birth_month" in self.fields and not self.cleaned_data.get("birth_month"))

    def look(self) -> None:
        self.proposed = self.ending
        self.data = self.data.copy()
        if self.proposed:
            self.data[self.add_prefix("expires")] = self.proposed.day.isoformat()
            self.data[self.add_prefix("looked")] = "true"
        elif self.add_prefix("birth_month") in self.data:
            self.data[self.add_prefix("looked")] = "true"  # asked for, and left open

    def save(self, commit: bool = True) -> Any:
        made = super().save(commit)
        if month := self.cleaned_data.get("birth_month"):
            self.owner.birth_month = month
            self.owner.save(update_fields=["birth_month"])
        return made


def next_end(anchor: Anchor, issued: date, month: int | None, from_day: date) -> date:
    """The last day of the cycle that runs on this day; of the first one before that."""
    born = date(2000, month, 1) if month else None
    ends, number = anchor.ends(issued, 1, born), 1
    while ends < from_day and ends <= LATEST:
        number += 1
        ends = anchor.ends(issued, number, born)
    return ends


def in_words(anchor: Anchor) -> str:
    months = ngettext("%d month", "%d months", anchor.months) % anchor.months
    if anchor.kind == "issue-month":
        return _now("It lasts %s, to the end of that month.") % months
    if anchor.kind == "birth-month":
        return _now("It ends by your month of birth, every %s.") % months
    if anchor.kind == "fixed":
        day = days.yearless(anchor.month, anchor.day)
        return _now("It ends on %(day)s, every %(months)s.") % {"day": day, "months": months}
    return _now("It lasts %s from the day of issue.") % months


class CredentialAdd(RecordCreate):
    template_name = "learning/credential_form.html"

    def form_valid(self, form: Any) -> HttpResponse:
        if form.asks_to_look:
            form.look()
            # What is asked for may be a field that was not on the page before.
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)
