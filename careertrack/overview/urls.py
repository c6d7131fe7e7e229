from django.urls import path

from careertrack.overview import views
from careertrack.overview.help import help_page
from careertrack.overview.review import review
from careertrack.overview.snoozing import snooze, wake
from careertrack.overview.style import style
from careertrack.overview.timeline import timeline
from careertrack.overview.welcome import WelcomeName, welcome_area
from careertrack.overview.year import year_in_review

urlpatterns = [
    path("", views.today, name="today"),
    path("next/", views.suggestions, name="suggestions"),
    path("next/snooze/", snooze, name="snooze"),
    path("next/<uuid:key>/wake/", wake, name="wake"),
    path("review/", review, name="review"),
    path("areas/", views.areas, name="areas"),
    path("areas/<area:slug>/", views.counts, name="counts"),
    path("more/", views.more, name="more"),
    path("bin/", views.bin_page, name="bin"),
    path("bin/<uuid:removal>/restore/", views.restore, name="restore"),
    path("search/", views.search_page, name="search"),
    path("timeline/", timeline, name="timeline"),
    path("year/<year:year>/", year_in_review, name="year"),
    path("welcome/", WelcomeName.as_view(), name="welcome"),
    path("welcome/<area:slug>/", welcome_area, name="welcome-area"),
    path("help/", help_page, name="help"),
    path("style/", style, name="style"),
    path("theme/", views.theme, name="theme"),
]
