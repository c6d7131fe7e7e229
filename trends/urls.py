from django.urls import path

from careertrack.core.routes import curated_routes, one_route, record_routes
from careertrack.core.views import AreaPage
from trends import views
from trends.forms import ReadingForm, RhythmForm
from trends.models import Reading, Resource, ResourceList, Rhythm, Trend

app_name = "trends"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    *curated_routes("topics", Trend, list=views.TrendList, detail=views.TrendDetail),
    path("topics/<curated:slug>/follow/", views.follow, name="trend-follow"),
    *one_route("rhythm", Rhythm, RhythmForm),
    *curated_routes("library", Resource, list=views.ResourceLibrary, detail=views.ResourceDetail),
    *curated_routes("lists", ResourceList, list=views.ResourceListList, detail=views.ResourceListDetail),
    *record_routes("readings", Reading, ReadingForm),
]
