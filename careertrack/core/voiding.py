"""A change that makes void what stands elsewhere is saved only by who was told so."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from careertrack.core.forms import OwnedForm


class SaysWhatItVoids(OwnedForm):
    """Says it once, keeps what was typed, and saves it when it is sent again."""

    voids = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["voids"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "voids" in self.fields and not cleaned.get("voids") and (words := self.what_it_voids()):
            self.data = self.data.copy()
            self.data[self.add_prefix("voids")] = "on"
            raise ValidationError(words, code="voids")
        return cleaned

    def what_it_voids(self) -> str:
        """In a sentence; empty where it voids nothing."""
        return ""
