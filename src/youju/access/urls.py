"""Addresses of this room's pages."""

from django.urls import path

from youju.access.views import accounts, audit, changes

app_name = "access"
urlpatterns = [
    path("accounts/", accounts.AccountList.as_view(), name="list"),
    path("accounts/open/", accounts.OpenAccount.as_view(), name="open"),
    path("accounts/roles/", accounts.RolesPage.as_view(), name="roles"),
    path("accounts/units/", accounts.UnitSuggestions.as_view(), name="units"),
    path("accounts/audit/", audit.AuditPage.as_view(), name="audit"),
    path("accounts/of/<str:username>/", accounts.AccountPage.as_view(), name="account"),
    path("accounts/of/<str:username>/grant/", changes.GrantRole.as_view(), name="grant"),
    path("accounts/of/<str:username>/revoke/<int:grant>/", changes.RevokeRole.as_view(), name="revoke"),
    path("accounts/of/<str:username>/suspend/", changes.Suspend.as_view(), name="suspend"),
    path("accounts/of/<str:username>/resume/", changes.Resume.as_view(), name="resume"),
    path("accounts/of/<str:username>/password/", changes.ResetPassword.as_view(), name="password"),
    path("accounts/of/<str:username>/second-step/", changes.DropSecondStep.as_view(), name="second_step"),
    path("accounts/of/<str:username>/person/", changes.LinkPerson.as_view(), name="person"),
]
