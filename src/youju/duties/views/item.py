"""One due item: what was asked and by what rule, what the books hold, who is missing, what would close it."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from youju.base.clock import today
from youju.core.explain import FORCE_SHORT, Status, cadence_words, requirement
from youju.core.periods import DAWN, FOREVER
from youju.core.rules.model import Layer
from youju.duties.binding import edition_words
from youju.duties.closing_words import is_excusable, is_recorded, ways_out
from youju.duties.editions import numbered_plan
from youju.duties.listing import Listed, Wanted, items_found
from youju.duties.models import Excuse, Waiver
from youju.duties.places import item_address, with_asked
from youju.duties.records import records_of
from youju.duties.views.asking import list_address, period_asked
from youju.members.models import Person
from youju.organisation.above import decided_by, decides
from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.pages import Crumb, ObjectPage

LAYERS = {Layer.STATUTORY: "制度", Layer.LOCAL_PRACTICE: "当地做法", Layer.PRACTICE: "计划、做法"}


class OfItem(ObjectPage):
    """A page about an item: `object` is its unit, `listed` the item with names."""

    model = Unit
    bound = ByUnit("pk")
    room = "duties"

    @cached_property
    def listed(self) -> Listed:
        """The item of the address, as it stands today. Http404 where it is not owed."""
        found = items_found(self._wanted(), self.request.scope.units(Ability.READ), 2)
        if not found.rows:
            raise Http404
        return found.rows[0]

    def _wanted(self) -> Wanted:
        return Wanted(
            unit=self.object.pk,
            since=DAWN,
            until=FOREVER,
            as_of=today(),
            duties=self.duties,
            person=self._person(),
            ref=self.request.GET.get("ref", ""),
            starts_on=self.kwargs["starts_on"],
        )

    @property
    def duties(self) -> tuple[int, ...]:
        """The numbers of the duty's editions."""
        code = self.kwargs["code"]
        found = tuple(number for number, duty in numbered_plan().duties.items() if duty.code == code)
        if not found:
            raise Http404
        return found

    def _person(self) -> int:
        """The number of the person of the address, 0 where it names none."""
        asked = self.request.GET.get("person", "")
        if not asked:
            return 0
        try:
            found = Person.objects.filter(uid=UUID(asked)).values_list("pk", flat=True).first()
        except ValueError:
            found = None
        if found is None:
            raise Http404
        return int(found)

    @property
    def address(self) -> str:
        """Where the item's page is."""
        return self.listed.address

    def address_of(self, page: str) -> str:
        """Where something about the item is done or shown."""
        return item_address(self.listed.item, self.listed.unit.uid, self.listed.person_uid, page)

    def heading(self) -> str:
        return self.title or self.listed.item.duty.title

    def crumbs(self) -> list[Crumb]:
        period = self.listed.item.period or period_asked("", self.listed.item.due_on)
        return [("履职", reverse("duties:matrix")), (self.object.name, list_address(self.object, period))]

    def excuses(self) -> list[Excuse]:
        """Reasons given for it, those withdrawn too."""
        item = self.listed.item
        given = Excuse.objects.filter(duty=item.duty.code, unit=self.object, starts_on=item.starts_on)
        return list(given.filter(person=item.person_id or None).order_by("excused_at"))

    def waivers(self) -> list[Waiver]:
        """Releases that hold for it."""
        item = self.listed.item
        on_day = Waiver.objects.filter(valid_from__lte=item.due_on, valid_to__gt=item.due_on)
        above = Reach.objects.filter(unit=self.object, valid_from__lte=item.due_on, valid_to__gt=item.due_on)
        reaching = Q(unit=self.object) | Q(with_below=True, unit__in=above.values("ancestor_id"))
        bearing = Q(person=None) | Q(person=item.person_id or None)
        found = on_day.filter(reaching, bearing, duty__in=[item.duty.code, "*"])
        return list(found.select_related("unit").order_by("waived_at"))


class ItemPage(OfItem):
    """The item; its records come in a part of their own, which takes longer to find."""

    ability = Ability.READ
    template = "duties/item.html"

    def context(self) -> dict[str, Any]:
        item, scope = self.listed.item, self.request.scope
        rulebook = numbered_plan().rulebooks[item.duty_no]
        may_manage = self.may(Ability.MANAGE, self.object)
        needed = item.status not in (Status.MET, Status.MET_LATE, Status.WAIVED, Status.NOT_APPLICABLE)
        return super().context() | {
            "listed": self.listed,
            "item": item,
            "duty": item.duty,
            "edition": edition_words(rulebook.edition),
            "layer": LAYERS[rulebook.layer],
            "force": FORCE_SHORT[item.duty.force],
            "cadence": cadence_words(item.duty),
            "requirement": requirement(item),
            "ways": ways_out(item),
            "record": self._record() if needed and is_recorded(item) and self.may(Ability.RECORD, self.object) else "",
            "excuse": self.address_of("excuse") if self._is_excused_here(may_manage) else "",
            "waive": self.address_of("waive") if needed and decides(self.object, scope) else "",
            "records": self.address_of("records"),
            "excuses": [(each, self._withdrawal(each, may_manage)) for each in self.excuses()],
            "waivers": self._waivers_shown(),
        }

    def _waivers_shown(self) -> list[tuple[Waiver, str]]:
        """Each with where it can be ended, '' where not by this account."""
        given = self.waivers()
        ended_here = decided_by({each.unit_id for each in given}, self.request.scope) if given else set()
        return [(each, self._ending(each) if each.unit_id in ended_here else "") for each in given]

    def _ending(self, waiver: Waiver) -> str:
        return with_asked(reverse("duties:end_waiver", args=[waiver.unit.uid, waiver.pk]), next=self.address)

    def _is_excused_here(self, may_manage: bool) -> bool:
        wanting = self.listed.item.status in (Status.OPEN, Status.SHORT, Status.OVERDUE, Status.UNKNOWN)
        return may_manage and wanting and is_excusable(self.listed.item)

    def _record(self) -> str:
        asked = {"duty": self.listed.item.duty.code, "unit": self.object.uid, "period": self.listed.item.when}
        return f"{reverse('record')}?{urlencode(asked)}"

    def _withdrawal(self, excuse: Excuse, may_manage: bool) -> str:
        if excuse.withdrawn_at or not may_manage:
            return ""
        item = self.listed.item
        address = reverse("duties:withdraw", args=[self.object.uid, item.duty.code, item.starts_on, excuse.pk])
        return f"{address}?{self.request.GET.urlencode()}"


class RecordsPart(OfItem):
    """The records that count for an item, and the people who are missing."""

    ability = Ability.READ
    template = "duties/records_page.html"
    part = "duties/records_part.html"

    def context(self) -> dict[str, Any]:
        found = records_of(self.listed.item, self.duties, self.request.scope)
        return super().context() | {"listed": self.listed, "item": self.listed.item, "found": found}
