from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import clock
from careertrack.core.views import AreaPage, RecordCreate, RecordDetail, RecordUpdate, safe_next
from goals.asks import known, offered
from goals.figures import figures
from goals.gap import steps_of
from goals.goal_page import GoalPage
from goals.models import Goal, Milestone
from goals.need import Need, with_goals


class GoalsPage(AreaPage):
    """Goals in focus with their line and next milestone; then those that can wait, then those that are over."""

    template_name = "goals/index.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        goals = Goal.objects.for_user(self.request.user).with_progress().with_next_step()
        groups = [
            (_("In focus"), goals.in_focus()[:20]),
            (_("Later"), goals.later()[:10]),
            (_("Done and dropped"), goals.over()[:10]),
        ]
        groups = [(title, list(rows)) for title, rows in groups]
        found = figures(self.request.user, [goal for _title, rows in groups for goal in rows], clock.today())
        for _title, rows in groups:
            for goal in rows:
                goal.figure = found.get(goal.pk)
        context = super().get_context_data(groups=groups, today=clock.today(), **context)
        own, *others = context["kinds"]
        return {**context, "own": own, "others": others, "next_need": self.next_need(context["area"])}

    def next_need(self, area: Any) -> Need | None:
        """Of the step that is next on the pathway."""
        step = area.way.next if area.way else None
        needs = steps_of(area.way) if step else []
        return next(iter(with_goals(self.request.user, [need for need in needs if need.key == step.step.slug])), None)


class GoalDetail(GoalPage, RecordDetail):
    template_name = "goals/goal.html"


class AskedFor:
    """Mixin of the forms of a goal: what is to count is chosen first, and the form is made for it."""

    request: HttpRequest
    template_name = "goals/goal_form.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(offered=offered(), **context)  # type: ignore[misc]


class GoalCreate(AskedFor, RecordCreate):
    def duplicated(self) -> dict[str, Any]:
        """What was closed once is wanted anew."""
        values = super().duplicated()
        return {**values, "state": Goal.State.ACTIVE, "reason": ""} if values else values


class GoalUpdate(AskedFor, RecordUpdate):
    def get_initial(self) -> dict[str, Any]:
        code = self.request.GET.get("measure")
        return {"measure": code} if code == "" or code in known() else {}


@require_POST
def achieve(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal whose figure is not there yet is not done: closing it nevertheless is an edit, with its reason."""
    goal = get_object_or_404(Goal.objects.for_user(request.user), pk=pk)
    figure = figures(request.user, [goal], clock.today()).get(goal.pk)
    if figure and not figure.may_close:
        messages.error(request, _("Not reached yet: %s. To close it all the same, edit the goal.") % figure.words)
    elif not goal.is_over:
        goal.achieve()
        messages.success(request, _("Achieved: %s.") % goal, extra_tags=reverse("goals:goal-reopen", args=[pk]))
    return redirect(safe_next(request, goal.get_absolute_url()))


@require_POST
def reopen_goal(request: HttpRequest, pk: int) -> HttpResponse:
    goal = get_object_or_404(Goal.objects.for_user(request.user), pk=pk)
    goal.reopen()
    messages.success(request, _("Active again: %s.") % goal)
    return redirect(safe_next(request, goal.get_absolute_url()))


class MilestoneDetail(RecordDetail):
    template_name = "goals/milestone.html"


@require_POST
def mark_done(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = get_object_or_404(Milestone.objects.for_user(request.user), pk=pk)
    milestone.mark_done(clock.today())
    undo = reverse("goals:milestone-reopen", args=[pk])
    messages.success(request, _("Marked done: %s.") % milestone, extra_tags=undo)
    return redirect(safe_next(request, milestone.goal.get_absolute_url()))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = get_object_or_404(Milestone.objects.for_user(request.user), pk=pk)
    milestone.reopen()
    messages.success(request, _("Open again: %s.") % milestone)
    return redirect(safe_next(request, milestone.goal.get_absolute_url()))
