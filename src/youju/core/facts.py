"""The fact tables: the contract between the books and the core.

Each application provides its part under these names and columns: as SQL views on PostgreSQL, as Parquet files for
DuckDB. The core reads nothing else. There are no NULLs: an open end is 9999-12-31, an absent person or unit 0, an
absent text ''. Intervals are half-open. Flags are integers 0 and 1, since booleans do not add up on every engine.
"""

from enum import IntEnum, IntFlag, StrEnum

Columns = dict[str, str]

INT, DAY, TEXT = "int64", "date", "string"


class Presence(IntFlag):
    """How a person stands to an entry (出席、列席、请假、缺席). A measure names a set of them."""

    PRESENT = 1
    OBSERVER = 2
    LEAVE = 4
    ABSENT = 8


class Function(IntFlag):
    """What a person did in an entry (主持、主讲、记录、谈话对象); one person may do several."""

    CHAIR = 1
    LECTURER = 2
    RECORDER = 4
    INTERVIEWEE = 8


class EntryState(StrEnum):
    """A plan, a held entry and a withdrawn one are states of one thing; only what was held counts."""

    PLANNED = "planned"
    HELD = "held"
    VOID = "void"


class Standing(StrEnum):
    """Where a person stands on the way into the Party and in it."""

    FULL_MEMBER = "full_member"
    PROBATIONARY_MEMBER = "probationary_member"
    PROSPECT = "prospect"
    ACTIVIST = "activist"
    APPLICANT = "applicant"


class ItemKind(StrEnum):
    """What an agenda item asks of a meeting."""

    STUDY = "study"
    DECISION = "decision"
    REPORT = "report"


class Flag(IntEnum):
    """0 and 1 as the fact tables hold them."""

    NO = 0
    YES = 1


FACTS: dict[str, Columns] = {
    "entry": {
        "entry_id": INT,  # the revision in force, so that a row names the content it was counted from
        "state": TEXT,  # EntryState
        "day": DAY,  # the first day it happened
        "month_no": INT,  # periods.month_number(day)
        "week_no": INT,  # periods.week_number(day)
        "credit_month_no": INT,  # the last month of the period it makes up for; month_no where it makes up for none
        "credit_week_no": INT,
        "made_up": INT,  # Flag: the recorder says it makes up for an earlier period
        "headcount": INT,  # people who took part and have no name in the books
        "minutes": INT,  # how long it lasted; 0 where the books do not say
    },
    "entry_host": {"entry_id": INT, "unit_id": INT},
    "entry_form": {"entry_id": INT, "form": TEXT},  # with every form it is_a
    "agenda_item": {
        "entry_id": INT,
        "item_id": INT,
        "position": INT,  # from 1
        "kind": TEXT,  # ItemKind
        "first_topic": INT,  # Flag: 第一议题
        "result": TEXT,  # agreed, deferred, rejected or ''
        "follow_up": TEXT,  # open, closed or ''
        "closed_on": DAY,  # 9999-12-31 while open
        "expected": INT,  # people with a vote who should have come; 0 where no vote was taken down
        "present": INT,
        "in_favour": INT,
        "against": INT,
        "abstained": INT,
    },
    "agenda_topic": {"entry_id": INT, "item_id": INT, "topic": TEXT},  # with every topic it is_a
    "agenda_directive": {"entry_id": INT, "item_id": INT, "ref": TEXT},  # a directive studied or acted on
    "attendance": {
        "entry_id": INT,
        "person_id": INT,
        "presence": INT,  # one Presence
        "functions": INT,  # a set of Function
        "tenths": INT,  # study hours (学时) in tenths; 0 where the books do not say
        "timed": INT,  # Flag: the books say how many study hours
    },
    "deliverable": {"entry_id": INT, "line_id": INT, "kind": TEXT, "amount": INT},  # with every kind it is_a
    "declaration": {"unit_id": INT, "measure": TEXT, "from_on": DAY, "to_on": DAY},  # measure '*': a closed period
    "event": {
        "event_id": INT,
        "kind": TEXT,
        "unit_id": INT,
        "person_id": INT,
        "day": DAY,
        "month_no": INT,
        "week_no": INT,
        "ref": TEXT,  # the post appointed to, the directive received, the project started
    },
    "unit": {"unit_id": INT, "kind": TEXT, "sector": TEXT, "from_on": DAY, "to_on": DAY},
    "edge": {"superior_id": INT, "unit_id": INT, "kind": TEXT, "from_on": DAY, "to_on": DAY},
    "reach": {"ancestor_id": INT, "unit_id": INT, "from_on": DAY, "to_on": DAY},  # along leads, itself included
    "declared_size": {"unit_id": INT, "full_members": INT, "from_on": DAY, "to_on": DAY},
    "membership": {"person_id": INT, "unit_id": INT, "standing": TEXT, "from_on": DAY, "to_on": DAY},
    "attachment": {"person_id": INT, "unit_id": INT, "from_on": DAY, "to_on": DAY},
    "post": {"person_id": INT, "unit_id": INT, "post": TEXT, "from_on": DAY, "to_on": DAY},  # with every post it is_a
    "adoption": {"rulebook": TEXT, "unit_id": INT, "from_on": DAY, "to_on": DAY},  # a row for each unit it reaches
    "local_target": {"duty": TEXT, "unit_id": INT, "least": INT, "from_on": DAY, "to_on": DAY},
    "excuse": {"duty": TEXT, "unit_id": INT, "person_id": INT, "starts_on": DAY},
    "waiver": {"duty": TEXT, "unit_id": INT, "person_id": INT, "from_on": DAY, "to_on": DAY},
    "entry_title": {"entry_id": INT, "title": TEXT},
    "agenda_title": {"item_id": INT, "title": TEXT},
    "deliverable_label": {"line_id": INT, "label": TEXT},
}
"""Columns of every fact table. The last three are read only where a figure is broken down by what people wrote."""
