"""What is measured in learning."""

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Filter, Kind, Measure, Reason
from learning.models import Course, Credential

COURSES = Measure(
    code="learning.courses",
    label=gettext_lazy("courses done"),
    kind=Kind.COUNT,
    unit="course",
    model="learning.Course",
    day="finish",
    counts=ngettext_lazy("%d course", "%d courses"),
    filters={"kind": Filter(gettext_lazy("kind"), "kind"), "funding": Filter(gettext_lazy("funding"), "funding")},
    reasons=[Reason(gettext_lazy("Not completed"), lambda ask: ~Q(status=Course.Status.COMPLETED))],
)

CREDITS = Measure(
    code="learning.credits",
    label=gettext_lazy("credits"),
    kind=Kind.SUM,
    unit="credit",
    model="learning.Credit",
    day="day",
    amount="amount",
    filters={
        "unit": Filter(gettext_lazy("unit"), "unit"),
        "kind": Filter(gettext_lazy("kind"), "kind"),
        "topic": Filter(gettext_lazy("category"), "categories", many=True),
    },
    one_of="unit",
    reasons=[Reason(gettext_lazy("No amount given"), lambda ask: Q(amount=None))],
)

CREDENTIALS = Measure(
    code="learning.credentials",
    label=gettext_lazy("credentials held"),
    kind=Kind.LEVEL,
    unit="credential",
    model="learning.Credential",
    counts=ngettext_lazy("%d credential", "%d credentials"),
    filters={
        "credential_type": Filter(gettext_lazy("credential type"), "type"),
        "credential": Filter(gettext_lazy("credential"), "pk"),
    },
    reasons=[
        Reason(gettext_lazy("Not held"), lambda ask: ~Q(state=Credential.State.HELD)),
        Reason(gettext_lazy("Not issued yet"), lambda ask: Q(issued__gt=ask.end) if ask.end else None),
        Reason(gettext_lazy("Expired"), lambda ask: Q(expires__lt=ask.end) if ask.end else None),
    ],
)
