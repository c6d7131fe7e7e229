from django.urls import path

from careertrack.core.lists import RecordExport
from careertrack.core.routes import record_routes, route
from careertrack.core.saved import SavedFilters
from experience import places, removing, report_views, sign_offs, views
from experience.asking import AskForm
from experience.confirming import confirm_hours
from experience.forms import ExperienceForm
from experience.models import Experience, Shift, SignOff
from experience.quick_log import QuickLogForm
from experience.shift_form import ShiftForm

app_name = "experience"
urlpatterns = [
    path("", views.ExperiencePage.as_view(), name="index"),
    *record_routes(
        "places", Experience, ExperienceForm, detail=places.ExperienceDetail, add=places.ExperienceCreate,
        edit=places.ExperienceUpdate, remove=removing.ExperienceRemove,
    ),
    *record_routes(
        "shifts", Shift, ShiftForm, list=views.ShiftList, detail=views.ShiftDetail, add=views.ShiftCreate,
        edit=views.ShiftUpdate, remove=removing.ShiftRemove, selected=views.ShiftsSelected,
    ),
    path("log/", views.QuickLog.as_view(model=Shift, form_class=QuickLogForm), name="shift-log"),
    path("shifts/<owned:pk>/confirm/", views.confirm, name="shift-confirm"),
    # Written by asking, and never by hand.
    route("sign-offs", "", SignOff, sign_offs.SignOffList, "-list"),
    route("sign-offs", "export/", SignOff, RecordExport, "-export"),
    route("sign-offs", "selected/", SignOff, sign_offs.SignOffSelected, "-selected"),
    route("sign-offs", "filters/", SignOff, SavedFilters, "-filters"),
    route("sign-offs", "ask/", SignOff, sign_offs.Ask, "-ask", form_class=AskForm),
    route("sign-offs", "<owned:pk>/", SignOff, sign_offs.SignOffDetail),
    path("sign-offs/<owned:pk>/sheet/", sign_offs.SignOffSheet.as_view(model=SignOff), name="hours-sheet"),
    path("sign-offs/<owned:pk>/withdraw/", sign_offs.withdraw, name="signoff-withdraw"),
    path("sign-offs/<owned:pk>/resend/", sign_offs.resend, name="signoff-resend"),
    path("sign-offs/<owned:pk>/signed/", sign_offs.signed_on_paper, name="signoff-signed"),
    path("confirm/<secret:token>/", confirm_hours, name="hours-confirm"),
    path("report/", report_views.page, name="report"),
    path("report/export/", report_views.table, name="report-export"),
    path("report/pdf/", report_views.on_paper, name="report-paper"),
]  # fmt: skip
