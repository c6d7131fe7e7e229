from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from careertrack.core import clock
from careertrack.core.lists import CuratedList
from careertrack.core.views import AreaPage, CuratedDetail, RecordCreate
from skills.forms import known_skill
from skills.models import Rating, Skill
from skills.profile import next_after, profile, to_rate


class SkillsPage(AreaPage):
    """The skill profile: where the person sees themselves, and since when."""

    template_name = "skills/index.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user, today = self.request.user, clock.today()
        return super().get_context_data(profile=profile(user, today), to_rate=len(to_rate(user, today)), **context)


class SkillList(CuratedList):
    """Every skill with where the person sees themselves."""

    template_name = "skills/skill_list.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        shown = [skill.pk for skill in context["object_list"]]
        latest = Rating.objects.for_user(self.request.user).latest().filter(skill__in=shown)
        levels = {rating.skill_id: rating for rating in latest}
        rows = [(skill, levels.get(skill.pk)) for skill in context["object_list"]]
        return {**context, "rows": rows}


class SkillDetail(CuratedDetail):
    template_name = "skills/skill.html"


class SelfCheck(RecordCreate):
    """One skill a page, each level with what it looks like, the last answer shown, and always a way to skip."""

    template_name = "skills/check.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.waiting = to_rate(request.user, clock.today())
        self.skill = next_after(self.waiting, request.GET.get("after"))
        return super().get(request, *args, **kwargs) if self.skill else render(request, "skills/checked.html", self.nothing())

    def nothing(self) -> dict[str, Any]:
        offered = Skill.objects.visible_to(self.request.user).exists()
        return {"skipped": len(self.waiting), "offered": offered, "add_words": Skill.add_words()}

    def get_initial(self) -> dict[str, Any]:
        return {"skill": self.skill.pk} if self.request.method == "GET" and self.skill else {}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        user, skill = self.request.user, known_skill(context["form"])
        last = Rating.objects.for_user(user).latest().filter(skill=skill).first()
        keys = [each.pk for each in to_rate(user, clock.today())]
        left = len(keys) - keys.index(skill.pk) if skill and skill.pk in keys else 0
        return {**context, "skill": skill, "last": last, "left": left}

    def get_success_url(self) -> str:
        return reverse("skills:rating-check", query={"after": self.object.skill_id})
