"""Addresses of 校核."""

from django.urls import path

from youju.intake.inspect_pages import CheckList, CheckPage, FixedFile, InspectPage

INSPECT = [
    path("inspect/", InspectPage.as_view(), name="inspect"),
    path("inspect/fixed/", FixedFile.as_view(), name="fixed"),
    path("inspect/checks/", CheckList.as_view(), name="checks"),
    path("inspect/checks/<str:code>/", CheckPage.as_view(), name="check"),
]
