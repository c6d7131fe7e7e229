from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import clock, days
from careertrack.core.answers import FirstStep, Line, Suggestion
from careertrack.core.areas import Area
from careertrack.core.models.rows import beside
from careertrack.core.past import Counted, Moment, Past, said
from goals import suggesting
from goals.figures import Figure, figures
from goals.forms import FirstDirectionForm, ReviewForm
from goals.measures import MILESTONES
from goals.models import CheckIn, Direction, Goal, Milestone, MilestoneQuerySet
from goals.path import Trail, way_of

QUIET = timedelta(days=30)
MOST = 60  # active goals that are measured at once; the list has all


class Goals(Area):
    slug = "goals"
    title = gettext_lazy("Goals")
    empty = gettext_lazy("No goal yet. Write down one thing you want to be true a year from now.")
    models = ("goals.Goal", "goals.Milestone", "goals.CheckIn", "goals.Direction")
    curated_models = ("goals.Occupation", "goals.Pathway")
    shelves = (
        (gettext_lazy("Occupations"), "goals:occupation-list"),
        (gettext_lazy("Pathways"), "goals:pathway-list"),
    )
    measures = (MILESTONES,)
    first_step = FirstStep(
        gettext_lazy("Where are you headed?"),
        gettext_lazy("Today says it under your name. You can change it any time, and “not sure yet” is a fine answer."),
        FirstDirectionForm,
    )

    closing = ReviewForm

    @cached_property
    def direction(self) -> Direction | None:
        return Direction.objects.for_user(self.user).with_names().first()

    def about(self) -> str:
        """`Medical assistant, on the way to registered nurse.`"""
        return self.direction.in_words if self.direction else ""

    @cached_property
    def active(self) -> list[Goal]:
        """Those worked on: in focus before those that can wait, of each the nearest date first."""
        rows = Goal.objects.for_user(self.user).filter(state=Goal.State.ACTIVE).with_progress().with_next_step()
        return list(rows.order_by("-in_focus", F("target_day").asc(nulls_last=True), "pk")[:MOST])

    @property
    def focus(self) -> Goal | None:
        """The goal the line speaks of."""
        return self.active[0] if self.active else None

    @cached_property
    def figures(self) -> dict[int, Figure]:
        return figures(self.user, self.active, self.today)

    def questions(self) -> dict[str, Any]:
        """How many goals there are in any state, and how many are in focus."""
        rows = Goal.objects.for_user(self.user)
        return {"all": rows, "in_focus": rows.filter(state=Goal.State.ACTIVE, in_focus=True)}

    @cached_property
    def dated(self) -> list[Milestone]:
        """Milestones still to do that have a date, the overdue first and then the nearest."""
        rows = self.to_do().first_of_each(Q(due__lt=self.today), Q(due__gte=self.today))
        return list(rows.select_related("goal"))

    def to_do(self) -> MilestoneQuerySet:
        return Milestone.objects.for_user(self.user).ahead().filter(due__isnull=False)

    def line(self) -> Line:
        goal: Any = self.focus
        if not self.numbers["all"]:
            return Line(_("No goal yet"), _("Set your first one"), MILESTONES.ask(), started=self.direction is not None)
        if goal is None:
            return Line(_("No goal in focus"), _("Set your next one"), MILESTONES.ask())
        if figure := self.figures.get(goal.pk):
            return self.measured(figure)
        return self.progress(goal) if goal.steps else Line(self.in_focus(), goal.title, MILESTONES.ask(goal=goal.pk))

    def measured(self, figure: Figure) -> Line:
        ask: Any = figure.ask
        note = figure.pace.removesuffix(".") or figure.goal.title
        return Line(capfirst(figure.words), note, ask, amount=figure.done, target=figure.target)

    def in_focus(self) -> str:
        number = self.numbers["in_focus"]
        return ngettext("%d goal in focus", "%d goals in focus", number) % number if number else _("No goal in focus")

    def progress(self, goal: Any) -> Line:
        words = ngettext("%(done)d of %(all)d milestone", "%(done)d of %(all)d milestones", goal.steps)
        upcoming = {"title": goal.next_step, "day": days.shown(goal.next_due)} if goal.next_due else None
        note = _("Next: %(title)s, %(day)s") % upcoming if upcoming else goal.title
        return Line(
            words % {"done": goal.steps_done, "all": goal.steps},
            note,
            MILESTONES.ask(goal=goal.pk),
            amount=goal.steps_done,
            target=goal.steps,
            stations=min(goal.steps, 12),
        )

    def past(self) -> Iterable[Past]:
        yield Past(Milestone.objects.for_user(self.user).filter(done_on__isnull=False), "done_on", _("Done"))
        for state, words in ((Goal.State.ACHIEVED, _("Achieved")), (Goal.State.DROPPED, _("Dropped"))):
            yield Past(Goal.objects.for_user(self.user).filter(state=state), "closed_on", words, listed={"state": state})
        yield Past(CheckIn.objects.for_user(self.user), "day", _("Checked in"))

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        goals = Goal.objects.for_user(self.user).filter(state=Goal.State.ACHIEVED, closed_on__range=(start, end))
        yield Counted(goals, said(ngettext_lazy("%d goal achieved", "%d goals achieved")))
        yield Counted(MILESTONES.ask(start, end), said(ngettext_lazy("%d milestone done", "%d milestones done")))

    def due(self, until: date) -> Iterable[Moment]:
        goals: list[Any] = [each for each in self.active if each.target_day and self.today <= each.target_day <= until]
        steps = [Moment(each.due, _("Milestone"), each) for each in self.dated if self.today <= each.due <= until]
        return [*steps, *(Moment(each.target_day, _("Goal"), each) for each in goals)]

    def pressing(self) -> MilestoneQuerySet:
        return self.to_do().filter(due__lte=self.today)

    def suggest(self) -> Iterable[Suggestion]:
        if self.focus is None:
            yield suggesting.first_goal(self.way)
        yield from (suggesting.overdue(each) for each in self.dated if each.due < self.today)
        yield from (found for each in self.figures.values() if (found := suggesting.of_goal(each, self.today)))

    @cached_property
    def way(self) -> Trail | None:
        """The pathway of the direction as far as the target role."""
        return way_of(self.user, self.today, self.direction) if self.direction else None

    def look_over(self) -> Iterable[Suggestion]:
        """Active goals nothing was noted for in 30 days, the longest untouched first; what is measured moves by itself."""
        since = self.today - QUIET
        lately = Exists(beside(CheckIn).filter(goal=OuterRef("pk"), day__gt=since))
        stepped = Exists(beside(Milestone).filter(goal=OuterRef("pk"), done_on__gt=since))
        rows = Goal.objects.for_user(self.user).filter(~lately, ~stepped, state=Goal.State.ACTIVE, measure="")
        rows = rows.filter(updated_at__lt=clock.now() - QUIET).order_by("updated_at", "pk")
        return [suggesting.quiet(each) for each in rows[:20]]
