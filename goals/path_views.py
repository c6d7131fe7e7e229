"""The pages of a pathway, of the steps of one's own, and of the direction."""

import uuid
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View

from careertrack.core import clock
from careertrack.core.views import OnePage
from careertrack.core.views.narrowing import OwnedMixin
from goals.gap import steps_of
from goals.hints import hints
from goals.need import Need, with_goals
from goals.own_path import copied, move
from goals.path import Trail, trails
from goals.role_views import GapsBecomeGoals


class PathwayDetail(GapsBecomeGoals):
    template_name = "goals/pathway.html"

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.copy() if "copy" in request.POST else super().post(request, slug)

    def copy(self) -> HttpResponse:
        """Once for each page it is asked on, however often it is pressed there."""
        try:
            form_key = uuid.UUID(self.request.POST["copy"])
        except ValueError:
            form_key = uuid.uuid4()
        own = copied(self.request.user, self.get_object(), form_key)
        messages.success(self.request, _("Saved %s.") % own.in_a_sentence(), extra_tags=own.remove_url)
        return redirect(own)

    @cached_property
    def trail(self) -> Trail:
        (found,) = trails(self.request.user, clock.today(), [self.object])
        return found

    @cached_property
    def needs(self) -> list[Need]:
        return with_goals(self.request.user, steps_of(self.trail))

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        walked = self.walked(self.trail)
        return super().get_context_data(trail=self.trail, walked=walked, form_key=uuid.uuid4(), **context)


class StepMove(OwnedMixin, View):
    """One up or down; pressed at the end it stays, and so it does for anything else than up and down."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = get_object_or_404(self.get_queryset(), pk=pk)
        by = {"up": -1, "down": 1}.get(request.POST.get("move", ""), 0)
        if by and move(step, by):
            words = _("Moved up: %s.") if by < 0 else _("Moved down: %s.")
            messages.success(request, words % step)
        return redirect(f"{step.get_absolute_url()}#step-{step.pk}")


class DirectionPage(OnePage):
    """With what the one half of a direction suggests for the other."""

    template_name = "goals/direction.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        return {**context, "hints": hints(self.request.user, context["form"], self.request.GET)}
