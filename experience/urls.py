from django.urls import path

from careertrack.core.routes import record_routes
from experience import views
from experience.forms import ExperienceForm, ShiftForm
from experience.models import Experience, Shift
from experience.quick_log import QuickLogForm

app_name = "experience"
urlpatterns = [
    path("", views.ExperiencePage.as_view(), name="index"),
    *record_routes("places", Experience, ExperienceForm, detail=views.ExperienceDetail),
    *record_routes(
        "shifts", Shift, ShiftForm, list=views.ShiftList, detail=views.ShiftDetail, add=views.ShiftCreate, edit=views.ShiftUpdate
    ),
    path("log/", views.QuickLog.as_view(model=Shift, form_class=QuickLogForm), name="shift-log"),
    path("shifts/<owned:pk>/confirm/", views.confirm, name="shift-confirm"),
]
