"""Rulebooks as rows: the tables that drive the judging expressions.

A *term* is a measure together with how its acts are laid to periods. Duties that count the same thing in the same way
share a term, so that it is computed once.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from youju.core.codes import Terms
from youju.core.facts import DAY, INT, TEXT, Columns
from youju.core.measures import Measure, Population, Subject, Verb
from youju.core.rules.model import Duty, Force, Layer, Rulebook, Sector

UNBOUNDED = 2**31 - 1
"""`most` of a duty without an upper bound."""

ANY = "*"

ANCHOR = "anchor"
"""The cadence of terms that hang on an event instead of the calendar."""

PLAN: dict[str, Columns] = {
    "duty": {
        "duty_no": INT,
        "code": TEXT,
        "measure": TEXT,  # the measure's code, or the duty's where the measure has none
        "valid_from": DAY,
        "valid_to": DAY,
        "since": DAY,  # since when this and the editions before it have stated the duty without a gap
        "until": DAY,
        "cadence": TEXT,  # Cadence, or ANCHOR
        "owner": TEXT,  # unit, member or post
        "kind": TEXT,  # plain, people, coverage, rate or size
        "rulebook": TEXT,  # '*' where no adoption is needed
        "feature": TEXT,  # '*' where none is asked
        "part_num": INT,  # owed when owed days * part_den >= period days * part_num
        "part_den": INT,
        "due_month": INT,  # 0: the period's end
        "term_no": INT,
        "each": INT,
        "least": INT,
        "most": INT,
        "scale": INT,  # what a local target is multiplied by: 10 for study hours
        "share": INT,  # least is a percentage of base
        "at_end": INT,  # judged only at the end: upper bounds, sizes, rates
        "excusable": INT,
        "rival": INT,  # another edition in the plan states the same duty
        "mode": TEXT,  # '', after, before or wait
        "months": INT,
        "days": INT,
        "look_months": INT,
        "look_days": INT,
        "match_ref": INT,
    },
    "duty_kind": {"duty_no": INT, "kind": TEXT},
    "duty_sector": {"duty_no": INT, "sector": TEXT},
    "duty_standing": {"duty_no": INT, "standing": TEXT},
    "duty_post": {"duty_no": INT, "post": TEXT},
    "duty_attached": {"duty_no": INT},
    "duty_anchor": {"duty_no": INT, "event": TEXT, "ref": TEXT},
    "figure": {"term_no": INT, "verb": TEXT, "each": INT, "measure": TEXT},
    "term": {
        "term_no": INT,
        "stream": TEXT,  # Stream: which expression gives its rows
        "cadence": TEXT,
        "make_up": INT,
        "due_month": INT,
        "presence": INT,
        "functions": INT,
        "passed": TEXT,
        "answered_by": TEXT,
        "entry_facets": INT,  # how many conditions an entry must meet
        "item_facets": INT,  # how many its agenda item must meet, where the rows are items
    },
    "term_form": {"term_no": INT, "form": TEXT},
    "term_topic": {"term_no": INT, "topic": TEXT, "level": TEXT},
    "term_deliverable": {"term_no": INT, "kind": TEXT, "level": TEXT},
    "term_first": {"term_no": INT, "level": TEXT},
    "term_item": {"term_no": INT, "kind": TEXT},
    "term_event": {"term_no": INT, "event": TEXT, "ref": TEXT},
}

Row = tuple[Any, ...]


class Stream(StrEnum):
    """What the rows of a term are; each has one expression in `acts`."""

    ENTRY = "entry"
    MINUTES = "minutes"
    ATTENDANCES = "attendances"
    FIRST_TOPIC = "first_topic"
    ITEM = "item"
    DIRECTIVE = "directive"
    DELIVERABLE = "deliverable"
    EVENT = "event"
    PEOPLE = "people"
    PERSON = "person"
    HOURS = "hours"
    PERSON_EVENT = "person_event"
    SIZE = "size"


@dataclass(frozen=True)
class Plan:
    """The rows of every plan table, and the models they came from by `duty_no`."""

    rows: dict[str, list[Row]]
    duties: dict[int, Duty]
    rulebooks: dict[int, Rulebook]
    terms: dict[int, Measure]

    @cached_property
    def mark(self) -> str:
        """What tells it from other plans."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()


