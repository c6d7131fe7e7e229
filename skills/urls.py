from django.urls import path

from careertrack.core.routes import record_routes
from careertrack.core.views import AreaPage
from skills import views
from skills.forms import RatingForm
from skills.models import Rating

app_name = "skills"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    path("all/", views.SkillList.as_view(), name="skill-list"),
    path("all/<curated:slug>/", views.SkillDetail.as_view(), name="skill"),
    *record_routes("ratings", Rating, RatingForm),
]
