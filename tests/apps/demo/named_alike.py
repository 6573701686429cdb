"""The facts of loaded books under the generator's numbers, so that they can be laid beside the generator's own."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from youju.core.facts import FACTS
from youju.demo.fact_rows import PLACES
from youju.demo.life import chapters
from youju.demo.scale import Scale
from youju.ledger.models import AgendaItem, Deliverable, Directive, Revision
from youju.members.models import Person
from youju.organisation.models import Term, Unit

Row = tuple[Any, ...]
NAMELESS = {"event_id"}
"""Columns left out: numbers that the books and the generator give freely."""

OF_TERMS = {
    *("term_started", "term_end", "term_end_below", "term_reminder_sent"),
    *("term_extended", "term_completed", "election_reported"),
}


@dataclass
class Numbers:
    """The number in the books → the generator's number, by what it numbers."""

    unit: dict[int, int] = field(default_factory=dict)
    person: dict[int, int] = field(default_factory=lambda: {0: 0})
    entry: dict[int, int] = field(default_factory=dict)
    item: dict[int, int] = field(default_factory=dict)
    line: dict[int, int] = field(default_factory=dict)
    directive: dict[int, int] = field(default_factory=dict)
    term: dict[int, int] = field(default_factory=dict)


def numbers_of(scale: Scale) -> Numbers:
    """How the books of a loaded group number what the generator numbers."""
    told = list(chapters(scale))
    found = Numbers()
    found.unit = _by_uid(scale, "unit", (unit.number for each in told for unit in each.units), Unit)
    found.person |= _by_uid(scale, "person", (person.number for each in told for person in each.people), Person)
    found.directive = _by_uid(scale, "directive", (row.number for each in told for row in each.directives), Directive)
    terms = {(term.unit, term.started_on): term.number for each in told for term in each.terms}
    found.term = {each.pk: terms[found.unit[each.unit_id], each.started_on] for each in Term.objects.all()}
    uids = {scale.uid("entry", entry.number): entry.number for each in told for entry in each.entries}
    current = Revision.objects.filter(superseded_at=None).values_list("pk", "entry__uid")
    found.entry = {number: uids[uid] for number, uid in current}
    found.item = _placed(found.entry, AgendaItem.objects.values_list("revision_id", "pk").order_by("position"), 1)
    found.line = _placed(found.entry, Deliverable.objects.values_list("revision_id", "pk").order_by("pk"), 0)
    return found


def _by_uid(scale: Scale, what: str, numbers: Iterable[int], model: Any) -> dict[int, int]:
    uids = {scale.uid(what, number): number for number in numbers}
    return {number: uids[uid] for number, uid in model.objects.values_list("pk", "uid")}


def _placed(entries: Mapping[int, int], pairs: Iterable[tuple[int, int]], first: int) -> dict[int, int]:
    """The parts of entries in their order, as the generator numbers them."""
    seen: Counter[int] = Counter()
    found = {}
    for revision, number in pairs:
        if revision in entries:
            found[number] = entries[revision] * PLACES + first + seen[revision]
            seen[revision] += 1
    return found


def facts_of_books(name: str, numbers: Numbers) -> Counter[Row]:
    """The rows of a fact view under the generator's numbers; rows of superseded revisions left out."""
    columns = [column for column in FACTS[name] if column not in NAMELESS]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM facts.{name}")
        rows = [_renamed(name, dict(zip(columns, row, strict=True)), numbers) for row in cursor.fetchall()]
    return Counter(tuple(row.values()) for row in rows if None not in row.values())


def _renamed(name: str, row: dict[str, Any], numbers: Numbers) -> dict[str, Any]:
    names: dict[str, Callable[[Any], Any]] = {
        "unit_id": numbers.unit.get,
        "ancestor_id": numbers.unit.get,
        "superior_id": numbers.unit.get,
        "person_id": numbers.person.get,
        "entry_id": numbers.entry.get,
        "item_id": numbers.item.get,
        "line_id": numbers.line.get,
        "ref": lambda ref: _ref(name, row, ref, numbers),
    }
    return {column: names[column](value) if column in names else value for column, value in row.items()}


def _ref(name: str, row: Mapping[str, Any], ref: str, numbers: Numbers) -> str:
    if name == "agenda_directive" or row.get("kind") == "directive_received":
        return str(numbers.directive[int(ref)])
    return str(numbers.term[int(ref)]) if row.get("kind") in OF_TERMS else ref
