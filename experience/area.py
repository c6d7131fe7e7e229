from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from careertrack.core import amounts, days
from careertrack.core.answers import Line, Suggestion, Urgency, about
from careertrack.core.areas import Area
from careertrack.core.measures import Ask
from careertrack.core.past import Counted, Moment, Past, said
from careertrack.core.templatetags.look import SETTINGS
from experience import unsigned
from experience.measures import HOURS, POSITIONS
from experience.models import Experience, Shift, SignOff
from experience.voiding import what_is_void


class ExperienceArea(Area):
    slug = "experience"
    title = gettext_lazy("Experience")
    empty = gettext_lazy("No hours yet. Log one shift you have already done; volunteering counts.")
    models = ("experience.Shift", "experience.Experience", "experience.SignOff")
    measures = (HOURS, POSITIONS)

    @classmethod
    def tabs(cls) -> list[tuple[str, str]]:
        return [*super().tabs(), (_("Report of hours"), reverse("experience:report"))]

    @cached_property
    def agreed(self) -> list[Experience]:
        """Running experiences with agreed hours: what the line is drawn to."""
        places = Experience.objects.for_user(self.user).running(self.today).filter(agreed_minutes__gt=0)
        return list(places.with_minutes()[:200])

    @cached_property
    def asks(self) -> tuple[Ask, Ask]:
        """(what the line shows, this month)"""
        agreed: dict[str, Any] = {"experience": tuple(place.pk for place in self.agreed)} if self.agreed else {}
        return HOURS.ask(**agreed), HOURS.ask(start=days.month_start(self.today), end=self.today)

    def questions(self) -> dict[str, Any]:
        """Minutes: all time, towards what was agreed, this month."""
        done, month = self.asks
        return {"ever": HOURS.ask(), "done": done, "month": month}

    def line(self) -> Line:
        ever, done, month = (self.numbers[name] for name in ("ever", "done", "month"))
        if not ever and not self.agreed:
            return Line(_("0 hours"), _("Log your first shift"), HOURS.ask(), started=False)
        note = _("%s this month") % amounts.short_hours(month)
        if not self.agreed:
            return Line(amounts.hours_in_words(ever), note, HOURS.ask(), amount=ever)
        target = sum(place.agreed_minutes or 0 for place in self.agreed)
        # Hours over what one place asks for do not make up for what another still misses.
        over = sum(max(place.done_minutes - (place.agreed_minutes or 0), 0) for place in self.agreed)
        towards = done - over
        return Line(amounts.hours_of(towards, target), note, self.asks[0], towards, target, "quarters", besides=self.besides(over))

    def besides(self, over: int) -> str:
        if not over:
            return ""
        return _("%s more than a place asks for are not in this number. They do not make up for another place.") % (
            amounts.hours_in_words(over).capitalize()
        )

    def past(self) -> Iterable[Past]:
        places = Experience.objects.for_user(self.user)
        yield Past(Shift.objects.for_user(self.user).done(), "day", _("Worked"), "minutes", {"state": Shift.State.DONE})
        yield Past(places, "start", _("Started"))
        yield Past(places, "end", _("Ended"))
        asked = SignOff.objects.for_user(self.user).filter(withdrawn_at=None)
        yield Past(asked.filter(on_paper=False), "asked_on", _("Asked for sign-off"))
        yield Past(asked.filter(decision=SignOff.Decision.SIGNED), "decided_on", _("Signed off"))

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        settings = [(SETTINGS.get(value, "clip"), str(words), value) for value, words in Experience.Setting.choices]
        parts = tuple((icon, words, HOURS.ask(start, end, setting=value)) for icon, words, value in settings)
        yield Counted(HOURS.ask(start, end), amounts.hours_in_words, amounts.hours_in_words, parts)
        yield Counted(POSITIONS.ask(start, end), said(ngettext_lazy("%d place begun", "%d places begun")))

    @cached_property
    def planned(self) -> list[Shift]:
        """Shifts to confirm, hours over a period that runs, and shifts ahead; each kind the oldest first."""
        over, running = Q(until=None, day__lt=self.today) | Q(until__lt=self.today), Q(day__lt=self.today, until__gte=self.today)
        rows = Shift.objects.for_user(self.user).planned()
        return list(rows.first_of_each(over, running, Q(day__gte=self.today)).with_names())

    @property
    def unconfirmed(self) -> list[Shift]:
        return [each for each in self.planned if each.is_unconfirmed]

    def due(self, until: date) -> Iterable[Moment]:
        return [Moment(each.day, _("Shift"), each) for each in self.planned if self.today <= each.day <= until]

    def suggest(self) -> Iterable[Suggestion]:
        if not self.numbers["ever"] and not self.planned:
            yield Suggestion(
                Urgency.FIRST_STEP,
                _("Log one shift you have already done"),
                _("Volunteering counts. It takes about 20 seconds and gives you hours to build on"),
                Shift.add_url(),
                _("Log hours"),
                self.slug,
                date.min,  # first of the first steps
            )
        for each in self.unconfirmed:
            title = _("Confirm %s") % each.in_a_sentence()
            reason = _("You planned it for %s; it counts once you say it was worked") % days.shown(each.day)
            url = each.get_absolute_url()
            yield Suggestion(Urgency.UNCONFIRMED, title, reason, url, _("Confirm"), self.slug, each.day, about(each))
        yield from unsigned.suggestions(self.user, self.today)

    def voided_by(self, renamed: Any) -> str:
        if not isinstance(renamed, Experience._meta.get_field("organisation").related_model):
            return ""
        return what_is_void(Shift.objects.for_user(self.user).filter(experience__organisation=renamed))
