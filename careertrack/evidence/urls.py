from django.urls import path

from careertrack.core.linking import RecordLinks
from careertrack.core.views import RecordRemove, RecordUpdate
from careertrack.evidence import views
from careertrack.evidence.forms import FileForm
from careertrack.evidence.models import File

app_name = "evidence"
urlpatterns = [
    path("", views.FileList.as_view(model=File), name="index"),
    path("missing/", views.missing_page, name="missing"),
    path("send/", views.send, name="file-send"),
    path("<owned:pk>/", views.FilePage.as_view(model=File), name="file"),
    path("<owned:pk>/download/", views.Download.as_view(model=File), name="file-download"),
    path("<owned:pk>/edit/", RecordUpdate.as_view(model=File, form_class=FileForm), name="file-edit"),
    path("<owned:pk>/remove/", RecordRemove.as_view(model=File), name="file-remove"),
    path("<owned:pk>/links/", RecordLinks.as_view(model=File), name="file-links"),
]
