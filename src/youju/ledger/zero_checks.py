"""What the books hold against a zero: the first entry or event that a measure would count."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection

from youju.core.codes import Vocabulary
from youju.core.facts import Presence
from youju.core.measures import Measure, Subject, Verb
from youju.core.periods import Period
from youju.ledger.zeros import COUNTED
from youju.library.shelf import shipped_library
from youju.organisation.models import Unit

Condition = tuple[str, list[Any]]


def held_against(unit: Unit, code: str, period: Period) -> str:
    """The first thing of a period that a measure counts at a unit, as 标题（日期）; '' where there is none.

    `code` is that of a measure or of a duty, whose measure is meant; of one that is not the library's nothing is told.
    """
    measure = _measure(code)
    if measure is None or measure.verb not in COUNTED:
        return ""
    found = _event if measure.subject is Subject.EVENT else _entry
    named = found(unit.pk, measure, period)
    return f"“{named[0]}”（{named[1]}）" if named else ""


def _measure(code: str) -> Measure | None:
    library = shipped_library()
    if code in library.measures:
        return library.measures[code]
    duties = (duty for edition in library.rulebooks for duty in edition.rulebook.duties if duty.code == code)
    return next((duty.measure for duty in duties), None)


def _entry(unit: int, measure: Measure, period: Period) -> tuple[str, date] | None:
    conditions = list(_conditions(measure))
    narrowed = "".join(f" AND {sql}" for sql, _ in conditions)
    values = [value for _, given in conditions for value in given]
    with connection.cursor() as cursor:
        cursor.execute(
            _ENTRY + narrowed + " ORDER BY entry.day, revision.entry_id LIMIT 1",
            [unit, period.start, period.end, *values],
        )
        row = cursor.fetchone()
    return (row[0], row[1]) if row else None


_ENTRY = """
    SELECT revision.title, entry.day
    FROM facts.entry AS entry
    JOIN facts.entry_host AS host ON host.entry_id = entry.entry_id
    JOIN ledger_revision AS revision ON revision.id = entry.entry_id
    WHERE host.unit_id = %s AND entry.day >= %s AND entry.day < %s AND entry.state = 'held'"""


def _conditions(measure: Measure) -> Iterator[Condition]:
    """What an entry must have to be counted, as SQL about `entry` with its values."""
    if measure.form:
        yield _has("entry_form", "form = ANY(%s)", list(measure.form))
    if measure.topic or measure.item or measure.first_topic:
        yield _item(measure)
    if measure.deliverable:
        amount = " AND amount > 0" if measure.verb is Verb.SUM else ""
        yield _has("deliverable", f"kind = ANY(%s){amount}", list(measure.deliverable))
    if measure.subject is Subject.MINUTES:
        yield "entry.minutes > 0", []
    if measure.verb in (Verb.PEOPLE, Verb.ATTENDANCES) or measure.subject is Subject.ATTENDANCE:
        yield _there(measure)


def _has(view: str, condition: str, *values: Any) -> Condition:
    return f"EXISTS (SELECT FROM facts.{view} AS part WHERE part.entry_id = entry.entry_id AND {condition})", [*values]


def _item(measure: Measure) -> Condition:
    parts: list[Condition] = []
    if measure.item:
        parts.append(("part.kind = %s", [str(measure.item)]))
    if measure.first_topic:
        parts.append(("part.first_topic = 1", []))
    if measure.topic:
        of_item = "SELECT FROM facts.agenda_topic AS topic WHERE topic.item_id = part.item_id AND topic.topic = ANY(%s)"
        parts.append((f"EXISTS ({of_item})", [list(measure.topic)]))
    return _has("agenda_item", " AND ".join(sql for sql, _ in parts), *(value for _, given in parts for value in given))


def _there(measure: Measure) -> Condition:
    """Somebody took part, by name or, where no function is asked, among those without one."""
    function = int(measure.function or 0)
    sql, values = _has(
        "attendance", "presence & %s <> 0 AND functions & %s = %s", int(measure.presence), function, function
    )
    unnamed = not function and bool(measure.presence & Presence.PRESENT)
    return (f"({sql} OR entry.headcount > 0)" if unnamed else sql), values


def _event(unit: int, measure: Measure, period: Period) -> tuple[str, date] | None:
    ref = " AND ref = ANY(%s)" if measure.ref else ""
    values: list[Any] = [unit, period.start, period.end, list(measure.event)]
    values += [list(measure.ref)] if measure.ref else []
    with connection.cursor() as cursor:
        cursor.execute(f"{_EVENT}{ref} ORDER BY day, event_id LIMIT 1", values)
        row = cursor.fetchone()
    label = shipped_library().codes[Vocabulary.EVENT].label(row[0]) if row else ""
    return (label, row[1]) if row else None


_EVENT = "SELECT kind, day FROM facts.event WHERE unit_id = %s AND day >= %s AND day < %s AND kind = ANY(%s)"
