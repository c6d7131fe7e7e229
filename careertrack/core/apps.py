from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "careertrack.core"
    label = "core"
    verbose_name = "Core"
