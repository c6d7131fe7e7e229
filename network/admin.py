from django.contrib import admin

from careertrack.core.admin import CuratedAdmin
from network.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(CuratedAdmin):
    list_filter = ["kind"]
    content = ["kind", "focus", "url", "cost", "summary"]
