"""One's own account: password, second step, recovery codes. Every change asks who it is once more."""

from typing import Any

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import IndexView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from youju.access.operations import note_second_step
from youju.access.views.door import said, said_code
from youju.base.clock import now
from youju.ui.scope import Open, ScopedRequest
from youju.ui.views.pages import Crumb, sent_to_sign_in


class Framed:
    """Puts a view of allauth into the house: only for whoever has signed in, with a title and the way here."""

    ability = Open.SIGNED_IN
    title = ""
    room = "me"
    button = "保存"
    lead = ""
    request: ScopedRequest

    def dispatch(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nobody comes here without having signed in."""
        if request.scope is None:
            return sent_to_sign_in(request)
        return never_cache(super().dispatch)(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """What the frame of a page needs."""
        context: dict[str, Any] = super().get_context_data(**given)  # type: ignore[misc]
        return context | {"title": self.title, "room": self.room, "crumbs": self.crumbs(), "view": self}

    def crumbs(self) -> list[Crumb]:
        """The way here."""
        return [("我的数据", "/me/"), ("密码与两步验证", "/me/security/")]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong; the status says so too."""
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response

    def noted(self, what: str, message: str) -> None:
        """Write down and say what was done."""
        account: Any = self.request.user
        note_second_step(account, what, by=self.request.scope.actor, at=now())
        messages.success(self.request, message)


class Security(Framed, IndexView):
    """What protects the account."""

    title = "密码与两步验证"
    template_name = "access/security.html"

    def crumbs(self) -> list[Crumb]:
        return super().crumbs()[:1]


class ChangePassword(Framed, PasswordChangeView):
    """Another password; other sessions of the account end."""

    title = "修改密码"
    button = "修改"
    lead = "至少 10 位，不要用常见的密码，不要全是数字。改好以后，在别处登录的页面都要重新登录。"
    template_name = "access/own_form.html"
    success_url = "/me/security/"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """The form in our words."""
        form: forms.Form = super().get_form(form_class)
        said(form, "oldpassword", "现在的密码", autocomplete="current-password")
        said(form, "password1", "新密码", autocomplete="new-password")
        said(form, "password2", "再输一遍新密码", autocomplete="new-password")
        return form

    def get_default_success_url(self) -> str:
        return "/me/security/"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        messages.success(self.request, "密码已经改了。")
        return response


class Confirm(Framed, ReauthenticateView):
    """The password once more, before something about the account is changed."""

    title = "请再输一次密码"
    button = "继续"
    lead = "接下来要改动账号的安全设置，先确认是您本人。"
    template_name = "access/own_form.html"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """The form in our words."""
        form: forms.Form = super().get_form(form_class)
        said(form, "password", "密码", autofocus="")
        return form


class ConfirmByCode(Framed, ReauthenticateByCodeView):
    """A code instead of the password."""

    title = "请输入验证码"
    button = "继续"
    lead = "接下来要改动账号的安全设置，先确认是您本人。"
    template_name = "access/own_form.html"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """The form in our words."""
        form: forms.Form = super().get_form(form_class)
        said_code(form)
        return form


class TurnOn(Framed, ActivateTOTPView):
    """Set up the second step: a picture to photograph, a code to type."""

    title = "开启两步验证"
    button = "开启"
    template_name = "access/totp_on.html"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """The form in our words."""
        form: forms.Form = super().get_form(form_class)
        said_code(form)
        form.fields["code"].widget.attrs.pop("autofocus", None)
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.noted("second_step_on", "两步验证已开启。下面是备用码，请抄下来收好。")
        return response


class TurnOff(Framed, DeactivateTOTPView):
    """Do without the second step."""

    title = "关闭两步验证"
    button = "关闭两步验证"
    lead = "关闭以后，只凭密码就能登录。备用码一并作废。"
    template_name = "access/own_form.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.noted("second_step_off", "两步验证已关闭。")
        return response


class Codes(Framed, ViewRecoveryCodesView):
    """Codes to come in with when the phone is lost."""

    title = "备用码"
    template_name = "access/codes.html"


class NewCodes(Framed, GenerateRecoveryCodesView):
    """Other recovery codes; the old ones stop working."""

    title = "换一批备用码"
    button = "换一批"
    lead = "原来的备用码将全部作废。"
    template_name = "access/own_form.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.noted("recovery_codes_renewed", "已换成新的备用码，请抄下来收好。")
        return response
