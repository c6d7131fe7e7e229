from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core.forms import OwnedForm
from goals.models import Goal, Milestone


class GoalForm(OwnedForm):
    pairs = (("start", "target_day"),)
    folded = ((_("State: achieved, paused or dropped"), ("state", "reason")),)

    class Meta:
        model = Goal
        fields = ["title", "why", "area", "in_focus", "start", "target_day", "state", "reason"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "choices-2"})}


class MilestoneForm(OwnedForm):
    pairs = (("due", "done_on"),)

    class Meta:
        model = Milestone
        fields = ["goal", "title", "due", "done_on"]
