"""When things are done: each unit's customs laid out over the months told, what is missed, what is made up for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import NamedTuple

from youju.core.periods import month_number, week_number
from youju.demo.customs import CUSTOMS
from youju.demo.customs.shape import Custom, Only, Who
from youju.demo.days import DAY, is_building_season, is_festive, later, some_day, workdays
from youju.demo.keeping import Keeping
from youju.demo.model import Directive, Item, Unit
from youju.demo.rosters import Rosters
from youju.demo.tree import Plan, takes_engineering_plan

COMMITTEE_POSTS = (
    "secretary",
    "deputy_secretary",
    "organisation_officer",
    "publicity_officer",
    "discipline_officer",
    "committee_member",
)
"""Posts that are those of committee members, as the generator gives them."""

LEADING = ("leader", "principal_leader")

PRESSING = 0.85
"""The share of studies that follow a directive within the week."""


class Occasion(NamedTuple):
    """Something a unit does on a day.

    `people`: those it is about; `partner`: the other host, or a contact point; `items`: an agenda to be voted on.
    """

    unit: Unit
    custom: Custom
    day: date
    turn: int
    make_up_for: date | None = None
    people: tuple[int, ...] = ()
    partner: int = 0
    items: tuple[Item, ...] = ()


class Missed(NamedTuple):
    """Something that was not done, in the period that starts on a day."""

    unit: Unit
    duty: str
    starts_on: date


@dataclass(frozen=True)
class Setting:
    """What the diaries of a chapter are written from."""

    plan: Plan
    rosters: Rosters
    keeping: dict[int, Keeping]
    directives: tuple[Directive, ...]
    assessed: frozenset[int]

    @cached_property
    def months(self) -> range:
        """The numbers of the months told."""
        scale = self.plan.scale
        return range(month_number(scale.since), month_number(scale.until))

    @cached_property
    def received(self) -> dict[int, list[Directive]]:
        """Directives by the month they came in."""
        by_month: dict[int, list[Directive]] = {}
        for each in self.directives:
            by_month.setdefault(month_number(each.received_on), []).append(each)
        return by_month

    def latest(self, day: date) -> Directive | None:
        """The last directive received within the ten days before a day."""
        for each in reversed(self.received.get(month_number(day), [])):
            if timedelta(0) <= day - each.received_on <= timedelta(days=10):
                return each
        return None


@dataclass
class Diary:
    """What the units of a chapter did and did not do."""

    occasions: list[Occasion] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)


def keep_diary(setting: Setting) -> Diary:
    """The diary of all units of a chapter, unit by unit."""
    diary = Diary()
    joint = _joint_days(setting)
    for unit in setting.plan.units:
        for custom in CUSTOMS:
            if unit.kind in custom.kinds and _follows(setting, unit, custom):
                _Pen(setting, diary, unit, custom, joint).write()
    return diary


def _follows(setting: Setting, unit: Unit, custom: Custom) -> bool:
    small = takes_engineering_plan(setting.plan)
    match custom.only:
        case None:
            return True
        case Only.ENGINEERING:
            return small and unit.kind != "temporary_branch"
        case Only.OTHERS:
            return not small or unit.kind == "temporary_branch"
        case Only.ASSESSED:
            return unit.number in setting.assessed
        case Only.TOP:
            return unit == setting.plan.top
        case Only.WITH_COMMITTEE:
            return setting.plan.sizes.get(unit.number, unit.declared or 0) >= 7


def _joint_days(setting: Setting) -> dict[tuple[int, int], int]:
    """(unit, month) → partner, for theme days that two neighbours hold together; the second's is negative."""
    rng = setting.plan.scale.stream("joint", setting.plan.number)
    found: dict[tuple[int, int], int] = {}
    homes = setting.plan.homes
    for first, second in zip(homes[::2], homes[1::2], strict=False):
        for month in rng.sample(list(setting.months), max(len(setting.months) // 8, 1)):
            if all(unit.founded_on <= workdays(month)[0] and _is_there(unit, month) for unit in (first, second)):
                found[first.number, month], found[second.number, month] = second.number, -first.number
    return found


def _is_there(unit: Unit, month: int) -> bool:
    """Whether a unit exists on most working days of a month."""
    days = workdays(month)
    return unit.founded_on <= days[len(days) // 3] and days[-1] < unit.dissolved_on


class _Pen:
    """Writes the diary of one unit and one custom, with randomness of its own."""

    def __init__(
        self, setting: Setting, diary: Diary, unit: Unit, custom: Custom, joint: dict[tuple[int, int], int]
    ) -> None:
        self.setting, self.diary, self.unit, self.custom = setting, diary, unit, custom
        self.joint = joint if custom.key == "theme_day" else {}
        self.keeping = setting.keeping[unit.number]
        self.rng: Random = setting.plan.scale.stream("diary", unit.number, custom.key)
        self.usual = self.rng.random() * 0.75
        self.turn = unit.number

    def write(self) -> None:
        """All occasions over the months told."""
        if self.custom.weekly:
            self._weekly()
        elif self.custom.who is Who.TALKS:
            self._talks()
        else:
            for month, first in self._chosen():
                self._month(month, first)

    def _chosen(self) -> Iterator[tuple[int, int]]:
        """(month, first month of its window) of each window, one month picked of those in which the unit exists."""
        months = self.setting.months
        for year in range(months[0] // 12, months[-1] // 12 + 1):
            for window in self.custom.windows:
                there = [year * 12 + m - 1 for m in window if _is_there(self.unit, year * 12 + m - 1)]
                month = self.rng.choice(there) if there else -1
                if month in months:
                    yield month, year * 12 + window[0] - 1

    def _month(self, month: int, first: int) -> None:
        partner = self.joint.get((self.unit.number, month), 0)
        if partner:
            if partner > 0:
                self._hold(self._day(month, 0), partner=partner)
            return
        for turn in range(self.custom.times):
            day = self._day(month, turn)
            for people, contact in self._about(day):
                self._hold_or_miss(day, month, first, people, contact)

    def _about(self, day: date) -> Iterator[tuple[tuple[int, ...], int]]:
        """Whom single occasions are about, and where: leaders at contact points, activists; else nobody, once."""
        rosters = self.setting.rosters
        if self.custom.who is Who.EACH:
            contacts = [each for each in self._branches() if each.founded_on <= day < each.dissolved_on]
            for person in rosters.holders(self.unit.number, day, *COMMITTEE_POSTS, *LEADING):
                if contacts:
                    yield (person,), self.rng.choice(contacts).number
        elif self.custom.who is Who.ACTIVISTS:
            crowd = rosters.hopefuls.get(self.unit.number)
            for person in crowd.on(day).those("activist") if crowd else ():
                yield (person,), 0
        else:
            yield (), 0

    def _branches(self) -> tuple[Unit, ...]:
        return (*self.setting.plan.homes, *self.setting.plan.of_kind("temporary_branch"))

    def _day(self, month: int, turn: int) -> date:
        """The usual part of the month; soon after a directive, where it is studied first."""
        if self.custom.first_topic and self.rng.random() < PRESSING:
            came = self.setting.received.get(month, [])
            if came:
                day = later(self.rng, came[(turn + self.unit.number) % len(came)].received_on, 2, 6)
                if month_number(day) == month:
                    return day
        start = (turn + self.usual) / self.custom.times
        return some_day(self.rng, month, start, min(start + 0.2, 1.0))

    def _chance(self, month: int) -> float:
        """How likely something is held: less on sites in the building season, less around the Spring Festival."""
        holds = self.keeping.holds
        if is_building_season(month) and self.unit.kind == "temporary_branch":
            holds *= 0.93
        if is_festive(month):
            holds *= 0.97
        return holds + (1 - holds) * self.custom.firm

    def _hold_or_miss(self, day: date, month: int, first: int, people: tuple[int, ...] = (), contact: int = 0) -> None:
        if self.rng.random() < self._chance(month):
            self._hold(day, people=people, partner=contact)
        elif not self._makes_up(day, month):
            self._miss(date(first // 12, first % 12 + 1, 1))

    def _makes_up(self, day: date, month: int) -> bool:
        after = month + 1
        if not self.custom.makes_up or after not in self.setting.months or not _is_there(self.unit, after):
            return False
        if self.rng.random() >= self.keeping.makes_up:
            return False
        self._hold(some_day(self.rng, after, 0.0, 0.7), make_up_for=day)
        return True

    def _hold(self, day: date, make_up_for: date | None = None, people: tuple[int, ...] = (), partner: int = 0) -> None:
        self.turn += 1
        if day < self.unit.founded_on:
            day = workdays(month_number(day))[-1]
        self.diary.occasions.append(Occasion(self.unit, self.custom, day, self.turn, make_up_for, people, partner))

    def _miss(self, starts_on: date) -> None:
        if self.custom.duty:
            self.diary.missed.append(Missed(self.unit, self.custom.duty, starts_on))

    def _weekly(self) -> None:
        """On the last working day of each week; a week of holidays is missed."""
        first, last = self.setting.plan.scale.since, self.setting.plan.scale.until
        for week in range(week_number(first) + 1, week_number(last)):
            monday = date.fromordinal(week * 7 + 1)
            days = [day for day in (monday + DAY * n for n in range(5)) if day in workdays(month_number(day))]
            if not self.unit.founded_on <= monday + DAY * 4 < self.unit.dissolved_on:
                continue
            if days and self.rng.random() < self._chance(month_number(days[-1])):
                self._hold(days[-1])
            else:
                self._miss(monday)

    def _talks(self) -> None:
        """Everybody once a year, four at a time, spread over the year."""
        months = self.setting.months
        for year in range(months[0] // 12, months[-1] // 12 + 1):
            there = [m for m in range(year * 12, year * 12 + 12) if _is_there(self.unit, m) and m >= months[0]]
            if not there:
                continue
            middle = workdays(there[len(there) // 2])[0]
            people = [part.person for part in self.setting.rosters.crowd(self.unit, middle).parts]
            self.rng.shuffle(people)
            for place in range(0, len(people), 4):
                month = there[place * len(there) // len(people)]
                if month in months and self.rng.random() < self._chance(month):
                    self._hold(some_day(self.rng, month), people=tuple(people[place : place + 4]))
