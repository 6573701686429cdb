"""Which rulebooks and plans bind a unit; taking a plan as binding, asking more than the floor."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from youju.base.clock import today
from youju.core.measures import Verb
from youju.core.rules.model import Layer
from youju.duties.binding import (
    adoptions,
    bindings,
    duty_titles,
    target_words,
    targets,
    titles_of,
    waiver_words,
    waivers,
)
from youju.duties.editions import numbered_plan
from youju.duties.forms import AdoptForm, TargetForm
from youju.duties.models import Edition, LocalTarget, Waiver
from youju.duties.operations import adopt_rulebook, set_target
from youju.duties.places import with_asked
from youju.duties.views.asking import PeriodPage, list_address
from youju.organisation.above import decided_by
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.forms import ObjectFormPage
from youju.ui.views.pages import Crumb, ObjectPage


class PlansPage(PeriodPage, ObjectPage):
    """Rulebooks that gave the unit items in the period, plans adopted, targets of its own."""

    ability = Ability.READ
    model = Unit
    bound = ByUnit("pk")
    template = "duties/plans.html"

    def heading(self) -> str:
        return f"{self.object.name}执行的制度和计划"

    def crumbs(self) -> list[Crumb]:
        return [*self.crumbs_to(self.object), (self.object.name, list_address(self.object, self.period))]

    def context(self) -> dict[str, Any]:
        since = self.period.start
        return super().context() | {
            "bindings": bindings(self.object, since, self.period.end),
            "adoptions": self._rows(adoptions(self.object, since), "duties:stop", self._managed),
            "targets": self._rows(self._targets(since), "duties:drop", self._managed),
            "waivers": self._rows(self._waivers(since), "duties:end_waiver", self._waivable),
            "may_manage": self.may(Ability.MANAGE, self.object),
        }

    def _targets(self, since: date) -> list[tuple[LocalTarget, str]]:
        titles = duty_titles()
        return [(each, target_words(each, titles)) for each in targets(self.object, since)]

    def _waivers(self, since: date) -> list[tuple[Waiver, str]]:
        titles = duty_titles()
        return [(each, waiver_words(each, titles)) for each in waivers(self.object, since)]

    def _managed(self, units: set[int]) -> set[int]:
        managed = Unit.objects.filter(pk__in=self.request.scope.units(Ability.MANAGE))
        return set(managed.filter(pk__in=units).values_list("pk", flat=True))

    def _waivable(self, units: set[int]) -> set[int]:
        return decided_by(units, self.request.scope)

    def _rows(
        self, said: Iterable[tuple[Any, str]], route: str, may_end: Callable[[set[int]], set[int]]
    ) -> list[dict[str, Any]]:
        """What was said with its name, and where it can be ended: '' where it is over, or not by this account."""
        rows, on = list(said), today()
        units = may_end({each.unit_id for each, _ in rows}) if rows else set()
        return [
            {
                "said": each,
                "name": name,
                "is_over": each.valid_to <= on,
                "end": self._ending(each, route) if each.unit_id in units and self._goes_on(each, on) else "",
            }
            for each, name in rows
        ]

    @staticmethod
    def _goes_on(said: Any, on: date) -> bool:
        """Whether its end can still be set: where it was set already, to a day before."""
        return not said.never_held and (said.valid_to > on or said.ended_at is not None)

    def _ending(self, said: Any, route: str) -> str:
        address = reverse(route, args=[said.unit.uid, said.pk])
        return with_asked(address, next=self.request.get_full_path())


class ForUnit(ObjectFormPage):
    """A form about what binds a unit."""

    ability = Ability.MANAGE
    model = Unit
    bound = ByUnit("pk")
    room = "duties"

    @property
    def address(self) -> str:
        """Where it is shown what binds the unit."""
        return reverse("duties:plans", args=[self.object.uid])

    def crumbs(self) -> list[Crumb]:
        return [("履职", reverse("duties:matrix")), (self.object.name, self.address)]

    def initial(self) -> dict[str, Any]:
        return {"since": today()}


class AdoptPage(ForUnit):
    """Take a plan as binding."""

    form = AdoptForm
    title = "采用计划"
    button = "采用"
    done = "已采用，应办事项正在重新评判。"

    def form_options(self) -> dict[str, Any]:
        offered = Edition.objects.exclude(layer=Layer.STATUTORY).filter(valid_to__gt=today())
        return {"rulebooks": list(titles_of(offered).items())}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        given = form.cleaned_data
        adopt_rulebook(self.object, given["rulebook"], given["since"], by=by, at=at, with_below=given["with_below"])
        return self.address


class TargetPage(ForUnit):
    """Ask more than a rulebook's floor."""

    form = TargetForm
    title = "定更高的目标"
    button = "定下目标"
    done = "目标已定，应办事项正在重新评判。"

    def form_options(self) -> dict[str, Any]:
        duties = {duty.code: duty for duty in numbered_plan().duties.values() if duty.at_most is None}
        offered = [(code, f"{duty.title}（规定{_floor(duty)}）") for code, duty in duties.items()]
        return {"duties": sorted(offered, key=lambda each: each[1])}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        given = form.cleaned_data
        since, below = given["since"], given["with_below"]
        set_target(self.object, given["duty"], given["least"], given["basis"], since, by=by, at=at, with_below=below)
        return self.address


def _floor(duty: Any) -> str:
    """至少1次, 至少100%."""
    unit = "%" if duty.measure.is_percent else "学时" if duty.measure.verb is Verb.HOURS else duty.measure.unit
    return f"至少{duty.least}{unit}"
