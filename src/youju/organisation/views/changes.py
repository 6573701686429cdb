"""Forms that change units."""

import re
from abc import abstractmethod
from typing import Any

from django.urls import reverse

from youju.base.clock import today
from youju.core.rules.model import Sector
from youju.organisation.forms import DissolveForm, MoveForm, NewUnitForm, RenameForm, SizeForm, TermForm
from youju.organisation.models import Unit
from youju.organisation.operations import (
    UnitDraft,
    declare_size,
    dissolve_unit,
    found_units,
    move_unit,
    rename_unit,
    start_terms,
)
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.forms import ObjectFormPage
from youju.ui.views.pages import Crumb


class UnitChange(ObjectFormPage):
    """A change to one unit; afterwards its page is shown."""

    ability = Ability.MANAGE
    room = "organisation"
    model = Unit
    bound = ByUnit("pk")

    def crumbs(self) -> list[Crumb]:
        return [("组织", "/organisation/"), (self.object.name, self.address(self.object))]

    def initial(self) -> dict[str, Any]:
        return {"on": today()}

    def address(self, unit: Unit) -> str:
        """The unit's page."""
        return reverse("organisation:unit", args=[unit.uid])

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        self.change(form.cleaned_data, by=by, at=at)
        return self.address(self.object)

    @abstractmethod
    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        """What the form is for."""


class AddUnitPage(UnitChange):
    """A new unit below this one."""

    title = "新建下级党组织"
    form = NewUnitForm
    button = "建立"
    done = "已建立。"

    def initial(self) -> dict[str, Any]:
        return {"kind": "branch", "founded_on": today(), "sector": self.object.sector}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        said = form.cleaned_data
        draft = UnitDraft(
            name=said["name"].strip(),
            kind=said["kind"],
            sector=Sector(said["sector"]),
            founded_on=said["founded_on"],
            superior=self.object,
            aliases=tuple(filter(None, (each.strip() for each in re.split("[、，,；;]", said["aliases"])))),
            full_members=said["full_members"],
            project=said["project"].strip(),
        )
        return self.address(found_units([draft], by=by, at=at)[0])


class RenamePage(UnitChange):
    """Another name."""

    title = "改名"
    form = RenameForm
    done = "已改名，旧名仍可查到。"

    def initial(self) -> dict[str, Any]:
        return {"name": self.object.name, "on": today()}

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        rename_unit(self.object, said["name"].strip(), said["on"], by=by, at=at)


class MovePage(UnitChange):
    """Another superior."""

    title = "调整隶属"
    form = MoveForm
    done = "隶属关系已调整。"

    def form_options(self) -> dict[str, Any]:
        units = self.request.scope.units(Ability.MANAGE)
        return {"superiors": Unit.objects.filter(pk__in=units).exclude(pk=self.object.pk)}

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        move_unit(self.object, said["superior"], said["on"], by=by, at=at)


class DissolvePage(UnitChange):
    """The end of the unit."""

    title = "撤销"
    form = DissolveForm
    button = "撤销这个党组织"
    done = "已撤销，台账仍可查阅。"

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        dissolve_unit(self.object, said["on"], by=by, at=at)


class SizePage(UnitChange):
    """How many members it says it has."""

    title = "申报党员人数"
    form = SizeForm
    done = "人数已记下。"

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        declare_size(self.object, said["full_members"], said["on"], by=by, at=at)


class TermPage(UnitChange):
    """A committee elected."""

    title = "换届"
    form = TermForm
    done = "新一届任期已记下。"

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        start_terms([(self.object, said["started_on"], said["ends_on"])], by=by, at=at)
