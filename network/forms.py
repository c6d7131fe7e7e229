from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.areas import areas_for
from careertrack.core.fields import SeveralField
from careertrack.core.forms import NamedForm, OwnedForm
from careertrack.core.text import same_name
from careertrack.core.voiding import SaysWhatItVoids
from network.models import Contact, Event, Interaction, Membership, Mentorship, Organisation, Position, Tag


class ContactForm(OwnedForm):
    pairs = (("email", "phone"),)

    class Meta:
        model = Contact
        fields = [
            "name", "role", "organisation", "email", "phone", "how_met", "introduced_by", "keep_in_touch", "tags",
            "notes",
        ]  # fmt: skip
        field_classes = {"tags": SeveralField}
        widgets = {"tags": forms.CheckboxSelectMultiple(attrs={"class": "pills"})}


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


class EventForm(OwnedForm):
    pairs = (("day", "until"), ("cost", "currency"))

    class Meta:
        model = Event
        fields = [
            "title", "kind", "day", "until", "organisation", "place", "minutes", "cost", "currency", "people", "notes",
        ]  # fmt: skip
        field_classes = {"people": SeveralField}
        widgets = {"people": forms.SelectMultiple(attrs={"class": "w-20", "size": 6})}


class MembershipForm(OwnedForm):
    pairs = (("since", "renews_on"), ("fee", "currency"))

    class Meta:
        model = Membership
        fields = ["organisation", "number", "since", "renews_on", "fee", "currency", "notes"]


class PositionForm(OwnedForm):
    pairs = (("start", "end"),)

    class Meta:
        model = Position
        fields = ["contact", "organisation", "role", "start", "end"]


class TagForm(OwnedForm):
    class Meta:
        model = Tag
        fields = ["name"]


class TaggingForm(forms.Form):
    """A tag by its name: the one there is, or a new one that is not saved yet."""

    tag = Tag._meta.get_field("name").formfield(error_messages={"required": _("Enter a tag.")})

    def __init__(self, *args: Any, owner: Any) -> None:
        super().__init__(*args)
        self.owner = owner

    def clean_tag(self) -> Tag:
        name = self.cleaned_data["tag"]
        own = Tag.objects.for_user(self.owner)
        return next((tag for tag in own if same_name(tag.name, name)), None) or Tag(owner=self.owner, name=name)


class OrganisationForm(SaysWhatItVoids, NamedForm):
    """A place of the person's own, which nobody else sees. Under another name it may be another place."""

    class Meta:
        model = Organisation
        fields = ["name", "kind", "focus", "url", "summary"]

    def what_it_voids(self) -> str:
        areas = areas_for(self.owner, clock.today()) if "name" in self.changed_data else []
        return " ".join(words for area in areas if (words := area.voided_by(self.instance)))
