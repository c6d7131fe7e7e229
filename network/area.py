from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import clock, days
from careertrack.core.answers import Line, Suggestion, Urgency, about
from careertrack.core.areas import Area
from careertrack.core.measures import Ask
from careertrack.core.past import Counted, Moment, Past, said
from network.measures import EVENTS, INTERACTIONS, KEPT_IN_TOUCH, MENTOR_MEETINGS, PEOPLE
from network.models import Contact, Event, Interaction, InteractionQuerySet, Membership, Mentorship


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
