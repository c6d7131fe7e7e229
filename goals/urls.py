from django.urls import path

from careertrack.core.routes import record_routes
from careertrack.core.views import AreaPage
from goals import views
from goals.forms import GoalForm, MilestoneForm
from goals.models import Goal, Milestone

app_name = "goals"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    *record_routes("goals", Goal, GoalForm, detail=views.GoalDetail),
    *record_routes("milestones", Milestone, MilestoneForm, detail=views.MilestoneDetail),
    path("milestones/<owned:pk>/done/", views.mark_done, name="milestone-done"),
    path("milestones/<owned:pk>/reopen/", views.reopen, name="milestone-reopen"),
]
