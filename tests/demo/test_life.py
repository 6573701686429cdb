"""The life of the default group is a plausible one: it has what real books have."""

from collections import Counter
from datetime import date, timedelta

import pytest

from demo.groups import DEFAULT, entries, people, told, units
from youju.core.facts import EntryState, Presence, Standing
from youju.core.periods import FOREVER, shanghai_day
from youju.demo.bookkeeping import inspections
from youju.demo.days import is_building_season
from youju.demo.model import Entry
from youju.demo.names import GROUP
from youju.demo.scale import Scale
from youju.demo.tree import plans

REAL_PLACES = (
    *("北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    *("河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙", "广西", "西藏"),
    *("宁夏", "新疆", "香港", "澳门", "台湾", "中国", "中铁", "中建", "中交", "国家", "全国"),
)


def test_no_unit_bears_the_name_of_a_real_place() -> None:
    names = [unit.name for plan in plans(Scale(20_000)) for unit in plan.units]
    assert not [name for name in names for place in REAL_PLACES if place in name]


def test_the_group_has_every_kind_of_unit() -> None:
    assert {unit.kind for unit in units().values()} == {
        *("party_committee", "general_branch", "branch", "joint_branch", "temporary_branch", "cell"),
        *("union", "youth_league", "discipline_commission"),
    }


def test_one_unit_alone_stands_above_the_group() -> None:
    tops = [unit for unit in units().values() if not unit.superior]
    assert [unit.name for unit in tops] == [f"{GROUP}党委"]


def test_sites_open_and_close_within_the_months_told() -> None:
    sites = [unit for unit in units().values() if unit.kind == "temporary_branch"]
    opened = [site for site in sites if site.founded_on > DEFAULT.since]
    closed = [site for site in sites if site.dissolved_on < DEFAULT.until]
    assert all(site.project for site in sites)
    assert (len(opened) >= 5, len(closed) >= 5) == (True, True)


def test_people_on_sites_keep_their_membership_at_home() -> None:
    sites = {unit.number for unit in units().values() if unit.kind == "temporary_branch"}
    crews = [person for person in people() if any(stay.unit in sites for stay in person.attachments)]
    assert crews
    assert not [stay for person in people() for stay in person.memberships if stay.unit in sites]


def test_units_and_people_move() -> None:
    assert sum(len(chapter.moves) for chapter in told())
    moved = [person for person in people() if len({stay.unit for stay in person.memberships}) > 1]
    assert len(moved) >= 5


def test_some_people_bear_the_same_name_in_one_branch_or_another() -> None:
    names = Counter(person.name for person in people())
    assert 20 <= sum(count for count in names.values() if count > 1) <= len(people()) / 4


def test_people_are_on_every_step_of_the_way_into_the_party() -> None:
    day = date(2026, 3, 1)
    held = {stay.what for person in people() for stay in person.memberships if stay.since <= day < stay.until}
    assert held == {standing.value for standing in Standing}


def test_most_of_what_is_held_is_written_down_within_a_week() -> None:
    delays = [delay(entry) for entry in entries() if entry.paper.state == EntryState.HELD]
    soon = sum(each <= timedelta(days=16) for each in delays) / len(delays)
    assert 0.85 <= soon <= 0.99


def test_late_entries_crowd_before_inspections() -> None:
    late = [entry for entry in entries() if entry.paper.late_reason and delay(entry) > timedelta(days=30)]
    before = [entry for entry in late if is_before_inspection(shanghai_day(entry.versions[0].recorded_at))]
    assert len(late) > 50
    assert len(before) / len(late) > 0.5


def delay(entry: Entry) -> timedelta:
    """How long after it happened an entry was written down."""
    paper = entry.paper
    return shanghai_day(entry.versions[-1].recorded_at) - (paper.last_day or paper.day)


def is_before_inspection(day: date) -> bool:
    return any(timedelta(0) <= inspection - day <= timedelta(days=10) for inspection in inspections(DEFAULT))


def test_sites_hold_less_in_the_building_season() -> None:
    months = Counter(day.month for day in theme_days_of_lasting_sites(Scale(400, months=12, until=date(2026, 1, 1))))
    building = sum(count for month, count in months.items() if is_building_season(month - 1))
    assert building / 7 < (months.total() - building) / 5


def theme_days_of_lasting_sites(scale: Scale) -> list[date]:
    """The days on which sites that were there all year round held a theme day in time."""
    lasting = {
        unit.number
        for unit in units(scale).values()
        if unit.kind == "temporary_branch" and unit.founded_on <= scale.since and unit.dissolved_on >= scale.until
    }
    papers = (entry.paper for entry in entries(scale) if entry.hosts[0] in lasting)
    return [paper.day for paper in papers if paper.forms == ("theme_day",) and not paper.make_up_for]


@pytest.mark.parametrize("state", list(EntryState))
def test_entries_are_in_every_state(state: EntryState) -> None:
    assert any(entry.paper.state == state for entry in entries())


@pytest.mark.parametrize("presence", [Presence.PRESENT, Presence.OBSERVER, Presence.LEAVE, Presence.ABSENT])
def test_people_stand_to_entries_in_every_way(presence: Presence) -> None:
    assert any(part.presence == presence for entry in entries() for part in entry.paper.parts)


def test_some_entries_are_corrected_and_say_why() -> None:
    corrected = [entry for entry in entries() if len(entry.versions) > 1]
    assert len(corrected) > 50
    assert all(version.reason for entry in corrected for version in entry.versions[1:])


def test_neighbours_hold_some_theme_days_together() -> None:
    assert [entry for entry in entries() if len(entry.hosts) == 2]


def test_some_meetings_make_up_for_one_not_held() -> None:
    made_up = [entry.paper for entry in entries() if entry.paper.make_up_for]
    assert made_up
    assert all(paper.make_up_for and paper.make_up_for < paper.day for paper in made_up)


def test_some_meetings_say_only_how_many_came() -> None:
    assert [entry for entry in entries() if entry.paper.headcount and not entry.paper.parts]


@pytest.mark.parametrize(
    "what", ["closings", "declarations", "excuses", "waivers", "adoptions", "targets", "directives"]
)
def test_the_group_has_what_binds_and_releases(what: str) -> None:
    assert sum(len(getattr(chapter, what)) for chapter in told()) > 0


def test_branches_are_founded_and_dissolved_within_the_months_told() -> None:
    branches = [unit for unit in units().values() if unit.kind == "branch"]
    assert any(branch.founded_on > DEFAULT.since for branch in branches)
    assert any(branch.dissolved_on < FOREVER for branch in branches)
