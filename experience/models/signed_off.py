"""How a shift stands with whoever signs it off, in words: in the hour log and in a file."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import days
from experience.models.states import SignOffState


class SignedOff:
    """Of a shift `with_sign_off`."""

    in_files = {
        "sign_off_in_words": _("Sign-off"), "sign_off_asked": _("Asked on"), "confirmed_by": _("Confirmed by"),
        "confirmed_on": _("Confirmed on"), "changed_since": _("Changed since"),
    }  # fmt: skip
    state: str
    is_unconfirmed: bool
    get_state_display: Any

    # What `with_sign_off` adds.
    sign_off_state: str
    sign_off_who: str | None
    sign_off_key: int | None
    sign_off_asked: date | None
    sign_off_answered: date | None

    @property
    def is_planned(self) -> bool:
        return self.state == "planned"

    @property
    def standing(self) -> tuple[str, str]:
        """(badge, words) in the hour log, of a shift `with_sign_off`."""
        if self.is_unconfirmed:
            return "soon", _now("Not confirmed")
        if self.is_planned:
            return "none", self.get_state_display()
        state = SignOffState(self.sign_off_state)
        return state.badge, str(state.label)

    @property
    def sign_off_note(self) -> str:
        """Who, and when: beside the badge."""
        day = self.sign_off_answered or self.sign_off_asked
        if self.is_planned or not day:
            return ""
        return ", ".join(each for each in (self.sign_off_who, days.shown(day)) if each)

    @property
    def sign_off_in_words(self) -> str:
        return "" if self.is_planned else str(SignOffState(self.sign_off_state).label)

    @property
    def was_confirmed(self) -> bool:
        return self.sign_off_state in (SignOffState.SIGNED, SignOffState.VOID)

    @property
    def confirmed_by(self) -> str:
        return self.sign_off_who or "" if self.was_confirmed else ""

    @property
    def confirmed_on(self) -> date | None:
        return self.sign_off_answered if self.was_confirmed else None

    @property
    def changed_since(self) -> str:
        if not self.was_confirmed:
            return ""
        return _now("Yes") if self.sign_off_state == SignOffState.VOID else _now("No")
