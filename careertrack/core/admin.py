"""How curators see what they curate. Rows are retired, never deleted, and people's own additions never appear."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core.admin_lists import ListAdmin
from careertrack.core.exchange import Exchange
from careertrack.core.models import Curated
from careertrack.core.security import tell

PROVENANCE = (_("Where it comes from"), {"fields": ["source", "source_date", "checked_on", "state"]})


def closed_urls() -> tuple[list[Any], str, str]:
    """The administration without Django's way from the key of any row to its page: it tells staff which keys there are."""
    found, app, name = admin.site.urls
    return [each for each in found if getattr(each, "name", "") != "view_on_site"], app, name


class CuratedAdmin(Exchange, ListAdmin):
    content: ClassVar[list[Any]] = []
    title_field = "name"
    list_per_page = 50
    search_fields = ["slug", "name"]
    actions = ["publish", "retire"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(owner=None)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [self.title_field, "state", "source_link", "source_date", "checked_on"]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return ["state", *self.list_filter]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        # Only while adding: the slug of a published row stands in people's links.
        return {} if obj else {"slug": [self.title_field]}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [(None, {"fields": [self.title_field, "slug", *self.content]}), PROVENANCE]

    def formfield_for_foreignkey(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Another's own addition is no choice here."""
        if issubclass(field.related_model, Curated):
            kwargs.setdefault("queryset", field.related_model.objects.filter(owner=None))
        return super().formfield_for_foreignkey(field, request, **kwargs)

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Ticks for the few there are: a searching select box would write styles that our policy forbids."""
        shared = field.related_model.objects.filter(owner=None)
        kwargs = {"queryset": shared, "widget": forms.CheckboxSelectMultiple, **kwargs}
        return super().formfield_for_manytomany(field, request, **kwargs)

    def view_on_site(self, row: Curated) -> str | None:  # type: ignore[override]
        """By the slug that is saved: the page of a form that was refused has the refused one in `row`."""
        return type(row).objects.get(pk=row.pk).get_absolute_url()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        tell(request, "added in the admin", person=request.user.pk, kind=obj._meta.label_lower, row=obj.pk)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        tell(request, "changed in the admin", person=request.user.pk, kind=obj._meta.label_lower, row=obj.pk)
        return super().log_change(request, obj, message)

    @admin.display(description=_("source"))
    def source_link(self, row: Curated) -> str:
        if not row.source:
            return "–"
        return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', row.source, row.source[:60])

    @admin.action(description=_("Publish selected"), permissions=["change"])
    def publish(self, request: HttpRequest, rows: QuerySet) -> None:
        self._move(request, rows, Curated.State.PUBLISHED, ngettext("Published %d row.", "Published %d rows.", len(rows)))

    @admin.action(description=_("Retire selected"), permissions=["change"])
    def retire(self, request: HttpRequest, rows: QuerySet) -> None:
        self._move(request, rows, Curated.State.RETIRED, ngettext("Retired %d row.", "Retired %d rows.", len(rows)))

    @transaction.atomic  # all of them or none; one by one, hundreds would take half a minute
    def _move(self, request: HttpRequest, rows: QuerySet, state: str, words: str) -> None:
        count = len(rows)
        for row in rows:
            row.state = state
            row.save()
            self.log_change(request, row, [{"changed": {"fields": [str(_("state"))]}}])
        self.message_user(request, words % count, messages.SUCCESS)
