"""For what an entry was counted: a part of its page."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from youju.base.clock import today
from youju.duties.served import served_by
from youju.ledger.models import Revision
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHost
from youju.ui.scope import Ability
from youju.ui.views.pages import Crumb, ObjectPage


class ServedPage(ObjectPage):
    """The due items that an entry counts for; the part alone for htmx, else a page."""

    ability = Ability.READ
    model = Revision
    bound = ByHost()
    room = "ledger"
    title = "计入履职"
    template = "duties/served.html"
    part = "duties/served_part.html"

    def rows(self) -> QuerySet[Any]:
        return in_force().select_related("entry")

    def find(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(entry__uid=self.kwargs["uid"])

    def crumbs(self) -> list[Crumb]:
        address = reverse("ledger:entry", args=[self.object.entry.uid])
        return [("台账", reverse("ledger:list")), (self.object.title, address)]

    def context(self) -> dict[str, Any]:
        found = served_by(self.object, today(), self.request.scope.units(Ability.READ))
        return super().context() | {"served": found}
