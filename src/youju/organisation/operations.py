"""Changes to the organisation: each one transaction, with an audit line, and a touch that has items judged again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch, touch_people_of
from youju.core.errors import Refusal
from youju.core.periods import FOREVER
from youju.core.rules.model import Sector
from youju.organisation.models import DeclaredSize, Edge, EdgeKind, Project, Reach, Term, Unit, UnitName
from youju.organisation.reach import rebuild_reach


@dataclass(frozen=True)
class UnitDraft:
    """A unit to be founded. `superior` is a unit already there or another draft's `uid`."""

    name: str
    kind: str
    sector: Sector
    founded_on: date
    dissolved_on: date = FOREVER
    superior: Unit | UUID | None = None
    aliases: tuple[str, ...] = ()
    full_members: int | None = None
    project: str = ""
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def found_units(drafts: Iterable[UnitDraft], *, by: Actor, at: datetime) -> list[Unit]:
    """Found units with their names, their place and what they say of their size."""
    drafts = list(drafts)
    _refuse_names_taken([draft.name for draft in drafts if draft.dissolved_on == FOREVER])
    projects = _projects(drafts)
    units = Unit.objects.bulk_create(_unit(draft, projects) for draft in drafts)
    by_uid = {unit.uid: unit for unit in units}
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=name, is_alias=is_alias, valid_from=unit.valid_from, valid_to=unit.valid_to)
        for unit, draft in zip(units, drafts, strict=True)
        for name, is_alias in [(draft.name, False), *((alias, True) for alias in draft.aliases)]
    )
    Edge.objects.bulk_create(
        _place(unit, _superior(draft, by_uid)) for unit, draft in zip(units, drafts, strict=True) if draft.superior
    )
    DeclaredSize.objects.bulk_create(
        DeclaredSize(unit=unit, full_members=draft.full_members, valid_from=unit.valid_from, valid_to=unit.valid_to)
        for unit, draft in zip(units, drafts, strict=True)
        if draft.full_members is not None
    )
    rebuild_reach()
    audit_all((("found_unit", f"unit:{unit.uid}", {"kind": unit.kind}) for unit in units), by=by, at=at)
    touch(_around([unit.pk for unit in units]))
    return units


def _refuse_names_taken(names: list[str]) -> None:
    """Units that exist have different names."""
    taken = set(Unit.objects.filter(name__in=names, valid_to=FOREVER).values_list("name", flat=True))
    taken |= {name for name, count in Counter(names).items() if count > 1}
    if taken:
        raise Refusal(f"已有叫“{min(taken)}”的党组织。", "名称前加上级或项目名，使两者不同。")


def _projects(drafts: Iterable[UnitDraft]) -> dict[str, Project]:
    wanted = {draft.project: draft for draft in drafts if draft.project}
    known = {project.name: project for project in Project.objects.filter(name__in=wanted)}
    new = [
        Project(name=name, valid_from=draft.founded_on, valid_to=draft.dissolved_on)
        for name, draft in wanted.items()
        if name not in known
    ]
    return known | {project.name: project for project in Project.objects.bulk_create(new)}


def _unit(draft: UnitDraft, projects: dict[str, Project]) -> Unit:
    return Unit(
        uid=draft.uid,
        name=draft.name,
        kind=draft.kind,
        sector=draft.sector,
        valid_from=draft.founded_on,
        valid_to=draft.dissolved_on,
        project=projects.get(draft.project),
    )


def _superior(draft: UnitDraft, by_uid: dict[UUID, Unit]) -> Unit:
    if isinstance(draft.superior, UUID) and draft.superior not in by_uid:
        raise Refusal(f"“{draft.name}”的上级不在这一批里。", "先建上级，或与它一起建。")
    return by_uid[draft.superior] if isinstance(draft.superior, UUID) else draft.superior  # type: ignore[return-value]


def _place(unit: Unit, superior: Unit) -> Edge:
    return Edge(
        superior=superior,
        subordinate=unit,
        kind=EdgeKind.LEADS,
        valid_from=max(unit.valid_from, superior.valid_from),
        valid_to=min(unit.valid_to, superior.valid_to),
    )


@transaction.atomic
def move_unit(unit: Unit, superior: Unit, on: date, *, by: Actor, at: datetime) -> None:
    """Put a unit under another superior from a day on."""
    _check_exists(unit, on)
    if not unit.valid_from <= on < unit.valid_to:
        raise Refusal(f"“{unit.name}”在 {on} 不存在（{unit.valid_from} 成立）。")
    if superior.pk == unit.pk or _is_below(superior, unit, on):
        raise Refusal(f"“{superior.name}”在“{unit.name}”之下，不能成为它的上级。")
    touch(_around([unit.pk]))
    Edge.objects.filter(subordinate=unit, kind=EdgeKind.LEADS, valid_from__gte=on).delete()
    Edge.objects.filter(subordinate=unit, kind=EdgeKind.LEADS, valid_to__gt=on).update(valid_to=on)
    Edge.objects.create(superior=superior, subordinate=unit, valid_from=on, valid_to=unit.valid_to)
    rebuild_reach()
    audit_all([("move_unit", f"unit:{unit.uid}", {"to": str(superior.uid), "on": str(on)})], by=by, at=at)
    touch(_around([unit.pk]))
    touch_people_of([unit.pk])


