from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.amounts import are_hours
from careertrack.core.fields import CURRENCY_OF
from careertrack.core.forms import NamedForm, OwnedForm
from learning.models import Allowance, Course, Credential, CredentialType, Reimbursement


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["total"].in_hours = are_hours(self["unit"].value())


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
