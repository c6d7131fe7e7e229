from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "careertrack.overview"
    label = "overview"
