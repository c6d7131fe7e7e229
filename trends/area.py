from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import clock, days
from careertrack.core.answers import Find, Line, Offer, Suggestion, Urgency, about
from careertrack.core.areas import Area
from careertrack.core.measures import Ask
from careertrack.core.past import Counted, Past, said
from trends.finding import serving
from trends.measures import READINGS
from trends.models import Reading, ResourceList, Rhythm


class Trends(Area):
    slug = "trends"
    title = gettext_lazy("Trends")
    empty = gettext_lazy("Nothing read yet. Save one thing to read, or log one you have read.")
    models = ("trends.Reading", "trends.Rhythm")
    curated_models = ("trends.Trend", "trends.Resource", "trends.ResourceList")
    shelves = (
        (gettext_lazy("Topics"), "trends:trend-list"),
        (gettext_lazy("Library"), "trends:resource-list"),
        (gettext_lazy("Reading lists"), "trends:resourcelist-list"),
    )
    measures = (READINGS,)

    @cached_property
    def waiting(self) -> list[Reading]:
        return list(Reading.objects.for_user(self.user).waiting().with_names()[:20])

    @property
    def month(self) -> Ask:
        return READINGS.ask(start=days.month_start(self.today), end=self.today)

    def questions(self) -> dict[str, Any]:
        """Readings: ever, this month, waiting, and wanted a month where the person set a rhythm."""
        waiting, rhythm = Reading.objects.for_user(self.user).waiting(), Rhythm.objects.for_user(self.user)
        return {"ever": READINGS.ask(), "month": self.month, "waiting": waiting, "wanted": rhythm.values("readings")}

    def line(self) -> Line:
        month, wanted, saved = self.numbers["month"], self.numbers["wanted"], self.numbers["waiting"]
        if not self.numbers["ever"] and not saved:
            return Line(_("Nothing read yet"), _("Save something to read"), self.month, started=False)
        words = ngettext("%d read this month", "%d read this month", month) % month
        if wanted:
            words = _("%(read)d of %(all)d reads") % {"read": month, "all": wanted}
        note = ngettext("%d saved for later", "%d saved for later", saved) % saved if saved else _("Nothing saved for later")
        return Line(words, note, self.month, month, wanted or None)

    def past(self) -> Iterable[Past]:
        done = Reading.objects.for_user(self.user).filter(state=Reading.State.READ)
        yield Past(done, "day", _("Read"), "minutes", {"state": Reading.State.READ})

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        yield Counted(READINGS.ask(start, end), said(ngettext_lazy("%d reading", "%d readings")))

    def suggest(self) -> Iterable[Suggestion]:
        if not self.numbers["ever"] and not self.waiting:
            yield Suggestion(
                Urgency.FIRST_STEP,
                _("Save one thing to read"),
                _("The library has short official pages about where the field is going"),
                reverse("trends:resource-list"),
                _("Open library"),
                self.slug,
            )
        elif self.waiting and not self.numbers["month"]:
            yield self.to_read(self.waiting[0], Urgency.BEHIND, _("Saved on %s, and nothing read this month yet"))

    def look_over(self) -> Iterable[Suggestion]:
        for each in self.waiting:
            yield self.to_read(each, Urgency.LOOK_OVER, _("Saved on %s"))

    def to_read(self, each: Reading, urgency: Urgency, why: str) -> Suggestion:
        day, title = clock.day_of(each.created_at), _("Read “%s”") % each
        reason = why % days.shown(day)
        return Suggestion(urgency, title, reason, each.get_absolute_url(), _("Read"), self.slug, day, about(each))

    def serving(self, wants: dict[str, str]) -> Iterable[Find]:
        return serving(self.user, wants)

    def offers(self, area: str) -> Iterable[Offer]:
        rows: Any = ResourceList.objects.visible_to(self.user).filter(area=area).with_sizes(self.user)[:20]
        return [Offer(each.title, each.summary, each.get_absolute_url(), each.size) for each in rows if each.size]
