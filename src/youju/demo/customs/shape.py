"""The form in which customs are written down: what units of some kinds do, in which months, and who takes part."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from youju.core.facts import ItemKind

Windows = tuple[tuple[int, ...], ...]
"""Of each tuple of months a unit picks one."""

MONTHLY: Windows = tuple((month,) for month in range(1, 13))
QUARTERLY: Windows = ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))
HALF_YEARLY: Windows = ((3, 4, 5), (9, 10, 11))
THRICE: Windows = ((2, 3), (6, 7), (10, 11))

BRANCHES = ("branch", "joint_branch", "temporary_branch")
HOMES = ("branch", "joint_branch")
COMMITTEES = ("party_committee", "general_branch")


class Who(Enum):
    """Who takes part."""

    MEMBERS = auto()  # everybody who meets in the unit
    SOME = auto()  # a handful of them
    COMMITTEE = auto()
    LEADERS = auto()  # the committee and the other leaders
    WIDER = auto()  # leaders, with middle managers and secretaries listening
    EACH = auto()  # an entry for each committee member, with a branch that is their contact point
    OFFICERS = auto()  # secretaries and party workers of the whole company
    NEW_OFFICERS = auto()  # those appointed within the last half-year
    ACTIVISTS = auto()  # an entry for each, as the one talked to
    TALKS = auto()  # everybody in turn, a few at a time
    CLASSIFIED = auto()
    KEY_POSTS = auto()
    WORKERS = auto()  # people without a name in the books
    NOBODY = auto()


class Only(Enum):
    """Units a custom is confined to."""

    ENGINEERING = auto()  # of companies that took the plan of an engineering company
    OTHERS = auto()
    ASSESSED = auto()  # branches that took the plan of branch assessment
    WITH_COMMITTEE = auto()
    TOP = auto()  # the unit above all others of a company


class Theme(NamedTuple):
    """A topic and words for it."""

    topic: str
    title: str


class Yield(NamedTuple):
    """What may come out: a kind of deliverable, the word written down, and the bounds of its amount."""

    kind: str
    label: str
    least: int
    most: int


class Turn(NamedTuple):
    """Something a committee or a meeting takes up in certain months."""

    topic: str
    title: str
    windows: Windows
    kind: ItemKind = ItemKind.REPORT


@dataclass(frozen=True, slots=True)
class Custom:
    """What units of some kinds do.

    `times`: in each month of a window; `firm`: how far it is kept better than the unit keeps things in general, 0 to 1;
    `lecturers`: so many of the committee lecture in turn; `duty`: the usual duty a reason is given for where it was
    missed; `workers`: about so many without a name.
    """

    key: str
    kinds: tuple[str, ...]
    forms: tuple[str, ...]
    windows: Windows
    who: Who
    themes: tuple[Theme, ...] = ()
    rota: tuple[Turn, ...] = ()
    minutes: int = 60
    tenths: int | None = None
    yields: tuple[Yield, ...] = ()
    times: int = 1
    weekly: bool = False
    firm: float = 0.0
    makes_up: bool = False
    duty: str = ""
    first_topic: bool = False
    lecturers: int = 0
    interview: bool = False
    days: int = 1
    only: Only | None = None
    workers: int = 0
