from django import forms

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


class CredentialForm(OwnedForm):
    pairs = (("issued", "expires"),)

    class Meta:
        model = Credential
        fields = ["name", "issuer", "number", "state", "issued", "expires", "notes"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "pills"})}
