"""Changes to one account, each asked for on a page of its own."""

from datetime import date, datetime
from typing import Any, Protocol

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from youju.access.forms import GrantForm, NothingForm, RevokeForm
from youju.access.granting import check_may_change, check_may_grant, made_password, words
from youju.access.models import Account, Grant, Role
from youju.access.operations import (
    drop_second_step,
    grant_role,
    link_person,
    resume_account,
    revoke_role,
    set_password,
    suspend_account,
)
from youju.access.views.accounts import AboutAccount
from youju.base.actor import Actor
from youju.base.clock import now
from youju.members.models import Membership, Person
from youju.ui.scope import Ability
from youju.ui.views.forms import ObjectFormPage

FOUND = 30


class Change(Protocol):
    """An operation on an account that needs nothing more said."""

    def __call__(self, account: Account, *, by: Actor, at: datetime) -> None:
        """Do it."""


class ChangeAccount(AboutAccount, ObjectFormPage):
    """A change that an administrator may make only to accounts wholly within their own scope."""

    form = NothingForm
    template = "access/change.html"
    lead = ""
    change: Change

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        scope: Any = self.request.scope
        check_may_change(scope, self.object)
        self.change(self.object, by=by, at=at)
        return self.address()


class Suspend(ChangeAccount):
    """Shut the door."""

    title = "停用账号"
    button = "停用"
    done = "账号已停用，正在使用的页面立即失效。"
    lead = "停用以后不能登录，正在使用的页面立即失效。授权保留，可以随时恢复。"
    change = staticmethod(suspend_account)


class Resume(ChangeAccount):
    """Open the door again."""

    title = "恢复账号"
    button = "恢复"
    done = "账号已恢复。"
    lead = "恢复以后可以用原来的密码登录，原来的授权没有到期的继续有效。"
    change = staticmethod(resume_account)


class DropSecondStep(ChangeAccount):
    """For who lost the phone."""

    title = "取消两步验证"
    button = "取消两步验证"
    done = "已取消。请提醒本人登录后重新开启。"
    lead = "手机丢了、备用码也没有时用。取消以后，这个账号只凭密码登录。先当面或打电话确认是本人。"
    change = staticmethod(drop_second_step)


class ResetPassword(ChangeAccount):
    """A new password, made here and shown once."""

    title = "重设密码"
    button = "重设密码"
    lead = "生成一个新密码，只显示一次；原来的密码作废，正在使用的页面要重新登录。先当面或打电话确认是本人。"

    def _performed(self, form: Any) -> HttpResponse:
        scope: Any = self.request.scope
        check_may_change(scope, self.object)
        password = made_password()
        set_password(self.object, password, by=scope.actor, at=now())
        given = {"account": self.object, "password": password}
        return render(self.request, "access/password.html", self.context() | given)


class GrantRole(AboutAccount, ObjectFormPage):
    """Another role."""

    title = "授予角色"
    form = GrantForm
    template = "access/grant_form.html"
    button = "授予"
    done = "已授予，立即生效。"

    def form_options(self) -> dict[str, Any]:
        return {"scope": self.request.scope}

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        scope: Any = self.request.scope
        granted = form.granted()
        check_may_grant(scope, granted["unit"], granted["until"], granted["with_below"])
        grant_role(self.object, by=by, at=at, **granted)
        return self.address()


class RevokeRole(AboutAccount, ObjectFormPage):
    """End a grant where one administers; who has grants elsewhere keeps those."""

    title = "收回角色"
    form = RevokeForm
    template = "access/change.html"
    button = "收回"
    done = "已收回。"

    def grant(self) -> Grant:
        """The grant that the address names."""
        inside = self.request.scope.units(Ability.ADMINISTER)
        rows = Grant.objects.select_related("unit").filter(account=self.object, unit__in=inside)
        return get_object_or_404(rows, pk=self.kwargs["grant"])

    def context(self) -> dict[str, Any]:
        held = self.grant()
        said = f"{held.unit.name}的“{Role(held.role).label}”（{words(held)}，{held.valid_from} 起）"
        return super().context() | {"said": said}

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        revoke_role(self.grant(), form.cleaned_data["on"], by=by, at=at)
        return self.address()


class LinkPerson(AboutAccount, ObjectFormPage):
    """Which person of the books the account belongs to, so that they see their own data."""

    title = "对应的党员"
    form = NothingForm
    template = "access/link_person.html"
    done = "已记下。"

    def context(self) -> dict[str, Any]:
        text = self.request.GET.get("name", "").strip()
        return super().context() | {"name": text, "found": self._matching(text) if text else []}

    def _matching(self, text: str) -> list[Membership]:
        """Members of that name where one administers, who have no account yet."""
        rows = self._members(now().date()).filter(person__identity__name__icontains=text, person__account=None)
        ordered = rows.select_related("person__identity", "unit").order_by("person__identity__name", "unit__name")
        return list(ordered[:FOUND])

    def _members(self, on: date) -> Any:
        inside = self.request.scope.units(Ability.ADMINISTER)
        return Membership.objects.filter(unit__in=inside, valid_from__lte=on, valid_to__gt=on)

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        uid = self.request.POST.get("person", "")
        link_person(self.object, self._person(uid, at.date()) if uid else None, by=by, at=at)
        return self.address()

    def _person(self, uid: str, on: date) -> Person:
        members = self._members(on).values("person")
        try:
            return Person.objects.get(uid=uid, pk__in=members)
        except (Person.DoesNotExist, ValueError) as error:
            raise Http404 from error
