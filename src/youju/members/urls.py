"""Addresses of this room's pages."""

from django.urls import URLPattern, path

from youju.members.views import changes, merging, people

app_name = "members"
urlpatterns: list[URLPattern] = [
    path("", people.PeoplePage.as_view(), name="list"),
    path("new/", changes.RegisterPage.as_view(), name="register"),
    path("of-unit/<uuid:uid>/", people.UnitPeoplePage.as_view(), name="of_unit"),
    path("<uuid:uid>/", people.PersonPage.as_view(), name="person"),
    path("<uuid:uid>/correct/", changes.CorrectPage.as_view(), name="correct"),
    path("<uuid:uid>/membership/", changes.MembershipPage.as_view(), name="membership"),
    path("<uuid:uid>/attach/", changes.AttachPage.as_view(), name="attach"),
    path("<uuid:uid>/appoint/", changes.AppointPage.as_view(), name="appoint"),
    path("<uuid:uid>/leave/", changes.LeavePage.as_view(), name="leave"),
    path("<uuid:uid>/posts/<int:number>/end/", changes.RelievePage.as_view(), name="relieve"),
    path("<uuid:uid>/attachments/<int:number>/end/", changes.DetachPage.as_view(), name="detach"),
    path("<uuid:uid>/merge/", merging.MergePage.as_view(), name="merge"),
    path("<uuid:uid>/split/", merging.SplitPage.as_view(), name="split"),
]
