"""What those who may can do about an item: give a reason, take it back, release from it."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from youju.core.errors import Refusal
from youju.duties.closing_words import is_excusable
from youju.duties.forms import ReasonForm, SureForm, WaiverForm
from youju.duties.models import Excuse
from youju.duties.operations import ExcuseDraft, excuse_items, waive
from youju.duties.views.item import OfItem
from youju.duties.withdrawing import withdraw_excuse
from youju.organisation.above import decides
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.forms import ObjectFormPage
from youju.ui.views.pages import Crumb


class ActingPage(OfItem, ObjectFormPage):
    """A form about an item, with what the item is above it."""

    template = "duties/acting.html"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (self.listed.item.duty.title, self.address)]

    def context(self) -> dict[str, Any]:
        return super().context() | {"listed": self.listed, "item": self.listed.item}


class ExcusePage(ActingPage):
    """Say why a usual duty was not done."""

    ability = Ability.MANAGE
    form = ReasonForm
    title = "说明原因"
    button = "记入说明"
    done = "已记入说明。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        item = self.listed.item
        if not is_excusable(item):
            raise Refusal("这是必须做到的事项，不能以说明代替。", "当时做了的，补记到台账；没有做的，抓紧补上。")
        draft = ExcuseDraft(
            item.duty.code, self.object, item.starts_on, form.cleaned_data["reason"], self.listed.person
        )
        excuse_items([draft], by=by, at=at)
        return self.address


class WithdrawPage(ActingPage):
    """Take a reason back."""

    ability = Ability.MANAGE
    form = SureForm
    title = "撤回说明"
    button = "撤回"
    done = "已撤回说明。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        given = {each.pk: each for each in self.excuses()}
        if self.kwargs["number"] not in given:
            raise Http404
        withdraw_excuse(given[self.kwargs["number"]], by=by, at=at)
        return self.address

    def context(self) -> dict[str, Any]:
        return super().context() | {"excuse": Excuse.objects.filter(pk=self.kwargs["number"], unit=self.object).first()}


class WaivePage(ActingPage):
    """A superior releases the unit, or the person, from the duty for a time. Managing the unit itself is not enough."""

    ability = Ability.READ
    form = WaiverForm
    title = "豁免"
    button = "豁免"
    done = "已豁免。"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, for those who manage a unit above."""
        self._check()
        return super().get(request, *args, **kwargs)

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> Any:
        """Do it, or refuse."""
        self._check()
        return super().post(request, *args, **kwargs)

    def _check(self) -> None:
        if not decides(self.object, self.request.scope):
            raise PermissionDenied

    def initial(self) -> dict[str, Any]:
        item = self.listed.item
        return {"since": min(item.starts_on, item.due_on), "until": max(item.due_on, item.ends_on - timedelta(days=1))}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        given = form.cleaned_data
        until = given["until"] + timedelta(days=1)
        person = self.listed.person
        waive(
            self.object, self.listed.item.duty.code, given["reason"], given["since"], until, by=by, at=at, person=person
        )
        return self.address
