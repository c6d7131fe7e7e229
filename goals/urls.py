from django.urls import path

from careertrack.core.routes import curated_routes, one_route, record_routes, route, writing_routes
from goals import path_views, role_views, views
from goals.forms import CheckInForm, DirectionForm, MilestoneForm, OccupationForm, PathwayForm, StepForm
from goals.goal_form import GoalForm
from goals.models import CheckIn, Direction, Goal, Milestone, Occupation, Pathway, PathwayStep

app_name = "goals"
urlpatterns = [
    path("", views.GoalsPage.as_view(), name="index"),
    *record_routes("goals", Goal, GoalForm, detail=views.GoalDetail, add=views.GoalCreate, edit=views.GoalUpdate),
    path("goals/<owned:pk>/achieve/", views.achieve, name="goal-achieve"),
    path("goals/<owned:pk>/reopen/", views.reopen_goal, name="goal-reopen"),
    *record_routes("milestones", Milestone, MilestoneForm, detail=views.MilestoneDetail),
    *record_routes("check-ins", CheckIn, CheckInForm),
    *one_route("direction", Direction, DirectionForm, path_views.DirectionPage),
    *curated_routes("occupations", Occupation, OccupationForm, detail=role_views.OccupationDetail),
    route("occupations", "<curated:slug>/gap/", Occupation, role_views.OccupationGap, "-gap"),
    *curated_routes("pathways", Pathway, PathwayForm, detail=path_views.PathwayDetail),
    *writing_routes("steps/own", PathwayStep, StepForm),
    route("steps/own", "<owned:pk>/move/", PathwayStep, path_views.StepMove, "-move"),
    path("milestones/<owned:pk>/done/", views.mark_done, name="milestone-done"),
    path("milestones/<owned:pk>/reopen/", views.reopen, name="milestone-reopen"),
]
