from typing import Any

from django import forms

from careertrack.core.fields import CURRENCY_OF
from careertrack.core.forms import OwnedForm
from learning.models import Course, Credential


class CourseForm(OwnedForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and self.owner.locale in CURRENCY_OF:
            self.initial.setdefault("currency", CURRENCY_OF[self.owner.locale])


class CredentialForm(OwnedForm):
    pairs = (("issued", "expires"),)

    class Meta:
        model = Credential
        fields = ["name", "issuer", "number", "state", "issued", "expires", "notes"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "pills"})}
