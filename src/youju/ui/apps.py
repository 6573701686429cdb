from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "youju.ui"
    label = "ui"
    verbose_name = "界面"
