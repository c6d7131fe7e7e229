from typing import Any

from django.urls import reverse

from careertrack.core.views import CuratedDetail, CuratedList
from skills.models import Rating, Skill


class SkillList(CuratedList):
    """Every skill with where the person sees themselves."""

    model = Skill
    template_name = "skills/skill_list.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        shown = [skill.pk for skill in context["object_list"]]
        latest = Rating.objects.for_user(self.request.user).latest().filter(skill__in=shown)
        levels = {rating.skill_id: rating for rating in latest}
        rows = [(skill, levels.get(skill.pk)) for skill in context["object_list"]]
        return {**context, "rows": rows, "add_url": reverse("skills:skill-add"), "add_words": Skill.add_words()}


class SkillDetail(CuratedDetail):
    model = Skill
    template_name = "skills/skill.html"
