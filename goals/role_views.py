"""The pages of a role: what it is, and what separates somebody from it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from careertrack.core import clock
from careertrack.core.views import CuratedDetail
from goals.gap import needs_of, side_by_side, steps_of
from goals.models import Direction, Occupation
from goals.models.direction import in_a_sentence
from goals.need import Kind, Need, become_goal, with_goals
from goals.path import Trail, leading_to, trails


class GapsBecomeGoals(CuratedDetail):
    """A page whose gaps become goals, each at the press of its button."""

    needs: Sequence[Need] = ()

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        self.object = self.get_object()
        asked = request.POST.get("need")
        need = next((each for each in self.needs if each.code == asked and not each.met), None)
        if need is None:
            messages.info(request, _("That is no gap any more."))
            return redirect(request.path)
        goal, new = become_goal(request.user, need, clock.today())
        words = _("Saved %s.") if new else _("You have this goal already: %s.")
        messages.success(request, words % goal.in_a_sentence(), extra_tags=goal.remove_url if new else "")
        return redirect(goal)

    def walked(self, trail: Trail) -> list[tuple[Any, Need | None]]:
        """Each stop with the need it is while no record proves it."""
        by_step = {need.key: need for need in self.needs if need.kind == Kind.STEP}
        return [(stop, by_step.get(stop.step.slug)) for stop in trail.stops]


class OccupationDetail(CuratedDetail):
    template_name = "goals/occupation.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user = self.request.user
        found = trails(user, clock.today(), leading_to(user, self.object)[:20])
        needed = {name: getattr(self.object, name).visible_to(user)[:50] for name in ("credential_types", "skills")}
        return super().get_context_data(trails=[trail.up_to(self.object) for trail in found], **needed, **context)


class OccupationGap(GapsBecomeGoals):
    """From the current role to this one: side by side, what is missing, and every step on the pathways up to it."""

    template_name = "goals/gap.html"

    @cached_property
    def direction(self) -> Direction | None:
        return Direction.objects.for_user(self.request.user).with_names().first()

    @property
    def current(self) -> Occupation | None:
        return self.direction.current if self.direction else None

    @cached_property
    def trails(self) -> list[Trail]:
        user = self.request.user
        found = trails(user, clock.today(), leading_to(user, self.object)[:20])
        return [trail.up_to(self.object) for trail in found]

    @cached_property
    def way(self) -> Trail | None:
        """The pathway of the direction, or else that with the fewest steps missing of those that begin before the role."""
        chosen = self.direction.pathway_id if self.direction else None
        longer = [trail for trail in self.trails if len(trail.stops) > 1]
        return min(longer, key=lambda trail: (trail.pathway.pk != chosen, len(trail.missing)), default=None)

    @cached_property
    def needs(self) -> list[Need]:
        asked = needs_of(self.request.user, clock.today(), self.current, self.object, self.way)
        steps = [need for trail in self.trails for need in steps_of(trail)]
        return with_goals(self.request.user, [*asked, *steps])

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        groups = [(kind.label, [need for need in self.needs if need.kind == kind]) for kind in Kind if kind != Kind.STEP]
        ways = sorted(self.trails, key=lambda trail: (trail is not self.way, len(trail.stops) < 2))
        sides = side_by_side(self.current, self.object)
        words = {"heading": self.heading(), "current": self.current, "groups": groups, "sides": sides}
        context = super().get_context_data(walked=[(trail, self.walked(trail)) for trail in ways], **words, **context)
        return {**context, "linked": []}  # who names the role is said on its own page

    def heading(self) -> str:
        there = in_a_sentence(self.object.name)
        words = {"here": in_a_sentence(str(self.current)), "there": there}
        return _("From %(here)s to %(there)s") % words if self.current else _("The way to %s") % there
