from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core.admin import CuratedAdmin
from careertrack.core.admin_parts import PartAdmin, WholeAdmin
from learning.models import Category, CredentialType, RuleSet
from learning.models.ruleset import told


@admin.register(CredentialType)
class CredentialTypeAdmin(WholeAdmin):
    part = Category
    list_filter = ["kind", "region"]
    content = [
        "issuer", "region", "kind", "cycle_months", "cycle_anchor", "total", "unit", "needs", "practice", "carry_over",
        "alternatives", "proof",
    ]  # fmt: skip


@admin.register(Category)
class CategoryAdmin(PartAdmin):
    named_after = ("slug", "code")
    columns = ["asks_for", "per"]
    list_filter = ["rule"]
    content = ["credential_type", "code", "rule", "amount", "unit", "per", "in_total", "note"]


@admin.register(RuleSet)
class RuleSetAdmin(CuratedAdmin):
    """Edited as text, tried on the spot, published only when their examples hold."""

    list_filter = ["region"]
    search_fields = ["code", "name"]
    actions = ["publish", "retire", "try_it"]
    readonly_fields = ["name", "code", "edition", "region", "source_link", "source_date", "checked_on"]
    view_on_site = False  # type: ignore[assignment]  # it is read on its credential's page, which may not be there

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return ["code", "edition", *super().get_list_display(request)]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        edited: list[Any] = [(None, {"fields": ["text", "state"]})]
        return [*edited, (_("Read from the pack"), {"fields": self.readonly_fields})] if obj else edited

    def formfield_for_dbfield(self, field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 40, "cols": 120, "spellcheck": "false"})
        return super().formfield_for_dbfield(field, request, **kwargs)

    def save_model(self, request: HttpRequest, row: RuleSet, form: Any, change: bool) -> None:
        super().save_model(request, row, form, change)
        self.tell(request, row)

    @admin.action(description=_("Publish selected"), permissions=["change"])
    def publish(self, request: HttpRequest, rows: QuerySet) -> None:
        """A pack whose examples have another answer stays what it is."""
        wrong = [row for row in rows if any(each.differences for each in row.tried())]
        for row in wrong:
            self.tell(request, row)
        if right := rows.exclude(pk__in=[row.pk for row in wrong]):
            super().publish(request, right)

    @admin.action(description=_("Try it: run the examples"), permissions=["view"])
    def try_it(self, request: HttpRequest, rows: QuerySet) -> None:
        for row in rows:
            self.tell(request, row)

    def tell(self, request: HttpRequest, row: RuleSet) -> None:
        tried = row.tried()
        wrong = [told(each) for each in tried if each.differences]
        number = ngettext("%d example", "%d examples", len(tried)) % len(tried)
        if wrong:
            words = _now("%(row)s: of %(number)s, %(wrong)d with another answer. %(what)s")
            words %= {"row": row, "number": number, "wrong": len(wrong), "what": " · ".join(wrong)}
        else:
            words = _now("%(row)s: %(number)s, as expected.") % {"row": row, "number": number}
        self.message_user(request, words, messages.WARNING if wrong else messages.SUCCESS)
