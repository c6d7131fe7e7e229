"""Hours that somebody signed off are changed only by who knows that this voids it."""

from typing import Any

from django.utils.translation import ngettext

from careertrack.core import voiding
from experience.models import Shift, SignOffState


def what_is_void(shifts: Any) -> str:
    """Said before these shifts, or what was signed of them, change."""
    number = shifts.signed_as(SignOffState.SIGNED).count()
    words = ngettext(
        "%d shift is signed off as it was. Your change voids that. Save again to change it all the same.",
        "%d shifts are signed off as they were. Your change voids that. Save again to change them all the same.",
        number,
    )
    return words % number if number else ""


class SaysWhatItVoids(voiding.SaysWhatItVoids):
    signed_fields: frozenset[str] = frozenset()

    def what_it_voids(self) -> str:
        return what_is_void(self.shifts()) if self.signed_fields & set(self.changed_data) else ""

    def shifts(self) -> Any:
        """Those that this form may change."""
        return Shift.objects.for_user(self.owner)
