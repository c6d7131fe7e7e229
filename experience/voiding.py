"""Hours that somebody signed off are changed only by who knows that this voids it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from careertrack.core.forms import OwnedForm
from experience.models import Shift, SignOffState


class SaysWhatItVoids(OwnedForm):
    """Hours that somebody signed off stay as they were signed, until the person was told that a change voids it."""

    voids = forms.BooleanField(widget=forms.HiddenInput, required=False)
    signed_fields: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["voids"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "voids" in self.fields and not cleaned.get("voids") and self.signed_fields & set(self.changed_data):
            self._say_first()
        return cleaned

    def signed(self) -> Any:
        """The signed shifts that this form may change."""
        return Shift.objects.for_user(self.owner).signed_as(SignOffState.SIGNED)

    def _say_first(self) -> None:
        number = self.signed().count()
        if not number:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("voids")] = "on"
        problem = ngettext(
            "%d shift is signed off as it was. Your change voids that. Save again to change it all the same.",
            "%d shifts are signed off as they were. Your change voids that. Save again to change them all the same.",
            number,
        )
        raise ValidationError(problem % number, code="voids")