@dataclass
class Draft:
    """A plan being written."""

    kinds: Terms | None = None
    posts: Terms | None = None
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in PLAN})
    duties: dict[int, Duty] = field(default_factory=dict)
    rulebooks: dict[int, Rulebook] = field(default_factory=dict)
    terms: dict[int, Measure] = field(default_factory=dict)
    term_numbers: dict[Any, int] = field(default_factory=dict)
    in_force: dict[str, list["Interval"]] = field(default_factory=dict)
    editions: dict[str, list["Interval"]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, **values: Any) -> None:
        self.rows[table].append(tuple(values[column] for column in PLAN[table]))


Numbers = Mapping[tuple[str, str, str], int]


def plan_of(
    rulebooks: Iterable[Rulebook],
    kinds: Terms | None = None,
    posts: Terms | None = None,
    numbers: Numbers | None = None,
) -> Plan:
    """The plan for some rulebooks.

    `kinds` and `posts` are the vocabularies of unit kinds and posts, so that a duty of branches binds what is_a branch,
    and an appointment to a post that is_a party_worker anchors a party worker's duty. `numbers` gives each
    (rulebook code, edition, duty code) its number; without it they are numbered from 1.
    """
    draft = Draft(kinds, posts)
    everything = [(book, duty) for book in rulebooks for duty in book.duties]
    draft.in_force = _in_force(everything)
    for book, duty in everything:
        draft.editions[duty.code].append((book.valid_from, book.valid_to))
    for index, (book, duty) in enumerate(everything, 1):
        number = numbers[book.code, book.edition, duty.code] if numbers else index
        _add_duty(draft, number, book, duty)
    return Plan(draft.rows, draft.duties, draft.rulebooks, draft.terms)


Interval = tuple[date, date]


def _in_force(everything: Iterable[tuple[Rulebook, Duty]]) -> dict[str, list[Interval]]:
    """When each duty is stated by one edition or another, editions that follow without a gap joined."""
    stated: dict[str, list[Interval]] = {}
    for book, duty in sorted(everything, key=lambda each: each[0].valid_from):
        runs = stated.setdefault(duty.code, [])
        if runs and book.valid_from <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], book.valid_to))
        else:
            runs.append((book.valid_from, book.valid_to))
    return stated


def figure_plan(measures: Iterable[Measure]) -> Plan:
    """A plan without duties: each measure as a term of no cadence, numbered from 1, for figures over any interval."""
    draft = Draft()
    for number, measure in enumerate(measures, 1):
        stream = stream_of(measure, of_person=measure.verb is Verb.COVERAGE)
        _add_term_rows(draft, number, measure, stream, ANCHOR, make_up=0, due_month=0)
        draft.add("figure", term_no=number, verb=measure.verb, each=measure.each, measure=measure.code or "")
        if measure.of is not None:
            _add_population(draft, number, measure.of)
    return Plan(draft.rows, {}, {}, draft.terms)


