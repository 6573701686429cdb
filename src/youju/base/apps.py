from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "youju.base"
    label = "base"
    verbose_name = "底座"
    default_auto_field = "django.db.models.BigAutoField"
