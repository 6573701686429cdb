from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "youju.access"
    label = "access"
    verbose_name = "账号"
    default_auto_field = "django.db.models.BigAutoField"
