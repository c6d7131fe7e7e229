from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "careertrack.demo"
    label = "demo"