def _add_duty(draft: Draft, number: int, book: Rulebook, duty: Duty) -> None:
    draft.duties[number], draft.rulebooks[number] = duty, book
    measure = duty.measure
    part = duty.part_period.share
    since, until = next(run for run in draft.in_force[duty.code] if run[0] <= book.valid_from < run[1])
    draft.add(
        "duty",
        duty_no=number,
        code=duty.code,
        measure=measure.code or duty.code,
        valid_from=book.valid_from,
        valid_to=book.valid_to,
        since=since,
        until=until,
        cadence=_cadence(duty),
        owner="unit" if duty.owed_by.unit else "member" if duty.owed_by.member else "post",
        kind=_kind(measure),
        rulebook=ANY if book.layer is Layer.STATUTORY else book.code,
        feature=duty.owed_by.has or ANY,
        part_num=part.numerator,
        part_den=part.denominator,
        due_month=duty.due_month or 0,
        term_no=_term_number(draft, duty),
        each=measure.each,
        least=duty.least * scale_of(measure),
        most=UNBOUNDED if duty.at_most is None else duty.at_most * scale_of(measure),
        scale=scale_of(measure),
        share=int(measure.is_percent),
        at_end=int(duty.at_most is not None or measure.verb in (Verb.SIZE, Verb.RATE)),
        excusable=int(duty.force in (Force.USUAL, Force.MAY)),
        rival=_has_rival(draft, book, duty),
        match_ref=int(duty.match_ref),
        **_anchoring(duty),
    )
    _add_scope(draft, number, book, duty)


def _has_rival(draft: Draft, book: Rulebook, duty: Duty) -> int:
    """Whether another edition may state the same duty of the same: of an event only one in force on its day."""
    editions = draft.editions[duty.code]
    if duty.is_anchored:
        editions = [(since, until) for since, until in editions if since < book.valid_to and book.valid_from < until]
    return int(len(editions) > 1)


def scale_of(measure: Measure) -> int:
    """What a stated number is multiplied by in the tables: study hours are held in tenths."""
    return 10 if measure.verb is Verb.HOURS else 1


def _cadence(duty: Duty) -> str:
    return duty.every or ANCHOR


def _kind(measure: Measure) -> str:
    kinds = {Verb.PEOPLE: "people", Verb.COVERAGE: "coverage", Verb.RATE: "rate", Verb.SIZE: "size"}
    return kinds.get(measure.verb, "plain")


def _anchoring(duty: Duty) -> dict[str, Any]:
    length = duty.within or duty.by or duty.wait
    mode = "after" if duty.after else "" if not duty.before else "wait" if duty.wait else "before"
    return {
        "mode": mode,
        "months": length.months if length else 0,
        "days": length.days if length else 0,
        "look_months": duty.look_back.months,
        "look_days": duty.look_back.days,
    }


def _add_scope(draft: Draft, number: int, book: Rulebook, duty: Duty) -> None:
    kinds = duty.owed_by.unit or duty.owed_by.at
    for kind in _cases(draft.kinds, kinds) or [ANY]:
        draft.add("duty_kind", duty_no=number, kind=kind)
    for sector in duty.sector or book.sector or tuple(Sector):
        draft.add("duty_sector", duty_no=number, sector=sector)
    owners = Population.model_construct(member=duty.owed_by.member, post=duty.owed_by.post)
    _add_population(draft, number, duty.measure.of or owners)
    _add_anchors(draft, number, duty)


def _cases(terms: Terms | None, codes: Iterable[str]) -> list[str]:
    """The codes with all that is a case of them, where the vocabulary is given."""
    return sorted(terms.cases(codes) if terms and codes else codes)


def _add_population(draft: Draft, number: int, people: Population) -> None:
    """The people of a duty, or of a figure (then by its term's number)."""
    for standing in people.member:
        draft.add("duty_standing", duty_no=number, standing=standing)
    for post in people.post:
        draft.add("duty_post", duty_no=number, post=post)
    if people.attached:
        draft.add("duty_attached", duty_no=number)


def _add_anchors(draft: Draft, number: int, duty: Duty) -> None:
    if not duty.is_anchored:
        return
    refs = set(duty.ref) or {ANY}
    if duty.owed_by.post:
        posts = set(_cases(draft.posts, duty.owed_by.post))
        refs = posts & set(duty.ref) if duty.ref else posts
    for event in (*duty.after, *duty.before):
        for ref in sorted(refs):
            draft.add("duty_anchor", duty_no=number, event=event, ref=ref)


