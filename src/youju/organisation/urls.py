"""Addresses of this room's pages."""

from django.urls import URLPattern, path

from youju.organisation.views import changes, tree, unit

app_name = "organisation"
urlpatterns: list[URLPattern] = [
    path("", tree.TreePage.as_view(), name="list"),
    path("names/", tree.NamesPage.as_view(), name="names"),
    path("<uuid:uid>/", unit.UnitPage.as_view(), name="unit"),
    path("<uuid:uid>/below/", tree.BelowPage.as_view(), name="below"),
    path("<uuid:uid>/new/", changes.AddUnitPage.as_view(), name="add"),
    path("<uuid:uid>/rename/", changes.RenamePage.as_view(), name="rename"),
    path("<uuid:uid>/move/", changes.MovePage.as_view(), name="move"),
    path("<uuid:uid>/dissolve/", changes.DissolvePage.as_view(), name="dissolve"),
    path("<uuid:uid>/size/", changes.SizePage.as_view(), name="size"),
    path("<uuid:uid>/term/", changes.TermPage.as_view(), name="term"),
]
