"""What the address of a list in the administration may ask."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from careertrack.core.fields import SeveralField
from careertrack.core.text import is_key

# How the filters beside a list ask: of a field as it is, of a choice, of another row, of there being none.
ENDINGS = ("", "__exact", "__id__exact", "__isnull")


class ListAdmin(admin.ModelAdmin):
    """A list is narrowed by the filters beside it. Django would take any question about any field, such as whose record
    points at a row or how a password begins, and hand nonsense on to the database."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:  # type: ignore[override]
        filters: list[Any] = [each[0] if isinstance(each, tuple) else each for each in self.get_list_filter(request)]
        offered = {f"{name}{ending}" for name in filters for ending in ENDINGS}
        return lookup in offered and self.can_be_meant(lookup, value)

    def can_be_meant(self, lookup: str, value: str) -> bool:
        field = self.model._meta.get_field(lookup.split("__")[0])
        return is_key(value) if field.is_relation and lookup.endswith("__exact") else "\x00" not in value

    def response_action(self, request: HttpRequest, queryset: Any) -> HttpResponseBase | None:
        if all(is_key(each) for each in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return super().response_action(request, queryset)
        messages.error(request, _("Select rows of the list, then choose again what to do with them."))
        return None

    def formfield_for_manytomany(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(field, request, **{"form_class": SeveralField, **kwargs})
