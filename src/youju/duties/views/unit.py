"""The due items of one unit, or of it and all below, as a list."""

from collections import Counter
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404

from youju.base.clock import today
from youju.core.explain import GAPS, STATUS_WORD, Status
from youju.duties.below import children_of, counts_of
from youju.duties.counting import Count, Part, counted
from youju.duties.editions import numbered_plan
from youju.duties.listing import URGENCY, Wanted, by_area, items_found
from youju.duties.views.asking import PeriodPage, matrix_address
from youju.members.models import Person
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.signs import SIGNS
from youju.ui.views.pages import Crumb, ObjectPage

PER_PAGE = 100
GROUPS = {
    "gaps": ("不足或逾期", GAPS),
    "aside": ("已说明、豁免、不适用", (Status.EXCUSED, Status.WAIVED, Status.NOT_APPLICABLE)),
}
"""Statuses asked for together."""


class UnitPage(PeriodPage, ObjectPage):
    """Items grouped by area, narrowed by what is in the address."""

    ability = Ability.READ
    model = Unit
    bound = ByUnit("pk")
    template = "duties/unit.html"

    @property
    def below(self) -> bool:
        """Whether items of all below are listed too."""
        return self.request.GET.get("below") == "1"

    @property
    def area(self) -> str:
        """The area asked for, '' for all."""
        asked = self.request.GET.get("area", "")
        return asked if asked in dict(self.areas) else ""

    @property
    def duty(self) -> str:
        """The duty asked for, '' for all."""
        asked = self.request.GET.get("duty", "")
        return asked if any(duty.code == asked for duty in numbered_plan().duties.values()) else ""

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Those asked for, () for all."""
        asked = self.request.GET.get("status", "")
        if asked in GROUPS:
            return GROUPS[asked][1]
        return tuple(status for status in Status if status == asked)

    @cached_property
    def person(self) -> Person | None:
        """The person whose items are asked for; Http404 where nobody is called so."""
        asked = self.request.GET.get("person", "")
        if not asked:
            return None
        try:
            found = Person.objects.select_related("identity").filter(uid=UUID(asked)).first()
        except ValueError:
            found = None
        if found is None:
            raise Http404
        return found

    def heading(self) -> str:
        return f"{self.object.name}的应办事项"

    def crumbs(self) -> list[Crumb]:
        return [*self.crumbs_to(self.object), (self.object.name, matrix_address(self.object, self.period))]

    def context(self) -> dict[str, Any]:
        context = super().context()
        return context | self._listed() | self._narrowed() if context["is_judged"] else context

    def _listed(self) -> dict[str, Any]:
        asked = self.request.GET.get("page", "1")
        number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
        found = items_found(self._wanted(), self.units, PER_PAGE, PER_PAGE * (number - 1))
        return {
            "groups": by_area(found.rows, self.areas, is_asked=bool(self.statuses)),
            "found": found,
            "number": number,
            "has_next": found.total > number * PER_PAGE,
        }

    def _wanted(self) -> Wanted:
        return Wanted(
            unit=self.object.pk,
            since=self.period.start,
            until=self.period.end,
            as_of=today(),
            below=self.below,
            duties=self._duties(),
            statuses=self.statuses,
            person=self.person.pk if self.person else None,
        )

    def _duties(self) -> tuple[int, ...]:
        """The numbers of the duties asked for, () for all; where none is meant, one that no duty has."""
        if not (self.area or self.duty):
            return ()
        duties = numbered_plan().duties.items()
        found = (number for number, duty in duties if self.duty in ("", duty.code) and self.area in ("", duty.area))
        return tuple(found) or (0,)

    def _narrowed(self) -> dict[str, Any]:
        """What can be chosen, with how many items there are of it."""
        counts = self._counts()
        duties = numbered_plan().duties
        by_status: Counter[Status] = Counter()
        areas: Counter[str] = Counter()
        chosen = set(self._duties())
        for each in counts:
            areas[duties[each.duty_no].area] += each.items
            if not chosen or each.duty_no in chosen:
                by_status[each.status] += each.items
        title = next((duty.title for duty in duties.values() if duty.code == self.duty), "")
        return {
            "statuses": self._status_chips(by_status),
            "area_choices": [(code, label, areas[code]) for code, label in self.areas if areas[code]],
            "area": self.area,
            "duty_title": title,
            "below": self.below,
            "person": self.person,
            "everything": self.here(area=None, duty=None, status=None, person=None),
            "has_children": self._has_children,
            "own_address": self.here(below=None),
            "below_address": self.here(below="1"),
        }

    def _status_chips(self, counts: Counter[Status]) -> list[dict[str, Any]]:
        if self.person:
            return []
        asked = self.request.GET.get("status", "")
        whole = {"title": "全部", "code": "", "items": counts.total(), "address": self.here(status=None)}
        chips = [
            {"title": STATUS_WORD[each], "code": str(each), "items": counts[each], "address": self.here(status=each)}
            for each in URGENCY
            if counts[each]
        ]
        if asked in GROUPS:
            title, statuses = GROUPS[asked]
            items = sum(counts[each] for each in statuses)
            chips.append({"title": title, "code": asked, "items": items, "address": self.here(status=asked)})
        return [
            chip | {"is_chosen": chip["code"] == asked, "has_sign": chip["code"] in SIGNS} for chip in [whole, *chips]
        ]

    @cached_property
    def _children(self) -> list[Any]:
        return children_of(self.object, self.period.start, self.period.end, self.units)

    @property
    def _has_children(self) -> bool:
        return bool(self._children)

    def _counts(self) -> list[Count]:
        since, until = self.period.start, self.period.end
        if self.below:
            return counts_of(self.object, self._children, since, until, today(), self.units)
        return counted([Part(self.object.pk, since, until, own=True)], today())
