from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core.admin import CuratedAdmin
from trends.models import ListEntry, Resource, ResourceList, Trend


@admin.register(Trend)
class TrendAdmin(CuratedAdmin):
    content = ["summary"]


@admin.register(Resource)
class ResourceAdmin(CuratedAdmin):
    title_field = "title"
    search_fields = ["slug", "title"]
    list_filter = ["kind", "cost"]
    content = ["url", "kind", "areas", "trends", "serves", "audience", "level", "cost", "summary"]


class EntryInline(admin.TabularInline):
    """What is in the list. A select box in each row would ask the database once a row, so the resource is text here."""

    model = ListEntry
    template = "admin/entries.html"
    fields = ["resource", "position"]
    readonly_fields = ["resource"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("resource")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewEntryInline(admin.TabularInline):
    model = ListEntry
    template = "admin/entries.html"
    verbose_name_plural = _("add to the end of the list")
    fields = ["resource"]
    extra, can_delete = 3, False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).none()

    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        shared = Resource.objects.filter(owner=None).exclude(state=Resource.State.RETIRED)
        return super().formfield_for_foreignkey(field, request, queryset=shared, **kwargs)


@admin.register(ResourceList)
class ResourceListAdmin(CuratedAdmin):
    title_field = "title"
    search_fields = ["slug", "title"]
    list_filter = ["area"]
    content = ["area", "summary"]
    inlines = [EntryInline, NewEntryInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A published list shows only what is published: say so where it holds more."""
        super().save_related(request, form, formsets, change)
        hidden = form.instance.resources.exclude(state=Resource.State.PUBLISHED).count()
        if hidden and form.instance.state == ResourceList.State.PUBLISHED:
            words = ngettext("%d resource is not published", "%d resources are not published", hidden) % hidden
            self.message_user(request, f"{words}: people do not see it in this list.", messages.WARNING)
