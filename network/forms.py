from typing import Any

from careertrack.core import clock
from careertrack.core.forms import OwnedForm
from network.models import Contact, Interaction, Mentorship


class ContactForm(OwnedForm):
    pairs = (("email", "phone"),)

    class Meta:
        model = Contact
        fields = [
            "name", "role", "organisation", "email", "phone", "how_met", "introduced_by", "keep_in_touch", "notes",
        ]  # fmt: skip


class MentorshipForm(OwnedForm):
    pairs = (("start", "end"),)

    class Meta:
        model = Mentorship
        fields = ["contact", "direction", "focus", "cadence", "start", "end", "agreement"]


class InteractionForm(OwnedForm):
    pairs = (("follow_up_on", "followed_up_on"),)

    class Meta:
        model = Interaction
        fields = [
            "contact", "day", "kind", "notes", "private_notes", "follow_up", "follow_up_on", "followed_up_on",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial.setdefault("day", clock.today())
