"""The generated group: the same for a seed, exactly as large as asked for, and one that books can hold."""

import hashlib
import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from demo.groups import DEFAULT, entries, people, told, units
from youju.core.codes import Vocabulary
from youju.core.facts import EntryState
from youju.core.periods import shanghai_day
from youju.demo.life import chapters
from youju.demo.model import Chapter
from youju.demo.scale import Scale
from youju.demo.tree import plans
from youju.library.shelf import shipped_library

SIZES = (1, 2, 7, 12, 39, 40, 41, 130)
SCALES = (
    *(Scale(units) for units in SIZES),
    *(Scale(60, seed=seed) for seed in range(4)),
    Scale(60, months=1),
    Scale(60, months=12, until=date(2025, 1, 1)),
    Scale(25, months=24, every_plan=True),
)
DIGEST = """
import hashlib
from youju.demo.life import chapters
from youju.demo.scale import Scale
print(hashlib.sha256(repr(list(chapters(Scale(30)))).encode()).hexdigest())
"""


def digest(told: list[Chapter]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_a_seed_gives_the_same_group_in_every_process(hash_seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    output = subprocess.run([sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True)
    assert output.stdout.strip() == digest(list(chapters(Scale(30))))


def test_another_seed_gives_another_group() -> None:
    assert digest(list(chapters(Scale(30, seed=1)))) != digest(list(chapters(Scale(30, seed=2))))


@pytest.mark.parametrize("size", SIZES)
def test_a_group_has_exactly_the_units_asked_for(size: int) -> None:
    assert len(units(Scale(size))) == size


def test_a_company_is_the_same_in_a_larger_group() -> None:
    small, large = told(Scale(60)), told(Scale(130))
    assert small[:-1] == large[: len(small) - 1]


def test_a_chapter_told_is_forgotten_before_the_next() -> None:
    tracemalloc.start()
    held = [tracemalloc.get_traced_memory()[0] for _ in chapters(Scale(200))]
    tracemalloc.stop()
    assert max(held[-4:]) < 1.5 * max(held[1:4])


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_an_entry_is_of_hosts_that_exist_on_its_day(scale: Scale) -> None:
    known = units(scale)
    wrong = [
        entry
        for entry in entries(scale)
        for host in entry.hosts
        for version in entry.versions
        if not known[host].founded_on <= version.paper.day < known[host].dissolved_on
    ]
    assert not wrong


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_nothing_held_is_written_down_before_it_happened(scale: Scale) -> None:
    wrong = [
        version
        for entry in entries(scale)
        for version in entry.versions
        if version.paper.state == EntryState.HELD and shanghai_day(version.recorded_at) < version.paper.day
    ]
    assert not wrong


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_nobody_is_listed_twice_in_one_entry(scale: Scale) -> None:
    lists = ([part.person for part in version.paper.parts] for entry in entries(scale) for version in entry.versions)
    assert all(len(set(each)) == len(each) for each in lists)


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_somebody_belongs_to_one_unit_at_a_time(scale: Scale) -> None:
    for person in people(scale):
        stays = sorted(person.memberships, key=lambda stay: stay.since)
        assert all(earlier.until <= later.since for earlier, later in pairwise(stays)), person


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_every_interval_has_days(scale: Scale) -> None:
    stays = (stay for person in people(scale) for stay in (*person.memberships, *person.attachments, *person.posts))
    assert all(stay.since < stay.until for stay in stays)


def test_things_of_a_kind_have_numbers_of_their_own() -> None:
    told_at_large = told(Scale(130))
    for kind in ("units", "people", "entries", "events", "terms"):
        numbers = Counter(each.number for chapter in told_at_large for each in getattr(chapter, kind))
        assert numbers.most_common(1)[0][1] == 1, kind


def test_units_have_names_of_their_own() -> None:
    names = Counter(unit.name for plan in plans(Scale(20_000)) for unit in plan.units)
    assert names.most_common(1)[0][1] == 1


def test_the_life_told_has_a_half_year_before_the_day_it_ends() -> None:
    days = [entry.paper.day for entry in entries() if entry.paper.state == EntryState.HELD]
    assert (min(days).replace(day=1), max(days).replace(day=1)) == (date(2025, 1, 1), date(2026, 6, 1))
    assert DEFAULT.until - timedelta(days=1) == date(2026, 6, 30)


def test_all_codes_are_in_the_shipped_vocabularies() -> None:
    codes = shipped_library().codes
    papers = [entry.paper for entry in entries()]
    used = {
        Vocabulary.UNIT_KIND: {unit.kind for unit in units().values()},
        Vocabulary.FORM: {form for paper in papers for form in paper.forms},
        Vocabulary.TOPIC: {topic for paper in papers for item in paper.agenda for topic in item.topics},
        Vocabulary.DELIVERABLE: {line.kind for paper in papers for line in paper.lines},
        Vocabulary.POST: {stay.what for person in people() for stay in person.posts},
        Vocabulary.EVENT: {event.kind for chapter in told() for event in chapter.events},
    }
    unknown = {vocabulary: found - set(codes[vocabulary].by_code) for vocabulary, found in used.items()}
    assert not any(unknown.values()), unknown


def test_duties_and_measures_named_are_in_the_shipped_library() -> None:
    library = shipped_library()
    duties = {duty.code for edition in library.rulebooks for duty in edition.rulebook.duties}
    given = {each.duty for chapter in told() for each in (*chapter.excuses, *chapter.waivers, *chapter.targets)}
    zeros = {each.measure for chapter in told() for each in chapter.declarations}
    assert (given - duties, zeros - set(library.measures) - duties) == (set(), set())


@pytest.mark.parametrize("wrong", [{"units": 0}, {"months": 0}])
def test_a_group_without_units_or_months_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Scale(**wrong)
