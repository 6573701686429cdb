"""Coming in and going out."""

from typing import Any, ClassVar

from allauth.account.views import AccountInactiveView, LoginView, LogoutView
from allauth.mfa.base.views import AuthenticateView
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from youju.ui.scope import Open


class SignIn(LoginView):
    """Name and password."""

    ability = Open.EVERYBODY
    template_name = "access/signin.html"

    def get_form(self, form_class: Any = None) -> forms.Form:
        """The form in our words."""
        form: forms.Form = super().get_form(form_class)
        said(form, "login", "账号名", autocapitalize="none", spellcheck="false", autofocus="")
        said(form, "password", "密码")
        return form

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong; the status says so too."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class SecondStep(AuthenticateView):
    """The code, where the account asks for one."""

    ability = Open.EVERYBODY
    template_name = "access/second_step.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The form in our words."""
        context: dict[str, Any] = super().get_context_data(**given)
        said_code(context["form"])
        return context


class SignOut(LogoutView):
    """Leaving; asked for by a button only, so that no link can do it."""

    ability = Open.EVERYBODY
    http_method_names: ClassVar[list[str]] = ["post"]


class Suspended(AccountInactiveView):
    """Who gave the right password of an account that was suspended is told so."""

    ability = Open.EVERYBODY
    template_name = "access/suspended.html"


def said(form: forms.Form, name: str, label: str, **attributes: str) -> None:
    """A field's label in our words, without allauth's placeholder."""
    field = form.fields[name]
    field.label = label
    field.help_text = ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


def said_code(form: forms.Form) -> None:
    """The field for a code: digits on the phone's keyboard."""
    said(form, "code", "验证码", inputmode="numeric", autofocus="", maxlength="12")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or from one that lay open too long."""
    return render(request, "403_csrf.html", {"title": "页面已过期"}, status=403)
