"""The pages of roles and of the pathways between them."""

from typing import Any

from careertrack.core import clock
from careertrack.core.views import CuratedDetail
from goals.models import Pathway
from goals.path import leading_to, trails


class OccupationDetail(CuratedDetail):
    template_name = "goals/occupation.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user = self.request.user
        found = trails(user, clock.today(), leading_to(user, self.object)[:20])
        needed = {name: getattr(self.object, name).visible_to(user)[:50] for name in ("credential_types", "skills")}
        return super().get_context_data(trails=[trail.up_to(self.object) for trail in found], **needed, **context)


class PathwayDetail(CuratedDetail):
    template_name = "goals/pathway.html"
    object: Pathway

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        (trail,) = trails(self.request.user, clock.today(), [self.object])
        return super().get_context_data(trail=trail, **context)
