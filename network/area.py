from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import clock, days
from careertrack.core.areas import Area, Line, Moment, Suggestion, Urgency, about
from careertrack.core.measures import Ask, Filter, Kind, Measure, Reason
from careertrack.core.models.rows import beside, of_each
from careertrack.core.past import Counted, Past, said
from network.models import INTERVALS, Contact, Event, Interaction, InteractionQuerySet, Membership, Mentorship

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


class Network(Area):
    slug = "network"
    title = gettext_lazy("Network")
    empty = gettext_lazy("No contacts yet. Add the one person you would ask for advice today.")
    models = (
        "network.Contact",
        "network.Mentorship",
        "network.Interaction",
        "network.Event",
        "network.Membership",
        "network.Position",
        "network.Tag",
    )
    untabbed = ("network.Position", "network.Tag")
    curated_models = ("network.Organisation",)
    shelves = ((gettext_lazy("Organizations"), "network:organisation-list"),)
    measures = (INTERACTIONS, MENTOR_MEETINGS, PEOPLE, KEPT_IN_TOUCH, EVENTS)

    @cached_property
    def ask(self) -> Ask:
        return KEPT_IN_TOUCH.ask(end=self.today)

    def questions(self) -> dict[str, Any]:
        """How many contacts there are, have a rhythm and are within it; how many follow-ups are due."""
        rows = Contact.objects.for_user(self.user)
        rhythm = rows.filter(keep_in_touch__isnull=False)
        return {"all": rows, "rhythm": rhythm, "kept": self.ask, "due": self.pressing()}

    @cached_property
    def dated(self) -> list[Interaction]:
        """Follow-ups in the order of their days, enough for any page."""
        now, ahead = Q(follow_up_on__lte=self.today), Q(follow_up_on__gte=self.today)
        return list(self.follow_ups().first_of_each(now, ahead).with_names())

    @cached_property
    def overdue(self) -> list[Interaction]:
        """For today and before."""
        return [each for each in self.dated if each.follow_up_on <= self.today]

    @cached_property
    def ahead(self) -> list[Interaction]:
        return [each for each in self.dated if each.follow_up_on >= self.today]

    def follow_ups(self) -> InteractionQuerySet:
        return Interaction.objects.for_user(self.user).to_follow_up()

    def line(self) -> Line:
        if not self.numbers["all"]:
            return Line(_("No contacts yet"), _("Add a mentor"), self.ask, started=False)
        if not self.numbers["rhythm"]:
            words = ngettext("%d contact", "%d contacts", self.numbers["all"]) % self.numbers["all"]
            return Line(words, _("Say how often to keep in touch"), self.ask)
        kept = self.numbers["kept"]
        words = _("%(kept)d of %(all)d kept in touch") % {"kept": kept, "all": self.numbers["rhythm"]}
        return Line(words, self.next_follow_up(), self.ask, kept, self.numbers["rhythm"])

    def next_follow_up(self) -> str:
        if now := self.numbers["due"]:
            return ngettext("%d follow-up due", "%d follow-ups due", now) % now
        return _("Next follow-up %s") % days.shown(self.ahead[0].follow_up_on) if self.ahead else ""

    def past(self) -> Iterable[Past]:
        """An interaction and an event say by their kind what they were."""
        yield Past(Interaction.objects.for_user(self.user), "day")
        yield Past(Event.objects.for_user(self.user), "day", minutes="minutes")
        yield Past(Membership.objects.for_user(self.user), "since", _("Joined"))
        yield Past(Mentorship.objects.for_user(self.user), "start", _("Began"))

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        yield Counted(PEOPLE.ask(start, end), said(ngettext_lazy("%d person met or spoken to", "%d people met or spoken to")))
        yield Counted(MENTOR_MEETINGS.ask(start, end), said(ngettext_lazy("%d mentor meeting", "%d mentor meetings")))
        yield Counted(EVENTS.ask(start, end), said(ngettext_lazy("%d event", "%d events")))

    def due(self, until: date) -> Iterable[Moment]:
        days_ahead = (self.today, until)
        events = Event.objects.for_user(self.user).filter(day__range=days_ahead).order_by("day", "pk").with_names()[:50]
        members = Membership.objects.for_user(self.user).filter(renews_on__range=days_ahead).order_by("renews_on").with_names()[:50]
        return [
            *(Moment(each.follow_up_on, _("Follow up"), each) for each in self.ahead if each.follow_up_on <= until),
            *(Moment(each.day, each.get_kind_display(), each) for each in events),
            *(Moment(each.renews_on, _("Renews"), each) for each in members),
        ]

    def touched(self) -> dict[Any, date]:
        rows = Contact.objects.for_user(self.user).with_last_contact()
        return {contact: contact.last_contact for contact in rows if contact.last_contact}

    def pressing(self) -> InteractionQuerySet:
        return self.follow_ups().filter(follow_up_on__lte=self.today)

    def pressing_words(self, number: int) -> str:
        return ngettext("%d today", "%d today", number) % number

    def suggest(self) -> Iterable[Suggestion]:
        if not self.numbers["all"]:
            yield Suggestion(
                Urgency.FIRST_STEP,
                _("Add the one person you would ask for advice"),
                _("Today tells you when it is time to be in touch again"),
                reverse("network:contact-add"),
                _("Add contact"),
                self.slug,
            )
        for each in self.overdue:
            yield self.follow_up(each, each.contact.get_absolute_url())
        yield from self.out_of_touch({each.contact_id for each in self.overdue})

    def follow_up(self, each: Any, url: str) -> Suggestion:
        """What to do about it, and why; `url` is where its button goes."""
        title = each.follow_up or _("Follow up with %s") % each.contact
        asked = _("You asked for a reminder on %s") % days.shown_near(each.follow_up_on)
        if each.follow_up_on == self.today:
            asked = _("You asked for a reminder today")
        met = _("You were in touch with %(contact)s on %(day)s") % {"contact": each.contact, "day": days.shown(each.day)}
        reason = f"{asked}. {met}"
        return Suggestion(
            Urgency.FOLLOW_UP, title, reason, url, _("Log follow-up"), self.slug, each.follow_up_on, about(each.contact)
        )

    def out_of_touch(self, handled: set[int]) -> Iterable[Suggestion]:
        """At most one suggestion per person: a due follow-up already is one."""
        rows = self.ask.annotated(KEPT_IN_TOUCH.records(self.user)).exclude(why_not="").filter(keep_in_touch__isnull=False)
        for each in rows.order_by(F("last_day").asc(nulls_first=True), "pk")[:20]:
            if each.pk not in handled:
                last = _("Last contact on %s") % days.shown(each.last_day) if each.last_day else _("No contact noted yet")
                reason = f"{last}. {_('Your rhythm')}: {each.get_keep_in_touch_display().lower()}"
                title = _("Get in touch with %s") % each
                day = each.last_day or clock.day_of(each.created_at)
                url, act = each.get_absolute_url(), _("Write or call")
                yield Suggestion(Urgency.BEHIND, title, reason, url, act, self.slug, day, about(each))
