from django.urls import path

from careertrack.core.routes import one_route, record_routes
from careertrack.core.views import AreaPage
from trends import views
from trends.forms import ReadingForm, RhythmForm
from trends.models import Reading, Rhythm

app_name = "trends"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    path("topics/", views.TrendList.as_view(), name="trend-list"),
    path("topics/<curated:slug>/", views.TrendDetail.as_view(), name="trend"),
    path("topics/<curated:slug>/follow/", views.follow, name="trend-follow"),
    *one_route("rhythm", Rhythm, RhythmForm),
    path("library/", views.ResourceLibrary.as_view(), name="resource-list"),
    path("library/<curated:slug>/", views.ResourceDetail.as_view(), name="resource"),
    path("lists/", views.ResourceListList.as_view(), name="resourcelist-list"),
    path("lists/<curated:slug>/", views.ResourceListDetail.as_view(), name="resourcelist"),
    *record_routes("readings", Reading, ReadingForm),
]
