from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "youju.intake"
    label = "intake"
    verbose_name = "导入"
    default_auto_field = "django.db.models.BigAutoField"
