from django.urls import path

from careertrack.core.routes import curated_routes, record_routes, writing_routes
from skills import views
from skills.forms import CheckForm, RatingForm, ReflectionForm, SkillForm, TargetForm
from skills.models import Rating, Reflection, Skill, Target

app_name = "skills"
urlpatterns = [
    path("", views.SkillsPage.as_view(), name="index"),
    path("check/", views.SelfCheck.as_view(model=Rating, form_class=CheckForm), name="rating-check"),
    *curated_routes("all", Skill, list=views.SkillList, detail=views.SkillDetail),
    *writing_routes("own", Skill, SkillForm),
    *record_routes("ratings", Rating, RatingForm),
    *record_routes("targets", Target, TargetForm),
    *record_routes("reflections", Reflection, ReflectionForm),
]
