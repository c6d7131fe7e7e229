from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest

from careertrack.core.admin import CuratedAdmin
from careertrack.core.admin_parts import PartAdmin, WholeAdmin
from goals.models import Occupation, Pathway, PathwayStep


@admin.register(Occupation)
class OccupationAdmin(CuratedAdmin):
    list_filter = ["focus"]
    content = [
        "soc_code", "focus", "education", "experience", "training", "pay", "pay_year", "employed", "growth", "outlook", "note",
        "credential_types", "skills",
    ]  # fmt: skip


@admin.register(Pathway)
class PathwayAdmin(WholeAdmin):
    part = PathwayStep
    list_filter = ["focus"]
    content = ["focus", "occupation", "summary"]


@admin.register(PathwayStep)
class PathwayStepAdmin(PartAdmin):
    columns = ["position", "kind"]
    list_filter = ["kind"]
    content = ["pathway", "position", "kind", "duration", "needs", "credential_type", "proved_by", "occupation"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The next step of the pathway it is added from."""
        found: dict[str, Any] = super().get_changeform_initial_data(request)
        if (key := str(found.get("pathway", ""))).isdecimal() and len(key) < 18:
            last = PathwayStep.objects.filter(owner=None, pathway=int(key)).aggregate(last=Max("position"))["last"]
            found.setdefault("position", (last or 0) + 1)
        return found
