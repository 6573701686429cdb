"""The facts of a chapter as rows of the fact tables, as the views of the books would give them.

Numbers of things are the generator's. Rows of superseded revisions are left out: nothing reads them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from youju.core.codes import Terms, Vocabulary
from youju.core.facts import FACTS, Presence, Standing
from youju.core.periods import FOREVER, month_number, week_number
from youju.demo.hierarchy import Edge, Hierarchy
from youju.demo.model import Chapter, Entry, Event, Part, Person, Ref

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]
SECTOR = "enterprise"
PLACES = 16
"""Numbers kept for the agenda items, or lines, of one entry, and for the kinds of implied events."""

THERE = (Presence.PRESENT, Presence.OBSERVER)


class Lineages:
    """A code with everything it is a case of, for each vocabulary."""

    def __init__(self, codes: Mapping[Vocabulary, Terms]) -> None:
        self.codes = codes
        self.known: dict[tuple[Vocabulary, str], tuple[str, ...]] = {}

    def of(self, vocabulary: Vocabulary, code: str) -> tuple[str, ...]:
        """The code itself first."""
        key = (vocabulary, code)
        if key not in self.known:
            self.known[key] = tuple(self.codes[vocabulary].lineage(code))
        return self.known[key]


def rows_of(chapter: Chapter, hierarchy: Hierarchy, lineages: Lineages) -> Tables:
    """All facts of a chapter. The hierarchy knows the units above it and takes in its own."""
    edges = hierarchy.add(chapter.units, chapter.moves, chapter.adoptions, chapter.targets)
    tables: Tables = {name: [] for name in FACTS}
    _units(tables, chapter, hierarchy, edges)
    for person in chapter.people:
        _person(tables, person, lineages)
    for entry in chapter.entries:
        _entry(tables, entry, lineages)
    tables["event"] += (_event(event) for event in _events(chapter, edges))
    _reasons(tables, chapter)
    return tables


def _units(tables: Tables, chapter: Chapter, hierarchy: Hierarchy, edges: Iterable[Edge]) -> None:
    for unit in chapter.units:
        life = (unit.founded_on, unit.dissolved_on)
        tables["unit"].append((unit.number, unit.kind, SECTOR, *life))
        tables["reach"] += hierarchy.reach[unit.number]
        tables["adoption"] += hierarchy.bound(unit.number)
        tables["local_target"] += hierarchy.asked(unit.number)
        if unit.declared is not None:
            tables["declared_size"].append((unit.number, unit.declared, *life))
    tables["edge"] += ((edge.superior, edge.unit, "leads", edge.since, edge.until) for edge in edges)


def _person(tables: Tables, person: Person, lineages: Lineages) -> None:
    number = person.number
    tables["membership"] += ((number, *stay) for stay in person.memberships)
    tables["attachment"] += ((number, stay.unit, stay.since, stay.until) for stay in person.attachments)
    for stay in person.posts:
        for post in lineages.of(Vocabulary.POST, stay.what):
            tables["post"].append((number, stay.unit, post, stay.since, stay.until))


def _entry(tables: Tables, entry: Entry, lineages: Lineages) -> None:
    paper, number = entry.paper, entry.number
    credit = paper.make_up_for or paper.day
    tables["entry"].append(
        (
            number,
            paper.state,
            paper.day,
            month_number(paper.day),
            week_number(paper.day),
            month_number(credit),
            week_number(credit),
            int(paper.make_up_for is not None),
            paper.headcount,
            paper.minutes,
        )
    )
    tables["entry_title"].append((number, paper.title))
    tables["entry_host"] += ((number, host) for host in entry.hosts)
    for form in paper.forms:
        tables["entry_form"] += ((number, each) for each in lineages.of(Vocabulary.FORM, form))
    tables["attendance"] += (_attendance(number, part, paper.tenths) for part in paper.parts)
    _agenda(tables, entry, lineages)
    for place, line in enumerate(paper.lines):
        line_id = number * PLACES + place
        tables["deliverable_label"].append((line_id, line.label))
        for kind in lineages.of(Vocabulary.DELIVERABLE, line.kind):
            tables["deliverable"].append((number, line_id, kind, line.amount))


def _attendance(entry: int, part: Part, tenths: int | None) -> Row:
    hours = part.tenths if part.tenths is not None else tenths if part.presence in THERE else None
    return (entry, part.person, part.presence, part.functions, hours or 0, int(hours is not None))


def _agenda(tables: Tables, entry: Entry, lineages: Lineages) -> None:
    for position, item in enumerate(entry.paper.agenda, 1):
        item_id = entry.number * PLACES + position
        tables["agenda_item"].append(
            (
                entry.number,
                item_id,
                position,
                item.kind,
                int(item.is_first_topic),
                item.result,
                item.follow_up,
                item.closed_on or FOREVER,
                item.expected,
                item.present,
                item.in_favour,
                item.against,
                item.abstained,
            )
        )
        tables["agenda_title"].append((item_id, item.title))
        for topic in item.topics:
            tables["agenda_topic"] += ((entry.number, item_id, each) for each in lineages.of(Vocabulary.TOPIC, topic))
        tables["agenda_directive"] += ((entry.number, item_id, str(each)) for each in item.directives)


def _event(event: Event) -> Row:
    ref = str(event.ref.number) if isinstance(event.ref, Ref) else event.ref
    day = event.day
    return (event.number, event.kind, event.unit, event.person, day, month_number(day), week_number(day), ref)


def _events(chapter: Chapter, edges: Iterable[Edge]) -> Iterator[Event]:
    """Events noted, and those that other rows imply, under numbers below zero."""
    yield from chapter.events
    for kind, place, number, unit, person, day, ref in _implied(chapter, edges):
        yield Event(-(number * PLACES + place), kind, unit, day, NEVER_RECORDED, person, ref)


NEVER_RECORDED: Any = None
Implied = tuple[str, int, int, int, int, Any, str]


def _implied(chapter: Chapter, edges: Iterable[Edge]) -> Iterator[Implied]:
    """Kind, its place, number of the row, unit, person, day, ref."""
    for unit in chapter.units:
        yield "founded", 0, unit.number, unit.number, 0, unit.founded_on, ""
        if unit.dissolved_on < FOREVER:
            last = type(unit.dissolved_on).fromordinal(unit.dissolved_on.toordinal() - 1)
            yield "dissolved", 1, unit.number, unit.number, 0, last, ""
    yield from _of_terms(chapter, edges)
    for person in chapter.people:
        yield from _of_person(person)
    for directive in chapter.directives:
        ref = str(directive.number)
        yield "directive_received", 9, directive.number, directive.unit, 0, directive.received_on, ref


def _of_terms(chapter: Chapter, edges: Iterable[Edge]) -> Iterator[Implied]:
    above: dict[int, list[Edge]] = {}
    for edge in edges:
        above.setdefault(edge.unit, []).append(edge)
    for term in chapter.terms:
        ref = str(term.number)
        yield "term_started", 2, term.number, term.unit, 0, term.started_on, ref
        yield "term_end", 3, term.number, term.unit, 0, term.ends_on, ref
        for edge in above.get(term.unit, ()):
            if edge.since <= term.ends_on < edge.until:
                yield "term_end_below", 4, term.number, edge.superior, 0, term.ends_on, ref


def _of_person(person: Person) -> Iterator[Implied]:
    number = person.number
    for place, stay in enumerate(person.posts):
        row = number * PLACES + place
        yield "appointed", 5, row, stay.unit, number, stay.since, stay.what
        if stay.until < FOREVER:
            yield "removed", 6, row, stay.unit, number, stay.until, stay.what
    probation = [stay for stay in person.memberships if stay.what == Standing.PROBATIONARY_MEMBER]
    for stay in probation[:1]:
        yield "accepted", 7, number, stay.unit, number, stay.since, ""
    for stay in person.memberships:
        if stay.what == Standing.FULL_MEMBER and any(each.until == stay.since for each in probation):
            yield "confirmed", 8, number, stay.unit, number, stay.since, ""


def _reasons(tables: Tables, chapter: Chapter) -> None:
    tables["declaration"] += ((each.unit, each.measure, each.since, each.until) for each in chapter.declarations)
    tables["declaration"] += ((each.unit, "*", each.since, each.until) for each in chapter.closings)
    tables["excuse"] += ((each.duty, each.unit, each.person, each.starts_on) for each in chapter.excuses)
    tables["waiver"] += ((each.duty, each.unit, each.person, each.since, each.until) for each in chapter.waivers)
