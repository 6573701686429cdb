"""What the books say of a person or a unit, as parts of their pages in the room of units and people."""

from typing import Any

from django.db.models import Exists, OuterRef

from youju.base.clock import today
from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.facts import EntryState
from youju.ledger.listing import host_names
from youju.ledger.models import PRESENCES, Attendance, Event
from youju.ledger.naming import function_words
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHost
from youju.members.models import Person
from youju.members.reading import name_of
from youju.members.scoping import OfFew
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.pages import Crumb, ObjectPage

MOST = 50
FEW = 8
"""So many events stand on a unit's own page."""


class EntriesOfPerson(ObjectPage):
    """The latest entries that list somebody, of the units one may read."""

    ability = Ability.READ
    room = "organisation"
    template = "ledger/concerning.html"
    model = Person
    bound = OfFew()
    part = "ledger/entries_of_person.html"

    def rows(self) -> Any:
        return Person.objects.select_related("identity")

    def heading(self) -> str:
        return f"{name_of(self.object)}参加的活动"

    def crumbs(self) -> list[Crumb]:
        return [("人员", "/people/"), (name_of(self.object), f"/people/{self.object.uid}/")]

    def context(self) -> dict[str, Any]:
        of_person = Attendance.objects.filter(person=self.object)
        rows = in_force().filter(Exists(of_person.filter(revision=OuterRef("pk")))).exclude(state=EntryState.VOID)
        seen = ByHost()(rows, self.request.scope.units()).select_related("entry").annotate(host_names=host_names())
        most = 2 * FEW if self.is_part else MOST
        revisions = list(seen.order_by("-started_on", "-pk")[: most + 1])
        parts = {each.revision_id: each for each in of_person.filter(revision__in=revisions)}
        words = dict(PRESENCES)
        shown = [
            (row, words[parts[row.pk].presence], function_words(parts[row.pk].functions)) for row in revisions[:most]
        ]
        return super().context() | {"entries": shown, "has_more": len(revisions) > most}


class EventsOfUnit(ObjectPage):
    """The latest events of a unit."""

    ability = Ability.READ
    room = "organisation"
    template = "ledger/concerning.html"
    model = Unit
    bound = ByUnit("pk")
    part = "ledger/events_of_unit.html"

    def heading(self) -> str:
        return f"{self.object.name}的事件"

    def crumbs(self) -> list[Crumb]:
        return [("组织", "/organisation/"), (self.object.name, f"/organisation/{self.object.uid}/")]

    def context(self) -> dict[str, Any]:
        words = vocabulary(Vocabulary.EVENT)
        rows = Event.objects.filter(unit=self.object, voided_at=None, occurred_on__lte=today())
        most = FEW if self.is_part else MOST
        latest = list(rows.select_related("person__identity").order_by("-occurred_on", "-pk")[: most + 1])
        events = [(each, words.label(each.kind), name_of(each.person) if each.person else "") for each in latest]
        return super().context() | {"events": events[:most], "has_more": len(latest) > most}
