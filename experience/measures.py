"""What is measured in experience."""

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Ask, Filter, Kind, Measure, Reason
from experience.models import Shift


def partly_before(ask: Ask) -> Q | None:
    """Hours over a period count where it lies wholly inside."""
    return Q(day__lt=ask.start, until__gte=ask.start) if ask.start else None


def partly_after(ask: Ask) -> Q | None:
    return Q(day__lte=ask.end, until__gt=ask.end) if ask.end else None


HOURS = Measure(
    code="experience.hours",
    label=gettext_lazy("hours done"),
    kind=Kind.SUM,
    unit="minute",
    model="experience.Shift",
    day="day",
    amount="minutes",
    filters={
        "experience": Filter(gettext_lazy("place"), "experience"),
        "setting": Filter(gettext_lazy("setting"), "experience__setting"),
        "kind": Filter(gettext_lazy("kind"), "experience__kind"),
        "category": Filter(gettext_lazy("application category"), "experience__category"),
        "organisation": Filter(gettext_lazy("organization"), "experience__organisation"),
        "skill": Filter(gettext_lazy("skill"), "skills", many=True),
        "sign_off": Filter(
            gettext_lazy("sign-off"),
            "entries__sign_off__decision",
            word="signed_as",
            refused=gettext_lazy("Not signed off"),
            offered=(("", gettext_lazy("all that are done")), ("signed", gettext_lazy("only signed-off hours"))),
        ),
    },
    reasons=[
        Reason(gettext_lazy("Planned, not done yet"), lambda ask: Q(state=Shift.State.PLANNED)),
        Reason(gettext_lazy("Partly before the period"), partly_before),
        Reason(gettext_lazy("Partly after the period"), partly_after),
    ],
)

POSITIONS = Measure(
    code="experience.positions",
    label=gettext_lazy("jobs, placements and volunteering"),
    kind=Kind.COUNT,
    unit="position",
    model="experience.Experience",
    day="start",
    counts=ngettext_lazy("%d place", "%d places"),
    filters={"setting": Filter(gettext_lazy("setting"), "setting"), "kind": Filter(gettext_lazy("kind"), "kind")},
)
