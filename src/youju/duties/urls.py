"""Addresses of this room's pages."""

from django.urls import URLPattern, path, register_converter

from youju.duties.places import DayConverter
from youju.duties.views import acting, charts, ending, item, judge, matrix, plans, served, unit

register_converter(DayConverter, "day")

OF_ITEM = "items/<uuid:uid>/<str:code>/<day:starts_on>/"

app_name = "duties"
urlpatterns: list[URLPattern] = [
    path("", matrix.MatrixPage.as_view(), name="matrix"),
    path("judge/", judge.JudgePage.as_view(), name="judge"),
    path("charts/", charts.ChartsPage.as_view(), name="charts"),
    path("units/<uuid:uid>/", unit.UnitPage.as_view(), name="unit"),
    path("units/<uuid:uid>/plans/", plans.PlansPage.as_view(), name="plans"),
    path("units/<uuid:uid>/plans/adopt/", plans.AdoptPage.as_view(), name="adopt"),
    path("units/<uuid:uid>/plans/target/", plans.TargetPage.as_view(), name="target"),
    path("units/<uuid:uid>/plans/<int:number>/stop/", ending.StopPage.as_view(), name="stop"),
    path("units/<uuid:uid>/targets/<int:number>/drop/", ending.DropPage.as_view(), name="drop"),
    path("units/<uuid:uid>/waivers/<int:number>/end/", ending.EndWaiverPage.as_view(), name="end_waiver"),
    path(OF_ITEM, item.ItemPage.as_view(), name="item"),
    path(f"{OF_ITEM}records/", item.RecordsPart.as_view(), name="records"),
    path(f"{OF_ITEM}excuse/", acting.ExcusePage.as_view(), name="excuse"),
    path(f"{OF_ITEM}excuse/<int:number>/withdraw/", acting.WithdrawPage.as_view(), name="withdraw"),
    path(f"{OF_ITEM}waive/", acting.WaivePage.as_view(), name="waive"),
    path("served/<uuid:uid>/", served.ServedPage.as_view(), name="served"),
]
