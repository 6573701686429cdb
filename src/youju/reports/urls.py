"""Addresses of this room's pages."""

from django.urls import path

from youju.reports.views.editing import PassagePage
from youju.reports.views.listing import RunList
from youju.reports.views.running import FigurePage, MovedPart, RunFile, RunPage
from youju.reports.views.starting import EntrySearch, StartPage

app_name = "reports"
urlpatterns = [
    path("", RunList.as_view(), name="list"),
    path("new/", StartPage.as_view(), name="new"),
    path("new/entries/", EntrySearch.as_view(), name="entries"),
    path("<uuid:uid>/", RunPage.as_view(), name="run"),
    path("<uuid:uid>/moved/", MovedPart.as_view(), name="moved"),
    path("<uuid:uid>/docx/", RunFile.as_view(), name="docx"),
    path("<uuid:uid>/figures/<int:number>/", FigurePage.as_view(), name="figure"),
    path("<uuid:uid>/passages/<int:position>/", PassagePage.as_view(), name="passage"),
]
