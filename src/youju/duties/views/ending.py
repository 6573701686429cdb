"""Stopping a plan, dropping a target, ending a release: from a day on, with the reason."""

from abc import ABC, abstractmethod
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.utils.http import url_has_allowed_host_and_scheme

from youju.base.clock import today
from youju.duties.binding import duty_titles, target_words, titles_of, waiver_words
from youju.duties.cutting import free_after, free_before, repeated
from youju.duties.forms import EndForm
from youju.duties.models import Adoption, Edition, LocalTarget, Waiver
from youju.duties.views.plans import ForUnit
from youju.duties.withdrawing import drop_target, end_waiver, stop_rulebook
from youju.organisation.above import decides
from youju.ui.scope import ScopedRequest


class EndingPage(ForUnit, ABC):
    """A form that ends something a unit said; `?next=`: where to go then, if not to the unit's plans."""

    kind: ClassVar[Any]
    effect: ClassVar[str]
    """What follows from it, as a sentence."""
    rejudged: ClassVar[bool] = True
    """Whether items are judged again, which takes its time."""
    form = EndForm
    template = "duties/ending.html"

    @cached_property
    def said(self) -> Any:
        """What is to be ended. Http404 where the unit said no such thing."""
        found = self.kind.objects.filter(unit=self.object, pk=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def address(self) -> str:
        """Where the account came from; else the unit's plans."""
        asked = self.request.GET.get("next", "")
        return asked if asked and url_has_allowed_host_and_scheme(asked, None) else super().address

    def initial(self) -> dict[str, Any]:
        on = today()
        return {"on": self.offered(on) if self.said.valid_from <= on < self.said.valid_to else self.said.valid_from}

    def offered(self, on: date) -> date:
        """The day offered, where it holds today."""
        return on

    def context(self) -> dict[str, Any]:
        told = {"name": self.name(), "effect": self.effect, "rejudged": self.rejudged}
        return super().context() | {"said": self.said} | told

    @abstractmethod
    def name(self) -> str:
        """What is to be ended, in words."""


class StopPage(EndingPage):
    """A plan adopted binds no more."""

    kind = Adoption
    title = "停止执行计划"
    button = "停止执行"
    done = "已停止执行，应办事项已按新的情况列出。"
    effect = (
        "停止以后，计划里的要求不再列为应办事项；台账里的记录不受影响。"
        "已经过半的月份、季度、半年、全年要求到期满，不在中间停。"
    )

    def offered(self, on: date) -> date:
        """The first day on which it can be stopped; where it ends before that by itself, the last that was one."""
        asked = repeated(self.said.rulebook)
        return free_after(asked, on, self.said.valid_to) or free_before(asked, on, self.said.valid_from)

    def name(self) -> str:
        code: str = self.said.rulebook
        return titles_of(Edition.objects.filter(rulebook=code)).get(code, code)

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        stop_rulebook(self.said, form.cleaned_data["on"], form.cleaned_data["reason"], by=by, at=at)
        return self.address


class DropPage(EndingPage):
    """No more is asked than the floor."""

    kind = LocalTarget
    title = "取消目标"
    button = "取消目标"
    done = "目标已取消，应办事项已按规定的要求列出。"
    effect = "取消以后，按规定的最低要求评判。"

    def name(self) -> str:
        return target_words(self.said, duty_titles())

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        drop_target(self.said, form.cleaned_data["on"], form.cleaned_data["reason"], by=by, at=at)
        return self.address


class EndWaiverPage(EndingPage):
    """What was released from is asked again. For who may release the unit: an officer above it."""

    kind = Waiver
    rejudged = False
    title = "提前结束豁免"
    button = "结束豁免"
    done = "豁免已结束，期限在那天和以后的事项重新要求。"
    effect = "结束以后，期限落在那天和以后的事项重新要求，没有做的算不足或逾期。"

    def may(self, ability: Any, thing: Any, request: ScopedRequest | None = None) -> bool:
        """Only officers above the unit come in."""
        return decides(thing, (request or self.request).scope)

    def name(self) -> str:
        return waiver_words(self.said, duty_titles())

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        end_waiver(self.said, form.cleaned_data["on"], form.cleaned_data["reason"], by=by, at=at)
        return self.address
