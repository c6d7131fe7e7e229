"""What is measured in goals."""

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Filter, Kind, Measure, Reason

MILESTONES = Measure(
    code="goals.milestones",
    label=gettext_lazy("milestones done"),
    kind=Kind.COUNT,
    unit="milestone",
    model="goals.Milestone",
    day="done_on",
    counts=ngettext_lazy("%d milestone", "%d milestones"),
    filters={"goal": Filter(gettext_lazy("goal"), "goal")},
    reasons=[Reason(gettext_lazy("Not done yet"), lambda ask: Q(done_on=None))],
)
