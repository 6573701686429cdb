from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "youju.project"
    label = "project"
    verbose_name = "有据"
