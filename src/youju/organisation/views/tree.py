"""The tree of units: opened step by step, searched by any name a unit had or goes by."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from youju.base.clock import today
from youju.organisation.models import Unit
from youju.organisation.reading import below, found, named, nodes, tree, way_to
from youju.ui.scope import Ability, ByUnit, ScopedRequest
from youju.ui.views.pages import Crumb, ObjectPage, Page

NAMES = 30


class TreePage(Page):
    """All units one may read, from the top; with `?q=` those found by name."""

    ability = Ability.READ
    title = "组织与人员"
    room = "organisation"
    template = "organisation/tree.html"
    part = "organisation/tree_part.html"

    def context(self) -> dict[str, Any]:
        text = self.request.GET.get("q", "").strip()[:60]
        units, day = self.request.scope.units(), today()
        shown = {"found": found(text, units, day)} if text else {"nodes": tree(units, day)}
        return super().context() | {"q": text} | shown


class BelowPage(ObjectPage):
    """The units directly below one: rows for the tree, on a phone a page of its own."""

    ability = Ability.READ
    room = "organisation"
    model = Unit
    bound = ByUnit("pk")
    template = "organisation/below.html"
    part = "organisation/nodes.html"

    def heading(self) -> str:
        return str(self.object.name)

    def crumbs(self) -> list[Crumb]:
        return [("组织", "/organisation/"), *crumbs_to(self.object, self.request, "/organisation/{}/below/")]

    def context(self) -> dict[str, Any]:
        day = today()
        there = nodes(below(self.object, self.request.scope.units(), day), day)
        return super().context() | {"nodes": there, "unit": self.object}


def crumbs_to(unit: Unit, request: ScopedRequest, address: str = "/organisation/{}/") -> list[Crumb]:
    """The units above one that may be read."""
    return [(each.name, address.format(each.uid)) for each in way_to(unit, request.scope.units(), today())]


class NamesPage(Page):
    """Names of units for a field to choose from, as one types."""

    ability = Ability.READ

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Options of a datalist. The field sends itself under its own name, so the last value is what is typed."""
        asked = request.GET.get("ability", "read")
        ability = Ability(asked) if asked in set(Ability) else Ability.READ
        typed = [str(value) for name, value in request.GET.items() if name != "ability"]
        text = typed[-1].strip()[:60] if typed else ""
        units = request.scope.units(ability)
        rows = named(text, units) if text else Unit.objects.filter(pk__in=units)
        rows = rows.filter(valid_to="9999-12-31").order_by("name")
        return render(request, "organisation/names.html", {"names": rows.values_list("name", flat=True)[:NAMES]})
