"""Forms that change where people belong and what they hold."""

from abc import abstractmethod
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from youju.base.clock import today
from youju.core.errors import Refusal
from youju.core.facts import Standing
from youju.core.periods import FOREVER
from youju.members.forms import AppointForm, AttachForm, EndForm, IdentityForm, MembershipForm, NewPersonForm
from youju.members.models import Attachment, Membership, Person, Post
from youju.members.operations import (
    PersonDraft,
    Stay,
    appoint,
    attach,
    correct_identity,
    end_attachment,
    leave,
    register_people,
    relieve,
    set_membership,
)
from youju.members.reading import name_of
from youju.members.scoping import OfFew
from youju.members.views.people import PEOPLE, ROOM
from youju.organisation.models import Unit
from youju.organisation.reading import on
from youju.ui.scope import Ability, ByUnit, ScopedRequest
from youju.ui.views.forms import FormPage, ObjectFormPage
from youju.ui.views.pages import Crumb


def manageable(request: ScopedRequest) -> Any:
    """Units whose people one may change."""
    return Unit.objects.filter(pk__in=request.scope.units(Ability.MANAGE))


def page_of(person: Person) -> str:
    """A person's page."""
    return reverse("members:person", args=[person.uid])


class RegisterPage(FormPage):
    """Somebody new."""

    ability = Ability.MANAGE
    title = "登记人员"
    room = "organisation"
    form = NewPersonForm
    button = "登记"
    done = "已登记。"

    def crumbs(self) -> list[Crumb]:
        return [ROOM, PEOPLE]

    def form_options(self) -> dict[str, Any]:
        return {"units": manageable(self.request)}

    def initial(self) -> dict[str, Any]:
        return {"unit": self._unit_named(), "standing": Standing.FULL_MEMBER.value, "since": today()}

    def _unit_named(self) -> str:
        try:
            wanted = UUID(self.request.GET.get("unit", ""))
        except ValueError:
            return ""
        return manageable(self.request).filter(uid=wanted).values_list("name", flat=True).first() or ""

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        said = form.cleaned_data
        stay = Stay(said["unit"], said["standing"], said["since"])
        if said["since"] < said["unit"].valid_from:
            raise Refusal(f"“{said['unit'].name}”在 {said['since']} 还没有成立（{said['unit'].valid_from} 成立）。")
        draft = PersonDraft(said["name"].strip(), said["sex"], said["born_on"], said["note"].strip(), (stay,))
        return page_of(register_people([draft], by=by, at=at)[0])


class PersonChange(ObjectFormPage):
    """A change to one person; afterwards their page is shown."""

    ability = Ability.MANAGE
    room = "organisation"
    model = Person
    bound = OfFew()

    def rows(self) -> Any:
        return Person.objects.filter(merged_into=None, identity__isnull=False).select_related("identity")

    def crumbs(self) -> list[Crumb]:
        return [ROOM, PEOPLE, (name_of(self.object), page_of(self.object))]

    def heading(self) -> str:
        return f"{name_of(self.object)}：{self.title}"

    def initial(self) -> dict[str, Any]:
        return {"on": today(), "since": today()}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        self.change(form.cleaned_data, by=by, at=at)
        return page_of(self.object)

    @abstractmethod
    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        """What the form is for."""


class CorrectPage(PersonChange):
    """Name, sex, birth, remarks."""

    title = "更正个人信息"
    form = IdentityForm
    done = "已更正。"

    def initial(self) -> dict[str, Any]:
        known = self.object.identity
        return {"name": known.name, "sex": known.sex, "born_on": known.born_on, "note": known.note}

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        correct_identity(self.object, said.pop("name"), by=by, at=at, **said)


class InUnit(PersonChange):
    """A change that names a unit."""

    def form_options(self) -> dict[str, Any]:
        return {"units": manageable(self.request)}


class MembershipPage(InUnit):
    """Another unit, another standing. Who is a member of a unit elsewhere is transferred by those above both."""

    title = "转接组织关系、改变身份"
    form = MembershipForm
    done = "组织关系已更新。"

    def initial(self) -> dict[str, Any]:
        now = Membership.objects.filter(on(today()), person=self.object).select_related("unit").first()
        there = {"unit": now.unit.name, "standing": now.standing} if now else {"standing": "full_member"}
        return there | {"on": today()}

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        ended = Membership.objects.filter(person=self.object, valid_to__gt=said["on"])
        if ended.exclude(unit__in=self.request.scope.units(Ability.MANAGE)).exists():
            raise Refusal("此人的组织关系在您管理范围以外的党组织。", "由那个党组织或共同的上级办理转接。")
        set_membership(self.object, said["unit"], Standing(said["standing"]), said["on"], by=by, at=at)


class AttachPage(InUnit):
    """编入."""

    title = "编入"
    form = AttachForm
    done = "已编入。"

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        until = said["until"] or FOREVER
        if until <= said["since"]:
            raise Refusal("结束日期应当晚于开始日期。")
        attach(self.object, said["unit"], said["since"], by=by, at=at, until=until)


class AppointPage(InUnit):
    """A post."""

    title = "任职"
    form = AppointForm
    done = "任职已记下。"

    def initial(self) -> dict[str, Any]:
        now = Membership.objects.filter(on(today()), person=self.object).select_related("unit").first()
        return {"unit": now.unit.name if now else "", "since": today()}

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        appoint(self.object, said["unit"], said["post"], said["since"], by=by, at=at)


class LeavePage(PersonChange):
    """Somebody is gone."""

    title = "离开"
    form = EndForm
    button = "记为离开"
    done = "已记为离开，以前的记录都保留。"

    def change(self, said: dict[str, Any], *, by: Any, at: Any) -> None:
        for model in (Membership, Attachment, Post):
            open_ended = model.objects.filter(person=self.object, valid_to__gt=said["on"])
            if open_ended.exclude(unit__in=self.request.scope.units(Ability.MANAGE)).exists():
                raise Refusal(
                    "此人在您管理范围以外的党组织还有组织关系、编入或职务。",
                    "由共同的上级办理，或只结束本单位的那一项。",
                )
        leave(self.object, said["on"], by=by, at=at)


class EndPage(ObjectFormPage):
    """The end of one post or attachment, found by its person and number, managed where its unit is."""

    ability = Ability.MANAGE
    room = "organisation"
    form = EndForm
    bound = ByUnit()

    def find(self, rows: Any) -> Any:
        """The row of the address."""
        number = self.kwargs["number"]
        if number >= 2**63:
            raise Http404
        return rows.filter(pk=number, person__uid=self.kwargs["uid"]).select_related("person__identity", "unit")

    def heading(self) -> str:
        return f"{name_of(self.object.person)}：{self.title}（{self.object.unit.name}）"

    def crumbs(self) -> list[Crumb]:
        return [ROOM, PEOPLE, (name_of(self.object.person), page_of(self.object.person))]

    def initial(self) -> dict[str, Any]:
        return {"on": today()}


class RelievePage(EndPage):
    """A post left."""

    model = Post
    title = "免去职务"
    done = "免职已记下。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        relieve(self.object, form.cleaned_data["on"], by=by, at=at)
        return page_of(self.object.person)


class DetachPage(EndPage):
    """An attachment ended."""

    model = Attachment
    title = "结束编入"
    done = "编入已结束。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        end_attachment(self.object, form.cleaned_data["on"], by=by, at=at)
        return page_of(self.object.person)
