from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock
from careertrack.core.fields import CURRENCY_OF, SeveralField
from careertrack.core.forms import NamedForm, OwnedForm
from careertrack.core.text import is_key
from learning.models import Allowance, Category, Course, Credential, CredentialType, Credit, Reimbursement


class PricedForm(OwnedForm):
    """With the currency of where one lives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and self.owner.locale in CURRENCY_OF:
            self.initial.setdefault("currency", CURRENCY_OF[self.owner.locale])


class CourseForm(PricedForm):
    pairs = (("start", "finish"), ("cost", "currency"))

    class Meta:
        model = Course
        fields = [
            "title",
            "provider",
            "kind",
            "status",
            "start",
            "finish",
            "minutes",
            "cost",
            "currency",
            "funding",
            "notes",
        ]
        widgets = {"status": forms.RadioSelect(attrs={"class": "choices-2"})}


class CredentialForm(OwnedForm):
    pairs = (("issued", "expires"),)

    class Meta:
        model = Credential
        fields = ["type", "issuer", "number", "state", "issued", "expires", "notes"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "pills"})}


class FirstExpiryForm(OwnedForm):
    """What a new person is asked: one thing that expires, and when."""

    class Meta:
        model = Credential
        fields = ["type", "expires"]
        help_texts = {"expires": _("The last day it is valid, as on the card.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires"].required = True


class CredentialTypeForm(NamedForm):
    """A credential the catalogue does not know, with a plain total where there is one. Nobody else sees it."""

    pairs = (("total", "unit"),)

    class Meta:
        model = CredentialType
        fields = ["name", "kind", "issuer", "region", "cycle_months", "total", "unit", "needs"]


class CreditForm(OwnedForm):
    explained = ("credit-terms", _("What contact hour, CEU, CE credit, CPD and points mean"))
    pairs = (("amount", "unit"), ("kind", "day"))
    folded = (
        (_("Categories, and where it does not count"), ("categories", "not_for")),
        (
            _("Provider, approval, and what it comes from"),
            ("delivery", "provider", "approval_number", "course", "event", "reading"),
        ),
    )

    class Meta:
        model = Credit
        fields = [
            "title", "kind", "day", "amount", "unit", "categories", "not_for", "delivery", "provider", "approval_number",
            "course", "event", "reading", "notes",
        ]  # fmt: skip
        field_classes = {"categories": SeveralField, "not_for": SeveralField}
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

    def _fill_in_from_source(self) -> None:
        """A course, an event or a reading becomes a credit in one step: what it says already is not asked again."""
        for name in ("course", "event", "reading"):
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


class ReimbursementForm(PricedForm):
    pairs = (("requested", "requested_on"), ("approved", "approved_on"), ("paid", "paid_on"))

    class Meta:
        model = Reimbursement
        fields = [
            "course", "currency", "requested", "requested_on", "approved", "approved_on", "paid", "paid_on", "notes",
        ]  # fmt: skip


class AllowanceForm(PricedForm):
    pairs = (("amount", "currency"),)

    class Meta:
        model = Allowance
        fields = ["year", "amount", "currency", "notes"]
        widgets = {"year": forms.TextInput(attrs={"class": "w-5", "inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial.setdefault("year", clock.today().year)
