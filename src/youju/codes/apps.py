from django.apps import AppConfig


class CodesConfig(AppConfig):
    name = "youju.codes"
    label = "codes"
    verbose_name = "词表"
    default_auto_field = "django.db.models.BigAutoField"
