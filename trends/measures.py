"""What is measured in trends."""

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Filter, Kind, Measure, Reason
from trends.models import Reading

READINGS = Measure(
    code="trends.readings",
    label=gettext_lazy("readings"),
    kind=Kind.COUNT,
    unit="reading",
    model="trends.Reading",
    day="day",
    counts=ngettext_lazy("%d reading", "%d readings"),
    filters={
        "resource": Filter(gettext_lazy("resource"), "resource"),
        "trend": Filter(gettext_lazy("trend"), "resource__trends", many=True),
    },
    reasons=[Reason(gettext_lazy("Saved, not read yet"), lambda ask: Q(state=Reading.State.SAVED))],
)
