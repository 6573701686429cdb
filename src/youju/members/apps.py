from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "youju.members"
    label = "members"
    verbose_name = "人员"
    default_auto_field = "django.db.models.BigAutoField"
