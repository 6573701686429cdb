"""The organisation: a group, its companies in order, and each company's units.

Chapters come in blocks of 25: a headquarters (the group's own, later those of regional committees below it) and the
companies under it. A company is the same whatever comes after it; only the last one is cut short to give the number of
units asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from youju.core.periods import FOREVER, add_months
from youju.demo.days import later
from youju.demo.model import Move, Unit
from youju.demo.names import GROUP, company_name, ordinal, site_names
from youju.demo.scale import Scale

BLOCK = 25
"""Chapters to a headquarters: its own and 24 companies."""

ROOM = 1000
"""Numbers of units kept for each chapter."""

LEAST_FOR_GROUP = 40
"""A smaller scale is one or two companies without a group above them."""

HOME = ("branch", "joint_branch")
TOP = ("party_committee", "general_branch")


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit of a plan: its kind, its name, the seat above it (0: the chapter's first), and how many people it has."""

    kind: str
    name: str
    above: int = 0
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Plan:
    """The units of one chapter and what becomes of them. `sizes`: people by unit number."""

    scale: Scale
    number: int
    kind: str
    superior: int
    name: str
    units: tuple[Unit, ...]
    moves: tuple[Move, ...]
    sizes: dict[int, int]

    @property
    def top(self) -> Unit:
        """The unit above all others of the chapter."""
        return self.units[0]

    @cached_property
    def by_number(self) -> dict[int, Unit]:
        """Unit number → unit."""
        return {unit.number: unit for unit in self.units}

    @cached_property
    def homes(self) -> tuple[Unit, ...]:
        """Branches that people belong to and whose roster is in the books."""
        return tuple(unit for unit in self.units if unit.kind in HOME and unit.declared is None)

    def of_kind(self, *kinds: str) -> tuple[Unit, ...]:
        """Units of these kinds, in order."""
        return tuple(unit for unit in self.units if unit.kind in kinds)

    def superior_on(self, unit: Unit, day: date) -> int:
        """The number of the unit's superior on a day."""
        moved = [move.superior for move in self.moves if move.unit == unit.number and move.on <= day]
        return moved[-1] if moved else unit.superior

    def below(self, superior: int, *kinds: str) -> tuple[Unit, ...]:
        """Units of these kinds directly under one when founded."""
        return tuple(unit for unit in self.of_kind(*kinds) if unit.superior == superior)


def takes_engineering_plan(plan: Plan) -> bool:
    """Whether a company takes the plan of an engineering company: the small ones do."""
    return plan.kind == "small" or plan.scale.every_plan


def assessed_branches(plan: Plan) -> frozenset[int]:
    """Branches that take the plan of branch assessment: the first of every headquarters."""
    if plan.scale.every_plan:
        return frozenset(unit.number for unit in plan.homes)
    return frozenset({plan.homes[0].number} if plan.kind == "headquarters" and plan.homes else ())


def plans(scale: Scale) -> Iterator[Plan]:
    """The chapters of a group, superiors first, with exactly as many units as the scale asks for."""
    left, number = scale.units, 0 if scale.units >= LEAST_FOR_GROUP else 1
    heads: list[int] = []
    while left > 0:
        if number % BLOCK == 0:
            superior = heads[0] if heads else 0
            heads.append(number * ROOM + 1)
        else:
            superior = heads[-1] if heads else 0
        plan = _cut(_plan(scale, number, superior), left)
        left -= len(plan.units)
        number += 1
        yield plan


def _cut(plan: Plan, most: int) -> Plan:
    units = plan.units[:most]
    kept = {unit.number for unit in units}
    moves = tuple(move for move in plan.moves if {move.unit, move.superior} <= kept)
    return replace(plan, units=units, moves=moves, sizes={n: size for n, size in plan.sizes.items() if n in kept})


def _plan(scale: Scale, number: int, superior: int) -> Plan:
    rng = scale.stream("tree", number)
    kind = "headquarters" if number % BLOCK == 0 else "small" if _is_small(scale, number) else "company"
    name = GROUP if number == 0 else company_name(scale.stream("names"), number)
    seats = SEATS[kind](rng, name)
    if scale.units == 1:
        seats = [Seat("branch", "直属党支部", 0, (14, 26))]
    units = [_unit(scale, rng, number, seat, place, name, superior) for place, seat in enumerate(seats)]
    units = _changed(scale, rng, units)
    sizes = {unit.number: rng.randint(*seat.size) for unit, seat in zip(units, seats, strict=True) if seat.size[1]}
    return Plan(scale, number, kind, superior, name, tuple(units), _moves(scale, rng, units), sizes)


def _is_small(scale: Scale, number: int) -> bool:
    """Every fourth company is an engineering company led by a general branch; so is a group of a few units."""
    return number % 4 == 3 or scale.units < 12


def _unit(scale: Scale, rng: Random, chapter: int, seat: Seat, place: int, company: str, superior: int) -> Unit:
    age = rng.randint(7, 15) + (0 if place else 9) + (0 if superior else 5)
    founded = date(scale.since.year - age, rng.randint(1, 12), rng.randint(1, 28))
    first = chapter * ROOM + 1
    unit = Unit(
        first + place, company + seat.name, seat.kind, founded, superior=first + seat.above if place else superior
    )
    if seat.kind == "temporary_branch":
        return _on_site(scale, rng, unit, company, seat.name)
    if seat.kind == "joint_branch" and chapter % 2:
        return replace(unit, declared=rng.randint(8, 13))
    return unit


