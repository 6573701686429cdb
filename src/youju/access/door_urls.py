"""Addresses of signing in and of one's own account. Their names are those django-allauth asks for."""

from django.urls import path

from youju.access.views import door, own

urlpatterns = [
    path("signin/", door.SignIn.as_view(), name="account_login"),
    path("signin/code/", door.SecondStep.as_view(), name="mfa_authenticate"),
    path("signin/suspended/", door.Suspended.as_view(), name="account_inactive"),
    path("signout/", door.SignOut.as_view(), name="account_logout"),
    path("me/security/", own.Security.as_view(), name="mfa_index"),
    path("me/security/password/", own.ChangePassword.as_view(), name="account_change_password"),
    path("me/security/confirm/", own.Confirm.as_view(), name="account_reauthenticate"),
    path("me/security/confirm/code/", own.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("me/security/on/", own.TurnOn.as_view(), name="mfa_activate_totp"),
    path("me/security/off/", own.TurnOff.as_view(), name="mfa_deactivate_totp"),
    path("me/security/codes/", own.Codes.as_view(), name="mfa_view_recovery_codes"),
    path("me/security/codes/new/", own.NewCodes.as_view(), name="mfa_generate_recovery_codes"),
]
