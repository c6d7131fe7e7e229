from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import clock, display
from careertrack.core.views import AreaPage, RecordDetail, safe_next
from goals.models import Goal, Milestone


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
        context = super().get_context_data(groups=groups, today=clock.today(), **context)
        own, *others = context["kinds"]
        return {**context, "own": own, "others": others}


# More steps than anybody overlooks: the rest is in the list.
STEPS = 50


class GoalDetail(RecordDetail):
    """Its milestones as a line in the order they were written down; the one due first is tinted."""

    template_name = "goals/goal.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_progress()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        by_due = list(self.object.milestones.all())
        now = next((each for each in by_due if not each.done_on), None)
        written = sorted(by_due, key=lambda each: (each.position, each.pk))
        steps = [("done" if each.done_on else "now" if each == now else "", each) for each in written]
        context = super().get_context_data(steps=around(steps), stations=min(len(steps), STEPS), today=clock.today(), **context)
        # Milestones are the line, and why it matters has a place of its own.
        context["linked"] = [group for group in context["linked"] if group.model is not Milestone]
        context["facts"] = [fact for fact in context["facts"] if fact[0] != display.label(self.object, "why")]
        return context


def around(steps: list[tuple[str, Milestone]]) -> list[tuple[str, Milestone]]:
    """As many as a page holds, the one that is next in their midst."""
    place = next((place for place, (state, _step) in enumerate(steps) if state == "now"), len(steps))
    first = max(min(place - STEPS // 2, len(steps) - STEPS), 0)
    return steps[first : first + STEPS]


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
