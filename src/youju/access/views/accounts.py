"""Accounts: who may come in, and what they may do."""

from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from youju.access.filters import AccountFilter
from youju.access.forms import AccountForm
from youju.access.granting import check_may_grant, made_password, words
from youju.access.models import Account, Grant, Role
from youju.access.operations import grant_role, open_account
from youju.access.reading import by_grants, is_within
from youju.access.scope import ABILITIES
from youju.access.tables import AccountTable
from youju.base.clock import now, today
from youju.core.periods import FOREVER
from youju.organisation.models import Unit, UnitName
from youju.ui.scope import Ability, Bound
from youju.ui.views.forms import FormPage
from youju.ui.views.lists import ListPage
from youju.ui.views.pages import Crumb, ObjectPage, Page

ROOM = ("账号与授权", "/accounts/")
SUGGESTED = 12


def held_within(units: QuerySet[Any, Any]) -> "Prefetch[Any]":
    """The grants in force or to come on these units, as `held`."""
    grants = Grant.objects.filter(valid_to__gt=today(), unit__in=units).select_related("unit")
    return Prefetch("grants", grants.order_by("unit__name", "role"), to_attr="held")


class AccountList(ListPage):
    """Accounts with grants where the administrator administers."""

    ability = Ability.ADMINISTER
    title = "账号与授权"
    room = "accounts"
    table = AccountTable
    filters = AccountFilter
    bound: ClassVar[Bound] = by_grants
    template = "access/accounts.html"
    actions_template = "access/accounts_actions.html"
    export_name = "账号"
    empty_title = "还没有账号"
    empty_advice = "给要用的人各开一个账号，再授予角色。"

    def rows(self) -> QuerySet[Account]:
        held = held_within(self.request.scope.units(Ability.ADMINISTER))
        return Account.objects.prefetch_related(held).order_by("username")


class OpenAccount(FormPage):
    """A new account with its first role; its password is made here and shown once."""

    ability = Ability.ADMINISTER
    title = "开设账号"
    room = "accounts"
    form = AccountForm
    template = "access/grant_form.html"
    button = "开设账号"

    def crumbs(self) -> list[Crumb]:
        return [ROOM]

    def form_options(self) -> dict[str, Any]:
        return {"scope": self.request.scope}

    def _performed(self, form: Any) -> HttpResponse:
        password = made_password()
        with transaction.atomic():
            account = self._opened(form, password)
        return render(self.request, "access/password.html", self.context() | {"account": account, "password": password})

    def _opened(self, form: AccountForm, password: str) -> Account:
        scope: Any = self.request.scope
        who, at, granted = form.cleaned_data, now(), form.granted()
        check_may_grant(scope, granted["unit"], granted["until"], granted["with_below"])
        account = open_account(who["username"], who["display_name"], password, by=scope.actor, at=at)
        grant_role(account, by=scope.actor, at=at, **granted)
        return account


class AboutAccount(ObjectPage):
    """What pages about one account share: it is found by its name."""

    ability = Ability.ADMINISTER
    room = "accounts"
    model = Account
    bound: ClassVar[Bound] = by_grants
    object: Account

    def find(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(username=self.kwargs["username"])

    def rows(self) -> QuerySet[Any]:
        return Account.objects.select_related("person__identity")

    def address(self) -> str:
        """The account's page."""
        return reverse("access:account", args=[self.object.username])

    def crumbs(self) -> list[Crumb]:
        return [ROOM, (self.object.display_name, self.address())]


class AccountPage(AboutAccount):
    """One account: who uses it, what it may do, what can be done about it."""

    template = "access/account.html"

    def rows(self) -> QuerySet[Any]:
        return super().rows().prefetch_related(held_within(self.request.scope.units(Ability.ADMINISTER)))

    def heading(self) -> str:
        return f"{self.object.display_name}的账号"

    def crumbs(self) -> list[Crumb]:
        return [ROOM]

    def context(self) -> dict[str, Any]:
        held = [(each, Role(each.role).label, words(each)) for each in self.object.held]  # type: ignore[attr-defined]
        elsewhere = Grant.objects.filter(account=self.object, valid_to__gt=today()).count() - len(held)
        scope: Any = self.request.scope
        is_own = self.object.pk == scope.account.pk
        may_change = not is_own and is_within(self.object, scope, scope.today)
        has_second_step = self.object.authenticator_set.exists()  # type: ignore[attr-defined]
        return super().context() | {
            "held": held,
            "elsewhere": elsewhere,
            "is_own": is_own,
            "may_change": may_change,
            "has_second_step": has_second_step,
        }


ABLE = (
    ({Ability.READ}, "查看台账、履职、报告，下载打印", "看得到授权单位（含下级时连同下级）的全部记录"),
    ({Ability.RECORD}, "记一笔、修改、作废记录", "补录要写理由；每次修改都留底"),
    ({Ability.MANAGE}, "结账、说明原因、豁免、导入、调整组织和人员、写报告", "“豁免”由上级党组织的管理角色来做"),
    ({Ability.AUDIT, Ability.ADMINISTER}, "查看操作记录", "谁在什么时候做了什么；自己不能改任何记录"),
    ({Ability.ADMINISTER}, "开设账号、授权、停用、重设密码", "只在自己的授权范围内；也能看操作记录"),
)
"""Abilities of which one is enough, what they let somebody do, and what is to be known about it."""


class RolesPage(Page):
    """What each role may do."""

    ability = Ability.ADMINISTER
    title = "各角色能做什么"
    room = "accounts"
    template = "access/roles.html"

    def crumbs(self) -> list[Crumb]:
        return [ROOM]

    def context(self) -> dict[str, Any]:
        rows = [(what, note, [(r.label, bool(enough & ABILITIES[r])) for r in Role]) for enough, what, note in ABLE]
        return super().context() | {"roles": [role.label for role in Role], "rows": rows}


class UnitSuggestions(Page):
    """Names of units that fit what is being typed: a part for the form's list."""

    ability = Ability.ADMINISTER
    template = "access/unit_suggestions.html"
    asked: ClassVar[str] = "unit"

    def context(self) -> dict[str, Any]:
        text = self.request.GET.get(self.asked, "").strip()
        named = UnitName.objects.filter(name__icontains=text).values("unit")
        units = Unit.objects.filter(pk__in=self.request.scope.units(Ability.ADMINISTER), valid_to=FOREVER)
        return {"units": units.filter(pk__in=named).order_by("name")[:SUGGESTED]}
