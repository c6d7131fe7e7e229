"""Two kinds of curated rows in the administration that belong to each other: a whole and its parts."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.admin import CuratedAdmin
from careertrack.core.models import Curated
from careertrack.core.models.rows import of_each


class SharedFilter(admin.RelatedFieldListFilter):
    """People's own rows are no choice."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        return field.get_choices(include_blank=False, limit_choices_to={"owner": None})


class WholeAdmin(CuratedAdmin):
    """Of what has parts: how many each has, and the way to them."""

    part: type[Curated]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        parts = of_each(self.part, self.part.part_of, Count("pk"), owner=None)
        return super().get_queryset(request).annotate(parts=Coalesce(parts, 0))

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        title, *rest = super().get_list_display(request)
        return [title, "its_parts", *rest]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), "its_parts"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        first, *rest = super().get_fieldsets(request, obj)
        return (
            [first, (self.part._meta.verbose_name_plural.capitalize(), {"fields": ["its_parts"]}), *rest] if obj else [first, *rest]
        )

    @admin.display(description=_("parts"), ordering="parts")
    def its_parts(self, row: Any) -> str:
        meta, where = self.part._meta, self.part.part_of
        page = f"admin:{meta.app_label}_{meta.model_name}"
        seen = reverse(f"{page}_changelist", query={f"{where}__id__exact": row.pk})
        added = reverse(f"{page}_add", query={where: row.pk})
        words = f"{capfirst(meta.verbose_name_plural)}: {row.parts}", _now("Add %s") % meta.verbose_name
        return format_html('<a href="{}">{}</a> · <a href="{}">{}</a>', seen, words[0], added, words[1])


class PartAdmin(CuratedAdmin):
    """Of what is a part: its whole stands beside it in every row, narrows the list, and gives it its slug."""

    columns: ClassVar[list[str]] = []
    named_after: ClassVar[tuple[str, ...]] = ("slug",)

    @property
    def whole(self) -> str:
        return self.model.part_of

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related(self.whole)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        title, *rest = super().get_list_display(request)
        return [title, "its_whole", *self.columns, *rest]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [*super().get_list_filter(request), (self.whole, SharedFilter)]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return [*super().get_search_fields(request), f"{self.whole}__name"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {}

    def formfield_for_dbfield(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        asked = super().formfield_for_dbfield(field, request, **kwargs)
        if field.name in self.named_after:
            asked.required, asked.help_text = False, _("Leave it empty while adding; it follows from the name.")
        return asked

    @admin.display(description=_("belongs to"))
    def its_whole(self, row: Any) -> str:
        whole = getattr(row, self.whole)
        page = f"admin:{whole._meta.app_label}_{whole._meta.model_name}_change"
        return format_html('<a href="{}">{}</a>', reverse(page, args=[whole.pk]), whole)
