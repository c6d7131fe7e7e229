from django.urls import path

from careertrack.core.routes import record_routes
from careertrack.core.views import AreaPage
from learning.forms import CourseForm, CredentialForm
from learning.models import Course, Credential

app_name = "learning"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    *record_routes("courses", Course, CourseForm),
    *record_routes("credentials", Credential, CredentialForm),
]
