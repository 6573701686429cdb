"""我的数据: what is kept about whoever has signed in, and asking for a correction."""

from datetime import datetime
from typing import Any

from django import forms

from youju.access.granting import words
from youju.access.models import Account, Role
from youju.access.reading import tops
from youju.base.actor import Actor
from youju.base.clock import today
from youju.core.explain import explain
from youju.home import my_data
from youju.home.models import Suggestion
from youju.home.suggesting import MOST, suggest
from youju.organisation.models import Unit
from youju.ui.scope import Open
from youju.ui.views.forms import FormPage
from youju.ui.views.pages import Crumb, Page

ENTRIES = 20


class MePage(Page):
    """Everything about me."""

    ability = Open.SIGNED_IN
    title = "我的数据"
    room = "me"
    template = "home/me.html"

    def context(self) -> dict[str, Any]:
        scope: Any = self.request.scope
        account: Account = scope.account
        grants = [(each, Role(each.role).label, words(each)) for each in scope.grants]
        about = {"account": account, "grants": grants, "done": my_data.done_by(account, scope)}
        return super().context() | about | (self._about_person(account) if account.person else {})

    def _about_person(self, account: Account) -> dict[str, Any]:
        person: Any = account.person
        attended = my_data.attendances_of(person)
        return {
            "person": person,
            "memberships": my_data.memberships_of(person),
            "attachments": my_data.attachments_of(person),
            "posts": my_data.posts_of(person),
            "years": my_data.attended_by_year(person),
            "attended": attended[:ENTRIES],
            "due": [(item, explain(item)) for item in my_data.due_of(person, today())],
        }


class CorrectionForm(forms.Form):
    """What is wrong, and how it should be."""

    text = forms.CharField(
        label="哪里不对，应当是什么",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="例如：2026年3月12日的支部党员大会我在场，记成了请假。",
    )


class CorrectionPage(FormPage):
    """Ask the officers of my unit for a correction; nothing is changed by itself."""

    ability = Open.SIGNED_IN
    title = "请求更正"
    room = "me"
    template = "home/me_correction.html"
    form = CorrectionForm
    button = "送交"
    done = "已送交本单位的党务工作者，答复会出现在“意见建议”里。"

    def crumbs(self) -> list[Crumb]:
        return [("我的数据", "/me/")]

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        account: Account = self.request.scope.account  # type: ignore[attr-defined]
        unit, text = unit_for(self.request.scope), form.cleaned_data["text"]
        suggest(Suggestion.Kind.CORRECTION, text, "/me/", account, unit, by=by, at=at)
        return "/feedback/"


def unit_for(scope: Any) -> Unit | None:
    """Whose officers hear from the account: where its person belongs, else where it may do most, else the head."""
    person = scope.account.person
    home = my_data.memberships_of(person).filter(valid_to__gt=today()).first() if person else None
    if home:
        return home.unit
    units: list[Unit] = scope.own_units
    return units[0] if units else tops(Unit.objects.values("pk")).order_by("pk").first()