def _on_site(scale: Scale, rng: Random, unit: Unit, company: str, site: str) -> Unit:
    """A site's temporary branch: opened between a year before the life told and its last month, for 5 to 26 months."""
    days = (scale.until - scale.since).days
    opened = later(rng, scale.since + timedelta(days=rng.randint(-360, max(days - 30, 1))), 0, 5)
    closed = add_months(opened, rng.randint(5, 26))
    if closed <= scale.since:
        closed = add_months(scale.since, rng.randint(2, 9))
    project = f"{company}{site}项目"
    return replace(
        unit,
        name=f"{project}临时党支部",
        founded_on=opened,
        dissolved_on=closed if closed < scale.until else FOREVER,
        project=project,
    )


def _changed(scale: Scale, rng: Random, units: list[Unit]) -> list[Unit]:
    """One branch founded within the life told and one dissolved, where there are branches enough."""
    branches = [place for place, unit in enumerate(units) if unit.kind == "branch"]
    if len(branches) < 5 or scale.months < 10:
        return units
    young, old = branches[-1], branches[-2]
    middle = add_months(scale.since, scale.months // 2)
    units[young] = replace(units[young], founded_on=later(rng, middle, -150, 90))
    if rng.random() < 0.6:
        units[old] = replace(units[old], dissolved_on=later(rng, middle, 0, 150))
    return units


def _moves(scale: Scale, rng: Random, units: list[Unit]) -> tuple[Move, ...]:
    """A branch comes under the general branch, in some companies."""
    below = [unit for unit in units if unit.kind == "general_branch" and unit.number != units[0].number]
    direct = [unit for unit in units if unit.kind == "branch" and unit.superior == units[0].number]
    if not below or len(direct) < 4 or rng.random() < 0.4:
        return ()
    return (Move(direct[3].number, below[0].number, later(rng, add_months(scale.since, scale.months // 2), -100, 100)),)


def _headquarters(rng: Random, name: str) -> list[Seat]:
    return [
        Seat("party_committee", "党委"),
        Seat("branch", "机关第一党支部", 0, (28, 40)),
        Seat("branch", "机关第二党支部", 0, (20, 34)),
        Seat("union", "工会"),
        Seat("discipline_commission", "纪委"),
        Seat("youth_league", "团委"),
        Seat("cell", "机关第一党支部第一党小组", 1),
        Seat("cell", "机关第一党支部第二党小组", 1),
    ]


def _company(rng: Random, name: str) -> list[Seat]:
    sites = site_names(rng, 8)
    seats = [
        Seat("party_committee", "公司党委"),
        Seat("branch", "机关第一党支部", 0, (34, 47)),
        Seat("branch", "第一工程处党支部", 0, (32, 47)),
        Seat("temporary_branch", sites[0]),
        Seat("cell", "第一工程处党支部第一党小组", 2),
        Seat("cell", "第一工程处党支部第二党小组", 2),
        Seat("general_branch", "分公司党总支"),
        Seat("branch", "分公司综合党支部", 6, (24, 44)),
        Seat("branch", "机关第二党支部", 0, (28, 45)),
        Seat("union", "工会"),
        Seat("temporary_branch", sites[1]),
        Seat("branch", "分公司施工党支部", 6, (24, 45)),
        Seat("cell", "分公司施工党支部第一党小组", 11),
        Seat("cell", "分公司施工党支部第二党小组", 11),
        Seat("joint_branch", "后勤联合党支部", 0, (9, 16)),
        Seat("youth_league", "团委"),
        Seat("branch", "测量站党支部", 0, (4, 7)),
        Seat("temporary_branch", sites[2]),
        Seat("discipline_commission", "纪委"),
    ]
    for number in range(2, rng.randint(4, 6)):
        seats.append(Seat("branch", f"第{ordinal(number)}工程处党支部", 0, (22, 50)))
        seats.append(Seat("temporary_branch", sites[number + 1]))
    return seats


def _small(rng: Random, name: str) -> list[Seat]:
    sites = site_names(rng, 5)
    seats = [
        Seat("general_branch", "公司党总支"),
        Seat("branch", "机关党支部", 0, (26, 40)),
        Seat("branch", "第一项目管理部党支部", 0, (24, 42)),
        Seat("temporary_branch", sites[0]),
        Seat("cell", "机关党支部第一党小组", 1),
        Seat("cell", "机关党支部第二党小组", 1),
        Seat("branch", "第二项目管理部党支部", 0, (18, 36)),
        Seat("temporary_branch", sites[1]),
        Seat("union", "工会"),
        Seat("youth_league", "团支部"),
        Seat("branch", "试验室党支部", 0, (4, 6)),
    ]
    seats += [Seat("temporary_branch", site) for site in sites[2 : rng.randint(3, 5)]]
    return seats


SEATS = {"headquarters": _headquarters, "company": _company, "small": _small}
