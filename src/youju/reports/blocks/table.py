"""A table of units and figures: counted, confirmed zero, no records and not owed are four different cells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from youju.core.composing.document import Block, FigureWords, Span, Table, Words
from youju.core.explain import Judged, State
from youju.organisation.models import Unit
from youju.reports.blocks.writing import OWED, Writing

NOT_OWED = "—"
Owed = dict[tuple[int, str], int]
"""How many of a measure were asked of a unit over the period, by unit and the measure's code."""


def unit_table(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """`caption | kinds | measures`: a row for each unit of those kinds, unless there is only one."""
    caption, kinds, measures = arguments
    wanted = writing_kinds(writing, kinds.split())
    units = [unit for unit in writing.units.values() if unit.kind in wanted]
    if len(units) < 2:
        return []
    owed = asked_for(writing.items)
    codes = [code for code in measures.split() if any(_has(writing, unit, code, owed) for unit in units)]
    rows = tuple(((Words(unit.name),), *(cell(writing, unit, code, owed) for code in codes)) for unit in units)
    header = ("党组织", *(writing.book.counted[code].measure.title for code in codes))
    return [Table(caption, header, rows, (3, *(2 for _ in codes)))]


def writing_kinds(writing: Writing, kinds: Iterable[str]) -> set[str]:
    """Kinds of unit with their special cases."""
    return next(terms for name, terms in writing.words.items() if name == "unit_kind").cases(kinds)


def asked_for(items: Iterable[Judged]) -> Owed:
    """The most that one duty asked for; several duties may count the same."""
    by_duty: dict[tuple[int, str, str], int] = defaultdict(int)
    for item in items:
        code = item.duty.measure.code
        if code and item.status in OWED and not item.person_id and not item.duty.measure.is_percent:
            by_duty[item.unit_id, code, item.duty.code] += item.least
    owed: Owed = {}
    for (unit, code, _), least in by_duty.items():
        owed[unit, code] = max(least, owed.get((unit, code), 0))
    return owed


def cell(writing: Writing, unit: Unit, code: str, owed: Owed) -> tuple[Span, ...]:
    """4次（应6次）, 无记录, 0次, or a dash where nothing is asked and nothing recorded."""
    asked = owed.get((unit.pk, code), 0)
    if not _has(writing, unit, code, owed):
        return (Words(NOT_OWED),)
    figure = writing.book.of_unit(code, unit.pk)
    if figure.state is State.NO_RECORDS:
        return (FigureWords("无记录", figure.tag, is_filled=False),)
    short = f"（应{asked}{figure.measure.unit}）" if figure.value < asked else ""
    return (figure.words, Words(short)) if short else (figure.words,)


def _has(writing: Writing, unit: Unit, code: str, owed: Owed) -> bool:
    """Whether something is asked of the unit, or recorded."""
    return bool(owed.get((unit.pk, code)) or writing.book.counted[code].parts["unit"].get(str(unit.pk)))
