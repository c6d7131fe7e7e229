from django.contrib import admin

from careertrack.core.admin import CuratedAdmin
from skills.models import Skill


@admin.register(Skill)
class SkillAdmin(CuratedAdmin):
    list_filter = ["kind"]
    content = ["kind", "description", "level_1", "level_2", "level_3", "level_4", "level_5", "evidence"]
