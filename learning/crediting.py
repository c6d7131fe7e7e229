"""Logging a credit: once, with a proposal for every credential it may serve."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock
from careertrack.core.fields import SeveralField
from careertrack.core.forms import OwnedForm
from careertrack.core.text import is_key
from careertrack.core.views import RecordCreate, RecordDetail
from learning.fitting import SOURCES, Said
from learning.models import Category, Credential, Credit, Unit
from learning.proposing import Proposal, judged, said_of, verdicts_on


class ByCredential(ModelChoiceIterator):
    def __iter__(self) -> Iterator[Any]:
        for kind, rows in groupby(self.queryset.order_by("credential_type__name", "credential_type", "pk"), credential_type_of):
            yield str(kind), [self.choice(row) for row in rows]


class CategoriesField(SeveralField):
    """Each under the name of its credential."""

    iterator = ByCredential

    def label_from_instance(self, row: Any) -> str:
        return row.name


def credential_type_of(row: Category) -> Any:
    return row.credential_type


class CreditForm(OwnedForm):
    explained = ("credit-terms", _("What contact hour, CEU, CE credit, CPD and points mean"))
    pairs = (("amount", "unit"), ("kind", "day"))
    folded = (
        (_("Categories, and where it does not count"), ("categories", "not_for")),
        (
            _("Provider, approval, and what it comes from"),
            ("delivery", "provider", "approval_number", "certificate_number", "course", "event", "reading"),
        ),
    )

    # Whether the person has seen what it counts toward: what is ticked is then their own choice.
    looked = forms.BooleanField(required=False, widget=forms.HiddenInput)
    verdicts: Any = ()

    class Meta:
        model = Credit
        fields = [
            "title", "kind", "day", "amount", "unit", "categories", "not_for", "delivery", "provider", "approval_number",
            "certificate_number", "course", "event", "reading", "notes",
        ]  # fmt: skip
        field_classes = {"categories": CategoriesField, "not_for": SeveralField}
        widgets = {
            "categories": forms.CheckboxSelectMultiple(attrs={"class": "pills"}),
            "not_for": forms.CheckboxSelectMultiple(attrs={"class": "pills"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_categories()
        if self.instance._state.adding:
            self._fill_in_from_source()
            self.initial.setdefault("day", clock.today())
            if not self.is_bound and self.initial.get("title") and "categories" not in self.initial:
                self._propose_at_once()
        else:
            del self.fields["looked"]
        self.fields["amount"].in_hours = amounts.are_hours(self["unit"].value())

    def _fill_in_from_source(self) -> None:
        """A course, an event or a reading becomes a credit in one step: what it says already is not asked again."""
        for name in SOURCES:
            key = str(self.initial.get(name) or "")
            source = self.fields[name].queryset.filter(pk=key).first() if is_key(key) else None
            if source:
                self._fill_in(source)

    def _fill_in(self, source: Any) -> None:
        day = getattr(source, "finish", None) or getattr(source, "day", None)
        told = {
            "title": str(source),
            "day": day if day and day <= clock.today() else None,
            "amount": amounts.written(source.minutes) if source.minutes and source.minutes * 100 % 60 == 0 else None,
            "provider": getattr(source, "provider", "") or str(getattr(source, "organisation", None) or ""),
        }
        for name, value in told.items():
            if value:
                self.initial.setdefault(name, value)

    def _offer_categories(self) -> None:
        """Of the credentials the person has: nobody chooses among all there are."""
        held = Credential.objects.for_user(self.owner).order_by().values("type")
        mine = Category.objects.visible_to(self.owner).filter(credential_type__in=held)
        field: Any = self.fields["categories"]
        field.queryset = (mine | self._chosen("categories", Category)).select_related("credential_type").distinct()

    def _propose_at_once(self) -> None:
        """What is filled in from a source comes with what it fits."""
        source = next((name for name in SOURCES if self.initial.get(name)), "")
        texts = {name: str(self.initial.get(name) or "") for name in ("title", "delivery", "provider")}
        proposal = Proposal(self.owner, Said(**texts, approval=str(self.initial.get("approval_number") or ""), source=source))
        if proposal.before:
            self.initial.setdefault("unit", proposal.before.unit)
            self.initial.setdefault("delivery", proposal.before.delivery)
        self.initial.update(looked=True, categories=keys(proposal.fitting), not_for=keys(proposal.left_out))
        told = {name: self._filled_in(name) for name in ("day", "amount")}
        if told["day"]:
            credit = Credit(title=texts["title"], unit=self.initial.get("unit", Unit.CONTACT_HOURS), **told)
            self.verdicts = judged(proposal, credit, list(proposal.fitting), proposal.left_out)

    def _filled_in(self, name: str) -> Any:
        """What the form would make of it; nothing of nonsense from an address."""
        with suppress(forms.ValidationError):
            return self.fields[name].clean(self.initial.get(name))

    @cached_property
    def proposal(self) -> Proposal:
        return Proposal(self.owner, said_of(self.instance))

    @property
    def asks_to_look(self) -> bool:
        """Saved without a category though there are some it fits, and nobody was asked."""
        return not self.cleaned_data["looked"] and not self.cleaned_data["categories"] and bool(self.proposal.fitting)

    def look(self) -> None:
        """Tick what is proposed, once, beside what the person ticked; and say what each credential makes of it."""
        carried, left_out = list(self.cleaned_data["categories"]), list(self.cleaned_data["not_for"])
        if not self.cleaned_data["looked"]:
            carried += [row for row in self.proposal.fitting if row not in carried]
            left_out += [row for row in self.proposal.left_out if row not in left_out]
        self.data = self.data.copy()
        self.data.setlist(self.add_prefix("categories"), keys(carried))
        self.data.setlist(self.add_prefix("not_for"), keys(left_out))
        self.data[self.add_prefix("looked")] = "true"
        self.verdicts = judged(self.proposal, self.instance, carried, left_out)


def keys(rows: Iterable[Any]) -> list[str]:
    return [str(row.pk) for row in rows]


class CreditAdd(RecordCreate):
    template_name = "learning/credit_form.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        check = _now("See what it counts toward") if Credential.objects.for_user(self.request.user).held().exists() else ""
        return super().get_context_data(check=check, **context)

    def form_valid(self, form: Any) -> HttpResponse:
        if "check" in self.request.POST or form.asks_to_look:
            form.look()
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)


class CreditDetail(RecordDetail):
    template_name = "learning/credit.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(verdicts=verdicts_on(self.request.user, self.object), **context)
