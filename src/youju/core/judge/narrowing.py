"""Cutting the fact tables down to what a few units' items, or a figure, can depend on.

Written as SQL, not as expressions: a few numbers out of millions of rows are found by index only where the engine sees
them as a list, and Ibis has no words for that. Nothing is decided here: stages read the cut tables like whole ones.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from youju.core.facts import EntryState
from youju.core.judge.plan import PLAN
from youju.core.judge.tables import Tables


@dataclass(frozen=True)
class Stage:
    """One stored step: the name of its table and the SELECT that fills it."""

    name: str
    sql: str


Among = Callable[[str, str, str], str]
"""A condition: a column's value is one of those in a column of a stage."""


def in_stage(column: str, stage: str, of: str) -> str:
    """For stages with statistics."""
    return f"{column} IN (SELECT {of} FROM {stage})"


def in_list(column: str, stage: str, of: str) -> str:
    """For PostgreSQL without statistics: a list is looked up in the index, however long the planner thinks it is."""
    return f"{column} = ANY(ARRAY(SELECT {of} FROM {stage}))"


CUT = "cut_"
BELONGING = ("membership", "attachment", "post")
OF_UNIT = ("declared_size", "declaration", "local_target", "adoption")
CONTENT = ("entry_host", "entry_form", "agenda_item", "agenda_topic", "deliverable")


def few_units(tables: Tables, among: Among) -> list[Stage]:
    """Stages for the units in `ask_unit`; `tables` are made to read what they leave."""
    stages = [*_plan(), *_near(among), *_entries(among, CONTENT), *_attendance(among), *_units(among)]
    stages += [_of_unit_or_person(fact, among) for fact in (*BELONGING, "event")]
    return _standing_in(tables, stages)


def few_entries(tables: Tables, among: Among) -> list[Stage]:
    """The same for the entries in `picked` and the units and people in `near_unit` and `near_person`."""
    return _standing_in(tables, [*_entries(among, CONTENT), _of_unit_or_person("event", among)])


def _standing_in(tables: Tables, stages: Iterable[Stage]) -> list[Stage]:
    stages = list(stages)
    for stage in stages:
        if stage.name.startswith(CUT):
            tables.stand_in(stage.name.removeprefix(CUT), stage.name)
    return stages


def _plan() -> Iterator[Stage]:
    """The duties asked for, and the terms that they need."""
    yield Stage(f"{CUT}duty", f"SELECT * FROM duty WHERE {in_stage('duty_no', 'ask_duty', 'duty_no')}")
    for table in PLAN:
        if table.startswith("term"):
            needed = in_stage("term_no", f"{CUT}duty", "term_no")
            yield Stage(f"{CUT}{table}", f"SELECT * FROM {table} WHERE {needed}")


def _near(among: Among) -> Iterator[Stage]:
    """People who belong, or belonged, to a unit asked for or have an event there; all units they belong to; the entries
    of both."""
    of_unit = among("unit_id", "ask_unit", "unit_id")
    people = (f"SELECT person_id FROM {fact} WHERE person_id <> 0 AND {of_unit}" for fact in (*BELONGING, "event"))
    yield Stage("near_person", " UNION ".join(people))
    of_people = among("person_id", "near_person", "person_id")
    homes = (f"SELECT unit_id FROM {fact} WHERE {of_people}" for fact in BELONGING)
    yield Stage("near_unit", " UNION ".join(["SELECT unit_id FROM ask_unit", *homes]))
    hosted = f"SELECT entry_id FROM entry_host WHERE {among('unit_id', 'near_unit', 'unit_id')}"
    yield Stage("picked", f"{hosted} UNION SELECT entry_id FROM attendance WHERE {of_people}")


def _entries(among: Among, facts: Iterable[str]) -> Iterator[Stage]:
    picked = among("entry_id", "picked", "entry_id")
    held = f"state = '{EntryState.HELD}' AND day >= (SELECT low FROM ask_window)"
    yield Stage(f"{CUT}entry", f"SELECT * FROM entry WHERE {held} AND {picked}")
    cut = among("entry_id", f"{CUT}entry", "entry_id")
    for fact in facts:
        yield Stage(f"{CUT}{fact}", f"SELECT * FROM {fact} WHERE {cut}")
    # the books know a directive's item, and by that its entry: asked for both, neither table is read whole
    items = among("item_id", f"{CUT}agenda_item", "item_id")
    yield Stage(f"{CUT}agenda_directive", f"SELECT * FROM agenda_directive WHERE {cut} AND {items}")


def _attendance(among: Among) -> Iterator[Stage]:
    """Everybody at the entries that the units asked for hosted; at others the people near, and who did something in
    them: where nobody is told to have lectured, anybody may have."""
    hosted = f"SELECT entry_id FROM {CUT}entry_host WHERE {in_stage('unit_id', 'ask_unit', 'unit_id')}"
    yield Stage("own_entry", hosted)
    yield Stage("other_entry", f"SELECT entry_id FROM {CUT}entry EXCEPT SELECT entry_id FROM own_entry")
    own, other = among("entry_id", "own_entry", "entry_id"), among("entry_id", "other_entry", "entry_id")
    near = f"{other} AND {among('person_id', 'near_person', 'person_id')}"
    did = f"{other} AND functions <> 0 AND NOT {in_stage('person_id', 'near_person', 'person_id')}"
    parts = (f"SELECT * FROM attendance WHERE {each}" for each in (own, near, did))
    yield Stage(f"{CUT}attendance", " UNION ALL ".join(parts))


def _units(among: Among) -> Iterator[Stage]:
    """The units themselves, and the cells they lead."""
    own = among("unit_id", "near_unit", "unit_id")
    for fact in OF_UNIT:
        yield Stage(f"{CUT}{fact}", f"SELECT * FROM {fact} WHERE {own}")
    yield Stage(f"{CUT}edge", f"SELECT * FROM edge WHERE {among('superior_id', 'near_unit', 'unit_id')}")
    led = among("unit_id", f"{CUT}edge", "unit_id")
    cells = f"SELECT * FROM unit WHERE kind = 'cell' AND {led}"
    yield Stage(f"{CUT}unit", f"SELECT * FROM unit WHERE {own} UNION {cells}")


def _of_unit_or_person(fact: str, among: Among) -> Stage:
    of_units = f"SELECT * FROM {fact} WHERE {among('unit_id', 'near_unit', 'unit_id')}"
    of_people = f"SELECT * FROM {fact} WHERE {among('person_id', 'near_person', 'person_id')}"
    return Stage(f"{CUT}{fact}", f"{of_units} UNION {of_people}")
