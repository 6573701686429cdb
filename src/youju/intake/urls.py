"""Addresses of this room's pages."""

from django.urls import URLPattern, path

from youju.intake.inspect_urls import INSPECT
from youju.intake.views import importing

app_name = "intake"
urlpatterns: list[URLPattern] = [
    *INSPECT,
    path("import/", importing.ImportPage.as_view(), name="import"),
    path("import/<uuid:uid>/", importing.TriedPage.as_view(), name="import_job"),
    path("import/<uuid:uid>/progress/", importing.ProgressPart.as_view(), name="import_progress"),
    path("import/<uuid:uid>/again/", importing.AgainPage.as_view(), name="import_again"),
    path("import/<uuid:uid>/write/", importing.WritePage.as_view(), name="import_write"),
    path("import/<uuid:uid>/drop/", importing.DropPage.as_view(), name="import_drop"),
]
