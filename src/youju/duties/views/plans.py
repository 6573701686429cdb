"""Which rulebooks and plans bind a unit; taking a plan as binding, asking more than the floor."""

from typing import Any

from django.urls import reverse

from youju.base.clock import today
from youju.core.measures import Verb
from youju.core.periods import FOREVER
from youju.core.rules.model import Layer
from youju.duties.binding import adoptions, bindings, targets, titles_of
from youju.duties.editions import numbered_plan
from youju.duties.forms import AdoptForm, TargetForm
from youju.duties.models import Edition
from youju.duties.operations import adopt_rulebook, set_target
from youju.duties.views.asking import PeriodPage, list_address
from youju.duties.views.item import LAYERS
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
        titles = {duty.code: duty for duty in numbered_plan().duties.values()}
        return super().context() | {
            "bindings": bindings(self.object, self.period.start, self.period.end),
            "layers": {str(layer): label for layer, label in LAYERS.items()},
            "adoptions": adoptions(self.object, today()),
            "targets": [(each, titles.get(each.duty)) for each in targets(self.object, today())],
            "forever": FOREVER,
            "may_manage": self.may(Ability.MANAGE, self.object),
        }


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