def _around(units: list[int]) -> set[int]:
    """All that a change to these units' existence or place can alter: themselves, all below, all above, ever.

    Units beside them, and what is below those, are judged by nothing of it.
    """
    above = set(Edge.objects.filter(subordinate__in=units).values_list("superior_id", flat=True))
    below = Reach.objects.filter(ancestor__in=units).values_list("unit_id", flat=True)
    reaching = Reach.objects.filter(unit__in=[*units, *above]).values_list("ancestor_id", flat=True)
    return {*units, *above, *below, *reaching}


def _check_exists(unit: Unit, on: date) -> None:
    if not unit.valid_from <= on < unit.valid_to:
        ended = f"，{unit.valid_to} 撤销" if unit.valid_to < FOREVER else ""
        raise Refusal(f"“{unit.name}”在 {on} 不存在（{unit.valid_from} 成立{ended}）。", "请核对日期。")


def _is_below(unit: Unit, superior: Unit, on: date) -> bool:
    return superior.reaches.filter(unit=unit, valid_from__lte=on, valid_to__gt=on).exists()


@transaction.atomic
def rename_unit(unit: Unit, name: str, on: date, *, by: Actor, at: datetime) -> None:
    """Give a unit another name from a day on; what it was called before stays known."""
    _check_exists(unit, on)
    if unit.names.filter(is_alias=False, valid_from__gte=on).exists():
        raise Refusal(f"“{unit.name}”这个名称从 {on} 或更晚才开始使用，改名日期应当晚于它。")
    if name != unit.name:
        _refuse_names_taken([name])
    unit.names.filter(is_alias=False, valid_to__gt=on).update(valid_to=on)
    UnitName.objects.create(unit=unit, name=name, valid_from=on, valid_to=unit.valid_to)
    unit.name = name
    unit.save(update_fields=["name"])
    audit_all([("rename_unit", f"unit:{unit.uid}", {"name": name, "on": str(on)})], by=by, at=at)


@transaction.atomic
def dissolve_unit(unit: Unit, on: date, *, by: Actor, at: datetime) -> None:
    """End a unit: `on` is the first day it no longer exists. Its relations end with it."""
    if on <= unit.valid_from:
        raise Refusal(f"撤销日期 {on} 早于“{unit.name}”的成立日期 {unit.valid_from}。")
    if on >= unit.valid_to:
        raise Refusal(f"“{unit.name}”已在 {unit.valid_to} 撤销。")
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    touch(_around([unit.pk]))
    touch_people_of([unit.pk])
    for rows in (unit.names, unit.edges_up, unit.edges_down, unit.declaredsize_set):
        rows.filter(valid_from__gte=on).delete()
        rows.filter(valid_to__gt=on).update(valid_to=on)
    rebuild_reach()
    audit_all([("dissolve_unit", f"unit:{unit.uid}", {"on": str(on)})], by=by, at=at)


@transaction.atomic
def declare_size(unit: Unit, full_members: int, on: date, *, by: Actor, at: datetime) -> None:
    """Say how many full members a unit has from a day on, where its roster is kept elsewhere."""
    _check_exists(unit, on)
    sizes = DeclaredSize.objects.filter(unit=unit)
    sizes.filter(valid_from__gte=on).delete()
    sizes.filter(valid_to__gt=on).update(valid_to=on)
    DeclaredSize.objects.create(unit=unit, full_members=full_members, valid_from=on, valid_to=unit.valid_to)
    audit_all([("declare_size", f"unit:{unit.uid}", {"full_members": full_members})], by=by, at=at)
    touch([unit.pk])


@transaction.atomic
def start_terms(terms: Iterable[tuple[Unit, date, date]], *, by: Actor, at: datetime) -> list[Term]:
    """Note terms of office: the unit, the day of the election, the day the term runs out."""
    terms = list(terms)
    for unit, started, ends in terms:
        if ends <= started:
            raise Refusal(f"“{unit.name}”任期届满日期 {ends} 应当晚于选举日期 {started}。")
    made = Term.objects.bulk_create(Term(unit=unit, started_on=started, ends_on=ends) for unit, started, ends in terms)
    audit_all((("start_term", f"unit:{term.unit.uid}", {"ends_on": str(term.ends_on)}) for term in made), by=by, at=at)
    touch(term.unit_id for term in made)
    # a superior owes a reminder before the term of a unit below it runs out
    touch(Edge.objects.filter(subordinate__in=[term.unit for term in made]).values_list("superior_id", flat=True))
    return made
