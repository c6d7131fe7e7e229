"""A goal's own page: its figure with the records behind it, its milestones as a line, and what happened to it."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careertrack.core import clock, days, display
from careertrack.core.counting import counted, left_out
from goals import asks
from goals.figures import Figure, figures, rate
from goals.models import Goal, Milestone

STEPS = 50  # more than anybody overlooks: the rest is in the list
PER_PAGE = 20


class GoalPage:
    """Mixin. Milestones stand in the order they were written down; the one due first is tinted."""

    request: HttpRequest
    object: Any

    def get_queryset(self) -> Any:
        return super().get_queryset().with_progress()  # type: ignore[misc]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        goal, today = self.object, clock.today()
        figure = figures(self.request.user, [goal], today).get(goal.pk)
        steps = in_order(list(goal.milestones.all()))
        context = super().get_context_data(figure=figure, today=today, **context)  # type: ignore[misc]
        context |= {"steps": around(steps), "stations": min(len(steps), STEPS), "history": history(goal)}
        context["may_close"] = not goal.is_over and (figure.may_close if figure else goal.steps == goal.steps_done)
        # Milestones are the line, and why it matters has a place of its own.
        context["linked"] = [group for group in context["linked"] if group.model is not Milestone]
        context["facts"] = [fact for fact in context["facts"] if fact[0] != display.label(goal, "why")]
        return {**context, **(self.measured(figure) if figure else {})}

    def measured(self, figure: Figure) -> dict[str, Any]:
        user, asked = self.request.user, figure.ask
        pages = {"counted": (counted, "page"), "left_out": (left_out, "out")}
        found: dict[str, Any] = {
            name: Paginator(rows(user, asked), PER_PAGE).get_page(self.request.GET.get(key)) for name, (rows, key) in pages.items()
        }
        goal = figure.goal
        return {**found, "asked": asks.sentence(goal), "until": asks.until(goal), "kept": kept(user, figure) if goal.per else None}


def in_order(by_due: list[Milestone]) -> list[tuple[str, Milestone]]:
    now = next((each for each in by_due if not each.done_on), None)
    written = sorted(by_due, key=lambda each: (each.position, each.pk))
    return [("done" if each.done_on else "now" if each == now else "", each) for each in written]


def around(steps: list[tuple[str, Milestone]]) -> list[tuple[str, Milestone]]:
    """As many as a page holds, the one that is next in their midst."""
    place = next((place for place, (state, _step) in enumerate(steps) if state == "now"), len(steps))
    first = max(min(place - STEPS // 2, len(steps) - STEPS), 0)
    return steps[first : first + STEPS]


def kept(user: Any, figure: Figure) -> dict[str, Any]:
    """The last periods, each met or not; the one that runs is not over."""
    found, rows = rate(user, figure), []
    running = figure.is_active and not figure.has_ended
    for at, (start, _end, done) in enumerate(found):
        met, runs = done >= figure.target, running and at == 0
        words = _("met") if met else _("so far") if runs else _("not met")
        of_all = {"done": f"{done:,}", "target": f"{figure.target:,}"}
        unit_less = figure.measure.amount_field is None
        said = _("%(done)s of %(target)s") % of_all if unit_less else figure.measure.progress(done, figure.target, figure.goal.unit)
        said = f"{said}, {words}"
        icon = "okc" if met else "clock" if runs else "none"
        rows.append((icon, period_name(figure.goal, start), min(done, figure.target), said))
    number = sum(done >= figure.target for _start, _end, done in found)
    sentences = {"week": _("Met in %(met)d of the last %(all)d weeks."), "month": _("Met in %(met)d of the last %(all)d months.")}
    return {"rows": rows, "sentence": sentences[figure.goal.per] % {"met": number, "all": len(found)}}


def period_name(goal: Goal, start: date) -> str:
    if goal.per == Goal.Per.MONTH:
        return date_format(start, "M Y")
    return _("Week of %s") % days.shown(start)


def history(goal: Any) -> list[tuple[date, str]]:
    """(day, what happened to the goal itself), the newest first; its milestones say their own days."""
    found = [(clock.day_of(goal.created_at), _("Written down"))]
    found += [(goal.start, _("Begun"))] if goal.start and goal.start <= clock.today() else []
    if goal.closed_on:
        found.append((goal.closed_on, str(goal.get_state_display())))
    return sorted(found, key=lambda pair: pair[0], reverse=True)
