"""意见建议: a short form on every page, and what came of it."""

from datetime import datetime
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import QuerySet

from youju.access.models import Account
from youju.base.actor import Actor
from youju.home.me import unit_for
from youju.home.models import Suggestion
from youju.home.suggesting import MOST, answer_suggestion, see_suggestion, suggest
from youju.ui.scope import Ability, Open
from youju.ui.views.forms import FormPage, ObjectFormPage
from youju.ui.views.lists import ListPage
from youju.ui.views.pages import Crumb

ROOM = ("意见建议", "/feedback/")
CHOSEN = [each for each in Suggestion.Kind.choices if each[0] != Suggestion.Kind.CORRECTION]
HEARD = frozenset({Ability.MANAGE, Ability.ADMINISTER})
OWN = 20


class FeedbackForm(forms.Form):
    """What somebody thinks."""

    kind = forms.ChoiceField(label="类别", choices=CHOSEN, initial=Suggestion.Kind.SUGGESTION, widget=forms.RadioSelect)
    text = forms.CharField(
        label="想说的话",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": ""}),
        help_text="哪里不好用、看不懂、出了错，或者希望能做什么。",
    )
    page = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class FeedbackPage(FormPage):
    """Say it; below, what I said before and the answers."""

    ability = Open.SIGNED_IN
    title = "意见建议"
    template = "home/feedback.html"
    form = FeedbackForm
    button = "送出"
    done = "收到了，谢谢。答复会出现在这一页。"

    def initial(self) -> dict[str, Any]:
        return {"page": local(self.request.GET.get("from", ""))}

    def context(self) -> dict[str, Any]:
        scope: Any = self.request.scope
        own = Suggestion.objects.filter(account=scope.account).select_related("answered_by").order_by("-at")[:OWN]
        page = local(self.request.GET.get("from", "") or self.request.POST.get("page", ""))
        return super().context() | {"own": own, "page": page, "hears": bool(HEARD & scope.abilities)}

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        account: Account = self.request.scope.account  # type: ignore[attr-defined]
        said = form.cleaned_data
        kind, unit = Suggestion.Kind(said["kind"]), unit_for(self.request.scope)
        suggest(kind, said["text"], local(said["page"]), account, unit, by=by, at=at)
        return "/feedback/"


def local(page: str) -> str:
    """The page's path, where it is one of ours."""
    return page if page.startswith("/") and not page.startswith("//") else ""


class FeedbackTable(tables.Table):
    """What came in."""

    at = tables.DateTimeColumn(verbose_name="时间", format="Y-m-d H:i", attrs={"td": {"class": "nowrap"}})
    kind = tables.Column("类别")
    text = tables.Column("内容", linkify=("feedback_answer", {"uid": tables.A("uid")}), orderable=False)
    account = tables.Column("谁", accessor="account__display_name", orderable=False)
    unit = tables.Column("党组织", accessor="unit__name", orderable=False)
    state = tables.Column("状态", accessor="pk", orderable=False)

    class Meta:
        order_by = ("-at",)

    def render_text(self, value: str) -> str:
        """Its beginning."""
        return value if len(value) <= 60 else f"{value[:60]}…"

    def render_state(self, record: Suggestion) -> str:
        """How far it has come."""
        return "已答复" if record.answered_at else "已看" if record.seen_at else "新"

    value_state = render_state


class FeedbackFilter(filters.FilterSet):
    """By kind and state."""

    kind = filters.ChoiceFilter(label="类别", choices=Suggestion.Kind.choices, empty_label="全部")
    open = filters.ChoiceFilter(label="状态", choices=[("yes", "没有答复的")], method="unanswered", empty_label="全部")

    class Meta:
        model = Suggestion
        fields: tuple[str, ...] = ()

    def unanswered(self, rows: QuerySet[Suggestion], name: str, value: str) -> QuerySet[Suggestion]:
        """Those that wait for an answer."""
        return rows.filter(answered_at=None)


class FeedbackList(ListPage):
    """What people of the units wrote, for their officers and administrators."""

    ability = Ability.MANAGE
    or_else = frozenset({Ability.ADMINISTER})
    title = "收到的意见建议"
    table = FeedbackTable
    filters = FeedbackFilter
    empty_title = "还没有意见建议"
    empty_advice = "每一页下面都有“对这一页有意见建议”。"
    export_name = "意见建议"

    def rows(self) -> QuerySet[Suggestion]:
        return Suggestion.objects.select_related("account", "unit").order_by("-at")

    def seen(self) -> QuerySet[Suggestion]:
        scope = self.request.scope
        rows = self.rows()
        return rows.filter(unit__in=scope.units(Ability.MANAGE)) | rows.filter(unit__in=scope.units(Ability.ADMINISTER))

    def crumbs(self) -> list[Crumb]:
        return [ROOM]


class AnswerForm(forms.Form):
    """An answer, or only a note that it was seen."""

    answer = forms.CharField(
        label="答复",
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="提的人能看到。",
    )


class AnswerPage(ObjectFormPage):
    """One suggestion, seen and answered."""

    ability = Ability.MANAGE
    or_else = frozenset({Ability.ADMINISTER})
    title = "意见建议"
    template = "home/feedback_answer.html"
    form = AnswerForm
    model = Suggestion
    button = "答复"
    done = "已记下。"

    def rows(self) -> QuerySet[Any]:
        return Suggestion.objects.select_related("account", "unit", "answered_by")

    def crumbs(self) -> list[Crumb]:
        return [ROOM, ("收到的意见建议", "/feedback/all/")]

    def initial(self) -> dict[str, Any]:
        return {"answer": self.object.answer}

    def perform(self, form: Any, *, by: Actor, at: datetime) -> str:
        account: Account = self.request.scope.account  # type: ignore[attr-defined]
        if "seen" in self.request.POST:
            see_suggestion(self.object, by=by, at=at)
        else:
            answer_suggestion(self.object, form.cleaned_data["answer"], account, by=by, at=at)
        return "/feedback/all/"
