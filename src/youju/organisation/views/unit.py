"""A unit's page: what it is and was called, where it stands, who is in it, its terms."""

from typing import Any

from youju.base.clock import today
from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.periods import FOREVER
from youju.organisation.models import Unit
from youju.organisation.reading import SECTORS, below, former_names, members_of, nodes, places, size_on
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
        own, total = members_of([unit.pk], day).get(unit.pk, (0, 0))
        edges = places(unit, units)
        names = former_names(unit)
        return super().context() | {
            "kind": vocabulary(Vocabulary.UNIT_KIND).label(unit.kind),
            "sector": SECTORS[unit.sector],
            "own": own,
            "total": total,
            "size": size_on(unit, day),
            "names": [each for each in names if not each.is_alias],
            "aliases": [each.name for each in names if each.is_alias],
            "edges": edges,
            "superior": next(
                (e.superior for e in edges if e.kind == "leads" and e.valid_from <= day < e.valid_to), None
            ),
            "below": nodes(below(unit, units, day), day),
            "terms": unit.terms.order_by("-started_on"),
            "today": day,
            "is_there": unit.valid_to == FOREVER,
            "may_manage": self.may(Ability.MANAGE, unit),
        }
