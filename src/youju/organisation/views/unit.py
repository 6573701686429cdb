"""A unit's page: what it is and was called, where it stands, who is in it, its terms."""

from typing import Any

from youju.base.clock import today
from youju.core.periods import FOREVER
from youju.organisation.models import Unit
from youju.organisation.reading import SECTORS, former_names, places, size_on, with_below
from youju.organisation.views.tree import crumbs_to
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.pages import Crumb, ObjectPage


class UnitPage(ObjectPage):
    """Everything about one unit; its people and events are loaded by the rooms that keep them."""

    ability = Ability.READ
    room = "organisation"
    model = Unit
    bound = ByUnit("pk")
    template = "organisation/unit.html"

    def rows(self) -> Any:
        return Unit.objects.select_related("project")

    def heading(self) -> str:
        return str(self.object.name)

    def crumbs(self) -> list[Crumb]:
        return [("组织", "/organisation/"), *crumbs_to(self.object, self.request)]

    def context(self) -> dict[str, Any]:
        unit, units, day = self.object, self.request.scope.units(), today()
        node, *there = with_below(unit, units, day)
        edges = places(unit, units)
        names = former_names(unit)
        return super().context() | {
            "kind": node.kind,
            "sector": SECTORS[unit.sector],
            "own": node.own,
            "total": node.total,
            "size": size_on(unit, day),
            "names": [each for each in names if not each.is_alias],
            "aliases": [each.name for each in names if each.is_alias],
            "edges": edges,
            "superior": next(
                (e.superior for e in edges if e.kind == "leads" and e.valid_from <= day < e.valid_to), None
            ),
            "below": there,
            "terms": unit.terms.order_by("-started_on"),
            "today": day,
            "is_there": unit.valid_to == FOREVER,
            "may_manage": self.may(Ability.MANAGE, unit),
        }
