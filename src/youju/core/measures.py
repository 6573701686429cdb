"""Measures: what is counted, as data in a closed vocabulary.

A measure says a verb and its subject (``count: entry``, ``sum: deliverable``, ``coverage: attendance``) and narrows it
by filters. It is compiled by `youju.core.judge` to one relation of rows; the number is that relation added up, so a
figure and the rows behind it cannot disagree.
"""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from youju.core.facts import Function, ItemKind, Presence, Standing


def as_tuple(value: Any) -> Any:
    """One code or a list of codes, as a tuple."""
    return (value,) if isinstance(value, str) else value


Codes = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Verb(StrEnum):
    """What is done with the rows."""

    COUNT = "count"  # how many
    SUM = "sum"  # their amounts added up
    PEOPLE = "people"  # different people (人数)
    ATTENDANCES = "attendances"  # times a person took part (人次): those named and the headcount
    HOURS = "hours"  # study hours (学时)
    COVERAGE = "coverage"  # people of a population who did it at least `each` times ÷ all of the population
    RATE = "rate"  # rows that passed ÷ all rows
    SIZE = "size"  # how large a population is on the last day of the period


class Subject(StrEnum):
    """What a row is."""

    ENTRY = "entry"
    AGENDA_ITEM = "agenda_item"
    DIRECTIVE = "directive"
    DELIVERABLE = "deliverable"
    MINUTES = "minutes"
    ATTENDANCE = "attendance"
    EVENT = "event"
    POPULATION = "population"


class Passed(StrEnum):
    """The test a row passes in a rate."""

    CLOSED = "closed"  # the matter is dealt with (已办结)
    PRESENT_HALF = "present_half"  # 半数以上到会: present ≥ 1/2 of those expected
    PRESENT_OVER_HALF = "present_over_half"  # 超过半数到会: > 1/2
    PRESENT_TWO_THIRDS = "present_two_thirds"  # ≥ 2/3
    PRESENT_FOUR_FIFTHS = "present_four_fifths"  # ≥ 4/5
    CARRIED = "carried"  # agreed with votes in favour > 1/2 of those expected
    ELECTED = "elected"  # agreed with votes in favour > 1/2 of those present
    FIRST_TOPIC = "first_topic"  # the meeting opened with the first topic (第一议题)
    ANSWERED = "answered"  # an event of kind `answered_by` with the same unit and ref follows


ALLOWED: dict[Verb, set[Subject]] = {
    Verb.COUNT: {Subject.ENTRY, Subject.AGENDA_ITEM, Subject.DIRECTIVE, Subject.EVENT, Subject.ATTENDANCE},
    Verb.SUM: {Subject.DELIVERABLE, Subject.MINUTES},
    Verb.PEOPLE: {Subject.ATTENDANCE},
    Verb.ATTENDANCES: {Subject.ENTRY},
    Verb.HOURS: {Subject.ATTENDANCE},
    Verb.COVERAGE: {Subject.ATTENDANCE, Subject.EVENT},
    Verb.RATE: {Subject.AGENDA_ITEM, Subject.ENTRY, Subject.EVENT},
    Verb.SIZE: {Subject.POPULATION},
}
PASSED_BY: dict[Subject, set[Passed]] = {
    Subject.ENTRY: {Passed.FIRST_TOPIC},
    Subject.EVENT: {Passed.ANSWERED},
    Subject.AGENDA_ITEM: set(Passed) - {Passed.FIRST_TOPIC, Passed.ANSWERED},
}
BREAKDOWNS = ("title", "agenda_title", "label", "unit", "month")
"""What a figure may be broken down by: the entry's title, its agenda items, a deliverable's words, host, month."""

PER_PERSON = {Verb.HOURS, Verb.PEOPLE, Verb.COVERAGE}


class Population(Strict):
    """People in scope: by standing, by post held, and with those attached (编入) to the unit if said so."""

    member: Annotated[tuple[Standing, ...], BeforeValidator(as_tuple)] = ()
    post: Codes = ()
    attached: bool = False

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.member or self.post):
            raise ValueError("population 要写 member（身份）或 post（职务）")
        return self


