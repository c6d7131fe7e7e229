from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from careertrack.core.admin import CuratedAdmin
from goals.models import Occupation, Pathway, PathwayStep


@admin.register(Occupation)
class OccupationAdmin(CuratedAdmin):
    list_filter = ["focus"]
    content = [
        "soc_code", "focus", "education", "experience", "training", "pay", "pay_year", "employed", "growth", "outlook", "note",
        "credential_types", "skills",
    ]  # fmt: skip

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        shared = field.related_model.objects.filter(owner=None)
        return super().formfield_for_manytomany(field, request, queryset=shared, widget=forms.CheckboxSelectMultiple, **kwargs)


@admin.register(Pathway)
class PathwayAdmin(CuratedAdmin):
    list_filter = ["focus"]
    content = ["focus", "occupation", "summary"]


@admin.register(PathwayStep)
class PathwayStepAdmin(CuratedAdmin):
    list_filter = ["pathway"]
    content = ["pathway", "position", "kind", "duration", "needs", "credential_type"]
