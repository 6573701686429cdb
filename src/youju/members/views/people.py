"""The list of people, a person's page, the people of a unit."""

from typing import Any

from youju.base.clock import today
from youju.members.filters import PeopleFilter
from youju.members.models import Person
from youju.members.reading import life_of, listed, name_of, of_unit
from youju.members.scoping import ByTies, OfFew, loose
from youju.members.tables import PeopleTable
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.lists import ListPage
from youju.ui.views.pages import Crumb, ObjectPage

ROOM: Crumb = ("组织", "/organisation/")
PEOPLE: Crumb = ("人员", "/people/")


class PeoplePage(ListPage):
    """Everybody one may see."""

    ability = Ability.READ
    title = "人员"
    room = "organisation"
    table = PeopleTable
    filters = PeopleFilter
    bound = ByTies()
    actions_template = "members/people_actions.html"
    empty_title = "还没有人员"
    empty_advice = "从“导入”读入人员表，或用“登记人员”一个个登记。"
    export_name = "人员名册"

    def rows(self) -> Any:
        return listed(today())

    def seen(self) -> Any:
        if self.request.GET.get("gone") == "loose":
            return self.rows().filter(loose(self.request.scope.units()))
        return super().seen()

    def crumbs(self) -> list[Crumb]:
        return [ROOM]

    def context(self) -> dict[str, Any]:
        return super().context() | {"may_manage": Ability.MANAGE in self.request.scope.abilities}


class PersonPage(ObjectPage):
    """One person: relations, posts; entries attended and due items come from the rooms that keep them."""

    ability = Ability.READ
    room = "organisation"
    model = Person
    bound = OfFew()
    template = "members/person.html"

    def rows(self) -> Any:
        return Person.objects.filter(merged_into=None).select_related("identity")

    def heading(self) -> str:
        return name_of(self.object)

    def crumbs(self) -> list[Crumb]:
        return [ROOM, PEOPLE]

    def context(self) -> dict[str, Any]:
        day = today()
        life = life_of(self.object, day)
        now = next((stay for stay in life.memberships if stay.is_now), None)
        return super().context() | {
            "life": life,
            "now": now,
            "identity": getattr(self.object, "identity", None),
            "other_names": list(people_merged(self.object)),
            "may_manage": self.may(Ability.MANAGE, self.object),
        }


def people_merged(person: Person) -> Any:
    """Other names somebody goes by: those of records merged into this one."""
    merged = person.merged.filter(identity__isnull=False).values_list("identity__name", flat=True)
    return merged.exclude(identity__name=name_of(person)).distinct()


class UnitPeoplePage(ObjectPage):
    """The people of a unit today, as a part of its page; by itself, a page."""

    ability = Ability.READ
    room = "organisation"
    model = Unit
    bound = ByUnit("pk")
    template = "members/of_unit_page.html"
    part = "members/of_unit.html"

    def heading(self) -> str:
        return f"{self.object.name}的人员"

    def crumbs(self) -> list[Crumb]:
        return [ROOM, (self.object.name, f"/organisation/{self.object.uid}/")]

    def context(self) -> dict[str, Any]:
        there = of_unit(self.object, today())
        return super().context() | there | {"may_manage": self.may(Ability.MANAGE, self.object)}