class Measure(Strict):
    """One measure. In YAML the verb is a key and the subject its value: ``count: entry``."""

    verb: Verb
    subject: Subject
    code: Code | None = None
    title: str = ""
    unit: str = "次"
    form: Codes = ()
    topic: Codes = ()
    deliverable: Codes = ()
    event: Codes = ()
    ref: Codes = ()
    item: ItemKind | None = None
    first_topic: bool = False
    function: Function | None = None
    presence: Presence = Presence.PRESENT
    passed: Passed | None = None
    answered_by: str = ""
    of: Population | None = None
    each: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="before")
    @classmethod
    def _verb_is_a_key(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "verb" in data:
            return data
        verbs = [verb for verb in Verb if verb in data]
        if len(verbs) != 1:
            raise ValueError(f"指标要有且只有一个动词键：{'、'.join(Verb)}")
        rest = {key: value for key, value in data.items() if key != verbs[0]}
        return rest | {"verb": verbs[0], "subject": data[verbs[0]]} | _named_flags(rest)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for fault in _faults(self):
            raise ValueError(fault)
        return self

    @property
    def is_personal(self) -> bool:
        """Whether its rows are acts of single people."""
        return self.verb in PER_PERSON or self.subject is Subject.ATTENDANCE

    @property
    def is_percent(self) -> bool:
        """Whether its value is a share, judged against a percentage."""
        return self.verb in (Verb.COVERAGE, Verb.RATE)


def _named_flags(data: dict[str, Any]) -> dict[str, Any]:
    """Presence and function by their names: ``presence: [present, observer]``, ``function: lecturer``."""
    named: dict[str, Any] = {}
    for key, flags in (("presence", Presence), ("function", Function)):
        if key in data:
            named[key] = _flag_set(flags, as_tuple(data[key]))
    return named


def _flag_set(flags: Any, names: tuple[str, ...]) -> Any:
    unknown = [name for name in names if str(name).upper() not in flags.__members__]
    if unknown:
        raise ValueError(f"不认识“{unknown[0]}”，可写 {'、'.join(name.lower() for name in flags.__members__)}")
    total = flags(0)
    for name in names:
        total |= flags[str(name).upper()]
    return total


def _faults(measure: Measure) -> list[str]:
    """What does not fit together in a measure, as sentences."""
    verb, subject = measure.verb, measure.subject
    of_events = subject is Subject.EVENT
    items = (Subject.AGENDA_ITEM, Subject.DIRECTIVE)
    checks = {
        f"{verb} 不能用于 {subject}，可用于 {'、'.join(sorted(ALLOWED[verb]))}": subject not in ALLOWED[verb],
        "coverage 和 size 要写 of（对哪些人）": verb in (Verb.COVERAGE, Verb.SIZE) and measure.of is None,
        "rate 要写 passed（怎样算做到）": verb is Verb.RATE and measure.passed is None,
        f"passed: {measure.passed} 不适用于 {subject}": measure.passed is not None
        and measure.passed not in PASSED_BY.get(subject, set()),
        "answered 要写 answered_by（以什么事件为回应）": measure.passed is Passed.ANSWERED and not measure.answered_by,
        "event 要写事件种类，且只用于 event": of_events != bool(measure.event),
        "sum: deliverable 要写 deliverable（成果种类）": subject is Subject.DELIVERABLE and not measure.deliverable,
        "议题、第一议题至少要写一个筛选条件（form、topic、item、first_topic）": subject in items
        and not (measure.form or measure.topic or measure.item or measure.first_topic),
        "要写筛选条件：form、topic、deliverable 或 first_topic": subject
        in (Subject.ENTRY, Subject.ATTENDANCE, Subject.MINUTES)
        and not (measure.form or measure.topic or measure.deliverable or measure.first_topic),
        "item 只用于 agenda_item、directive": measure.item is not None and subject not in items,
        "ref 只用于 event": bool(measure.ref) and not of_events,
        "presence 只能是 present、observer": bool(measure.presence & ~(Presence.PRESENT | Presence.OBSERVER)),
    }
    return [fault for fault, wrong in checks.items() if wrong]
