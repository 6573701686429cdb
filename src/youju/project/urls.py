"""Addresses of all pages."""

from django.urls import include, path

from youju.project import style_page

urlpatterns = [
    path("", include("youju.home.urls")),
    path("", include("youju.access.door_urls")),
    path("", include("youju.access.urls")),
    path("ledger/", include("youju.ledger.urls")),
    path("duties/", include("youju.duties.urls")),
    path("organisation/", include("youju.organisation.urls")),
    path("people/", include("youju.members.urls")),
    path("intake/", include("youju.intake.urls")),
    path("reports/", include("youju.reports.urls")),
    path("style/", style_page.StylePage.as_view(), name="style"),
]
