"""What is measured in network."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core.measures import Ask, Filter, Kind, Measure, Reason
from careertrack.core.models.rows import beside, of_each
from network.models import INTERVALS, Interaction, Mentorship

CONTACT = Filter(gettext_lazy("contact"), "contact")

INTERACTIONS = Measure(
    code="network.interactions",
    label=gettext_lazy("interactions"),
    kind=Kind.COUNT,
    unit="interaction",
    model="network.Interaction",
    day="day",
    counts=ngettext_lazy("%d interaction", "%d interactions"),
    filters={"contact": CONTACT, "kind": Filter(gettext_lazy("kind"), "kind")},
)


def without_mentorship(ask: Ask) -> Any:
    """No mentorship with the contact was running on the day."""
    begun, not_over = Q(start=None) | Q(start__lte=OuterRef("day")), Q(end=None) | Q(end__gte=OuterRef("day"))
    return ~Exists(beside(Mentorship).filter(begun, not_over, contact=OuterRef("contact")))


MENTOR_MEETINGS = Measure(
    code="network.mentor_meetings",
    label=gettext_lazy("mentor meetings"),
    kind=Kind.COUNT,
    unit="meeting",
    model="network.Interaction",
    day="day",
    counts=ngettext_lazy("%d mentor meeting", "%d mentor meetings"),
    filters={"contact": CONTACT},
    reasons=[Reason(gettext_lazy("No mentorship on that day"), without_mentorship)],
)


def last_contact(ask: Ask) -> dict[str, Any]:
    """The newest interaction of a contact up to the ask's last day."""
    until = {"day__lte": ask.end} if ask.end else {}
    return {"last_day": of_each(Interaction, "contact", Max("day"), **until)}


def out_of_rhythm(ask: Ask) -> Q:
    """Longer ago than the contact's own interval; the intervals are few, so each is a day of its own."""
    late = Q(last_day=None)
    for length, _words in INTERVALS:
        late |= Q(keep_in_touch=length, last_day__lt=ask.end - timedelta(days=length))
    return late


KEPT_IN_TOUCH = Measure(
    code="network.kept_in_touch",
    label=gettext_lazy("contacts kept in touch with"),
    kind=Kind.LEVEL,
    unit="contact",
    model="network.Contact",
    counts=ngettext_lazy("%d contact", "%d contacts"),
    filters={"contact": Filter(gettext_lazy("contact"), "pk")},
    annotate=last_contact,
    reasons=[
        Reason(gettext_lazy("No rhythm set"), lambda ask: Q(keep_in_touch=None)),
        Reason(gettext_lazy("Longer ago than your rhythm"), out_of_rhythm),
    ],
)

EVENTS = Measure(
    code="network.events",
    label=gettext_lazy("events"),
    kind=Kind.COUNT,
    unit="event",
    model="network.Event",
    day="day",
    counts=ngettext_lazy("%d event", "%d events"),
    filters={
        "kind": Filter(gettext_lazy("kind"), "kind"),
        "organisation": Filter(gettext_lazy("organizer"), "organisation"),
        "contact": Filter(gettext_lazy("contact"), "people", many=True),
    },
)


def untouched(ask: Ask) -> Any:
    """No interaction with the contact in the period."""
    window = {f"day__{edge}": day for edge, day in (("gte", ask.start), ("lte", ask.end)) if day}
    return ~Exists(beside(Interaction).filter(contact=OuterRef("pk"), **window))


PEOPLE = Measure(
    code="network.people",
    label=gettext_lazy("people met or spoken to"),
    kind=Kind.COUNT,
    unit="person",
    model="network.Contact",
    counts=ngettext_lazy("%d person", "%d people"),
    filters={"organisation": Filter(gettext_lazy("organization"), "organisation")},
    reasons=[Reason(gettext_lazy("No interaction in the period"), untouched)],
)
