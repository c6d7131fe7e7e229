from django.urls import path

from careertrack.core.routes import record_routes, writing_routes
from skills import views
from skills.forms import CheckForm, RatingForm, ReflectionForm, SkillForm, TargetForm
from skills.models import Rating, Reflection, Skill, Target

app_name = "skills"
urlpatterns = [
    path("", views.SkillsPage.as_view(), name="index"),
    path("check/", views.SelfCheck.as_view(model=Rating, form_class=CheckForm), name="rating-check"),
    path("all/", views.SkillList.as_view(), name="skill-list"),
    path("all/<curated:slug>/", views.SkillDetail.as_view(), name="skill"),
    *writing_routes("own", Skill, SkillForm),
    *record_routes("ratings", Rating, RatingForm),
    *record_routes("targets", Target, TargetForm),
    *record_routes("reflections", Reflection, ReflectionForm),
]
