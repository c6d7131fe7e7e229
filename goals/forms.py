from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.forms import NamedForm, OwnedForm
from goals.models import CheckIn, Direction, Focus, Milestone, Occupation, Pathway, PathwayStep


class MilestoneForm(OwnedForm):
    pairs = (("due", "done_on"),)

    class Meta:
        model = Milestone
        fields = ["goal", "title", "due", "done_on"]


class DirectionForm(OwnedForm):
    class Meta:
        model = Direction
        fields = ["current", "focus", "target", "pathway", "why"]


class FirstDirectionForm(OwnedForm):
    """What a new person is asked; the rest waits on the page of the direction."""

    class Meta:
        model = Direction
        fields = ["current", "focus", "target"]
        widgets = {"focus": forms.RadioSelect(attrs={"class": "choices-2"})}
        help_texts = {
            "current": _("What you are or study now. Start typing, or use your own words."),
            "target": _("Leave it empty if you are not sure yet."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["focus"]
        field.choices = [("", _("Not sure yet")), *Focus.choices]


class CheckInForm(OwnedForm):
    class Meta:
        model = CheckIn
        fields = ["line", "goal", "day"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial.setdefault("day", clock.today())


class ReviewForm(OwnedForm):
    """The line that ends a weekly review, on the day it is written."""

    class Meta:
        model = CheckIn
        fields = ["line"]
        labels = {"line": _("How was this week?")}

    def clean(self) -> dict[str, Any]:
        if self.instance._state.adding:
            self.instance.day = clock.today()
        return super().clean() or self.cleaned_data


class OccupationForm(NamedForm):
    """A role of the person's own, which nobody else sees."""

    class Meta:
        model = Occupation
        fields = ["name", "focus", "education", "note"]


class PathwayForm(NamedForm):
    """A pathway of the person's own, which nobody else sees."""

    class Meta:
        model = Pathway
        fields = ["name", "focus", "occupation", "summary"]


class StepForm(OwnedForm):
    """A step of a pathway of one's own; those of the shared ones are the curators'."""

    class Meta:
        model = PathwayStep
        fields = ["pathway", "name", "kind", "duration", "needs", "credential_type", "occupation"]
        widgets = {"kind": forms.RadioSelect(attrs={"class": "pills"})}
        help_texts = {"name": _("Call it as your course, credential or role is called, and that shows when it is done.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pathway"]
        field.queryset = Pathway.objects.for_user(self.owner)
