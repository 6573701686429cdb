from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "youju.organisation"
    label = "organisation"
    verbose_name = "组织"
    default_auto_field = "django.db.models.BigAutoField"