def _term_number(draft: Draft, duty: Duty) -> int:
    """The term of a duty: an equal one already there, or a new one."""
    measure, cadence = duty.measure, _cadence(duty)
    stream = stream_of(measure, of_person=not duty.owed_by.unit or measure.verb is Verb.COVERAGE)
    content = measure.model_dump(exclude={"verb", "code", "title", "unit", "of", "each"})
    key = repr((stream, content, cadence, duty.make_up, duty.due_month))
    if key not in draft.term_numbers:
        draft.term_numbers[key] = len(draft.term_numbers) + 1
        _add_term_rows(draft, draft.term_numbers[key], measure, stream, cadence, duty.make_up, duty.due_month or 0)
    return draft.term_numbers[key]


_STREAMS = {
    Subject.MINUTES: Stream.MINUTES,
    Subject.AGENDA_ITEM: Stream.ITEM,
    Subject.DIRECTIVE: Stream.DIRECTIVE,
    Subject.DELIVERABLE: Stream.DELIVERABLE,
    Subject.POPULATION: Stream.SIZE,
}


def stream_of(measure: Measure, of_person: bool) -> Stream:
    """Which rows a measure adds up; `of_person`: of events, those of people."""
    if measure.subject is Subject.EVENT:
        return Stream.PERSON_EVENT if of_person else Stream.EVENT
    if measure.subject is Subject.ATTENDANCE:
        return {Verb.PEOPLE: Stream.PEOPLE, Verb.HOURS: Stream.HOURS}.get(measure.verb, Stream.PERSON)
    if measure.subject is Subject.ENTRY:
        return {Verb.ATTENDANCES: Stream.ATTENDANCES, Verb.RATE: Stream.FIRST_TOPIC}.get(measure.verb, Stream.ENTRY)
    return _STREAMS[measure.subject]


ITEM_SUBJECTS = (Subject.AGENDA_ITEM, Subject.DIRECTIVE)


def _add_term_rows(
    draft: Draft, number: int, measure: Measure, stream: Stream, cadence: str, make_up: int, due_month: int
) -> None:
    facets = list(_facets(measure))
    draft.terms[number] = measure
    draft.add(
        "term",
        term_no=number,
        stream=stream,
        cadence=cadence,
        make_up=make_up,
        due_month=due_month,
        presence=int(measure.presence),
        functions=int(measure.function or 0),
        passed=measure.passed or "",
        answered_by=measure.answered_by,
        entry_facets=sum(level == "entry" for _, level, _ in facets),
        item_facets=sum(level == "item" for _, level, _ in facets),
    )
    for table, level, values in facets:
        for value in values:
            draft.rows[table].append((number, *value, *([level] if "level" in PLAN[table] else [])))
    for event in measure.event:
        for ref in measure.ref or (ANY,):
            draft.add("term_event", term_no=number, event=event, ref=ref)


def _facets(measure: Measure) -> Iterator[tuple[str, str, list[Row]]]:
    """The conditions of a measure: the plan table, whether the entry or its item must meet it, and the values."""
    by_item, by_line = measure.subject in ITEM_SUBJECTS, measure.subject is Subject.DELIVERABLE
    of_item = "item" if by_item else "entry"
    if measure.form:
        yield "term_form", "entry", [(form,) for form in measure.form]
    if measure.topic:
        yield "term_topic", of_item, [(topic,) for topic in measure.topic]
    if measure.deliverable:
        yield "term_deliverable", "item" if by_line else "entry", [(kind,) for kind in measure.deliverable]
    if measure.first_topic:
        yield "term_first", of_item, [()]
    if measure.item is not None:
        yield "term_item", "item", [(measure.item,)]


def anchor_reach(plan: Plan) -> int:
    """How many days before a due date an anchored duty may need to look: the longest of all in the plan."""
    columns = {name: index for index, name in enumerate(PLAN["duty"])}

    def days(row: Row) -> int:
        months = row[columns["months"]] + row[columns["look_months"]]
        return int(months * 31 + row[columns["days"]] + row[columns["look_days"]])

    return max((days(row) for row in plan.rows["duty"] if row[columns["mode"]]), default=0)
