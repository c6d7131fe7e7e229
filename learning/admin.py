from django.contrib import admin

from careertrack.core.admin import CuratedAdmin
from learning.models import Category, CredentialType


@admin.register(CredentialType)
class CredentialTypeAdmin(CuratedAdmin):
    list_filter = ["kind", "region"]
    content = [
        "issuer", "region", "kind", "cycle_months", "cycle_anchor", "total", "unit", "needs", "practice", "carry_over",
        "alternatives", "proof",
    ]  # fmt: skip


@admin.register(Category)
class CategoryAdmin(CuratedAdmin):
    list_filter = ["rule", "credential_type"]
    list_select_related = ["credential_type"]
    content = ["credential_type", "code", "rule", "amount", "unit", "per", "in_total", "note"]
