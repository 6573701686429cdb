from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "youju.home"
    label = "home"
    verbose_name = "今天"
    default_auto_field = "django.db.models.BigAutoField"
