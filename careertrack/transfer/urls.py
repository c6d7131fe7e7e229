from django.urls import path

from careertrack.transfer import views

urlpatterns = [
    path("", views.export_page, name="export"),
    path("make/", views.export_make, name="export-make"),
    path("download/", views.export_download, name="export-download"),
]
