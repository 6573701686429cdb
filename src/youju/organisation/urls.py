"""Addresses of this room's pages."""

from django.urls import URLPattern

app_name = "organisation"
urlpatterns: list[URLPattern] = []
