from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "youju.duties"
    label = "duties"
    verbose_name = "履职"
    default_auto_field = "django.db.models.BigAutoField"
