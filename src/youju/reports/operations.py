"""Writing a report: counted, composed and kept with every figure's rows, in one transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.base.copying import copy_rows, take_ids
from youju.codes.queries import all_vocabularies
from youju.core.codes import Terms, Vocabulary
from youju.core.composing import compose as composing
from youju.core.composing.compose import Composed, compose
from youju.core.composing.document import Block, Document
from youju.core.composing.keeping import packed
from youju.core.composing.numbering import appearing, renumbered
from youju.core.composing.template import FigureRef, Template
from youju.core.errors import Refusal
from youju.core.explain import Judged, State, day_words
from youju.core.facts import EntryState
from youju.core.judge.run import FigureQuestion
from youju.core.measures import Measure, Subject, Verb
from youju.core.periods import Cadence, Period
from youju.duties.judging import Window, engine, keep_judged
from youju.duties.reading import Reading, items_due
from youju.ledger.models import Revision
from youju.ledger.reading import entries_of
from youju.library.shelf import shipped_library
from youju.organisation.models import Reach, Unit
from youju.reports.blocks.coming import next_steps
from youju.reports.blocks.gaps import gap_sums, problems
from youju.reports.blocks.highlights import highlights
from youju.reports.blocks.others import measures_of_books, mentioned, others, topics
from youju.reports.blocks.table import unit_table
from youju.reports.blocks.writing import Writing
from youju.reports.counting import Book, count
from youju.reports.models import Figure, FigureRow, Passage, Run
from youju.reports.templates import template_named
from youju.reports.zeros import zeros_of

HALF_YEAR = "half_year_report"
LONGEST_LIST = 20
"""Up to so many titles a form is broken down by title; more of them say little."""

WRITERS: Mapping[str, Callable[[Writing, Sequence[str]], list[Block]]] = {
    "highlights": highlights,
    "problems": problems,
    "next_steps": next_steps,
    "unit_table": unit_table,
    "others": others,
    "topics": topics,
}


@dataclass(frozen=True)
class Asked:
    """Which report: of what unit and period, how things stand on `as_of`.

    `highlights`: the entries to be told, by uid. `named`: the duties whose gaps are told as problems, by code; None:
    the weightiest.
    """

    unit: Unit
    period: Period
    as_of: date
    template: str = HALF_YEAR
    highlights: tuple[UUID, ...] = ()
    named: frozenset[str] | None = None


@dataclass(frozen=True)
class Written:
    """A report as kept, and as a document to be saved."""

    run: Run
    document: Document


def write_report(asked: Asked, *, by: Actor, at: datetime) -> Written:
    """Write a report and keep it. Raises Refusal for a period the unit did not exist in."""
    _check(asked)
    following = asked.period.next()
    keep_judged(Window(asked.period.start, following.end), at=at)
    with transaction.atomic():
        template, checksum = template_named(asked.template)
        writing, composed = _compose(asked, template)
        _add_unmentioned(writing.book)
        composed = _in_order_of_appearance(composed, writing.book)
        run = _keep(asked, composed, writing, checksum, by, at)
        audit("write_report", f"run:{run.uid}", by=by, at=at, unit=str(asked.unit.uid), period=asked.period.label)
    return Written(run, composed.document)


def _check(asked: Asked) -> None:
    template, _ = template_named(asked.template)
    if asked.period.cadence is not Cadence(template.front.cadence):
        raise Refusal(f"{asked.period.title}不是这种报告的期间。", "半年总结的期间写作 2026H1 或 2026年上半年。")
    unit = asked.unit
    if unit.valid_from >= asked.period.end or unit.valid_to <= asked.period.start:
        raise Refusal(
            f"“{unit.name}”在{asked.period.title}不存在。", f"它的起止日期：{unit.valid_from} 至 {unit.valid_to}。"
        )


def _compose(asked: Asked, template: Template) -> tuple[Writing, Composed]:
    words = all_vocabularies()
    used = {ref.measure for ref in template.figures()} | _of_tables(template)
    own = {code: measure for code, measure in shipped_library().measures.items() if code in used}
    measures = own | _further(own, words)
    units = _units(asked)
    book = _counted(asked, template, measures)
    book.unit_names = {str(number): unit.name for number, unit in units.items()}
    items = items_due(Reading(asked.unit, asked.period.start, asked.period.end, asked.as_of))
    book.zeros = zeros_of(items, units, asked.period)
    writing = Writing(
        unit=asked.unit,
        period=asked.period,
        as_of=asked.as_of,
        units=units,
        words=words,
        book=book,
        items=items,
        coming=_coming(asked),
        engine=engine(),
        mentioned=mentioned(own.values(), words),
        named=asked.named,
        highlights=_chosen(asked, units),
    )
    values = {ref: book.figures_of(ref) for ref in _in_order(template)}
    blocks = {block: WRITERS[block.name](writing, block.arguments) for block in template.blocks()}
    return writing, compose(template, _variables(asked), values, blocks)


def _in_order(template: Template) -> list[FigureRef]:
    """The places for figures, so that the numbers of one template's runs follow the same order."""
    return sorted(template.figures(), key=lambda ref: (ref.measure, ref.by, ref.top))


def _coming(asked: Asked) -> list[Judged]:
    following = asked.period.next()
    return items_due(Reading(asked.unit, following.start, following.end, min(asked.as_of, asked.period.last)))


def _of_tables(template: Template) -> set[str]:
    return {code for block in template.blocks() if block.name == "unit_table" for code in block.arguments[2].split()}


def _further(own: Mapping[str, Measure], words: Mapping[Vocabulary, Terms]) -> dict[str, Measure]:
    """Measures of what stands in the books and no measure of the template counts already."""
    known = {_definition(measure) for measure in own.values()}
    return {m.code: m for m in measures_of_books(words) if m.code and _definition(m) not in known}


def _definition(measure: Measure) -> str:
    return measure.model_dump_json(exclude={"code", "title", "unit"})


def _units(asked: Asked) -> dict[int, Unit]:
    reach = Reach.objects.filter(
        ancestor=asked.unit, valid_from__lt=asked.period.end, valid_to__gt=asked.period.start
    ).select_related("unit")
    ordered = reach.order_by("depth", "unit_id")
    alive = (
        row.unit for row in ordered if row.unit.valid_from < asked.period.end > asked.period.start < row.unit.valid_to
    )
    return {unit.pk: unit for unit in alive}


def _chosen(asked: Asked, units: Mapping[int, Unit]) -> tuple[Revision, ...]:
    """The entries to be told, by day. Raises Refusal where one is not an entry of the unit and period."""
    if not asked.highlights:
        return ()
    entries = entries_of(units, asked.period.start, asked.period.end)
    found = tuple(entries.filter(entry__uid__in=asked.highlights, state=EntryState.HELD))
    if len(found) < len(set(asked.highlights)):
        raise Refusal("选作亮点的记录，有的已经作废，或不在这个单位和期间。", "请重新选。")
    return found


def _counted(asked: Asked, template: Template, measures: Mapping[str, Measure]) -> Book:
    by: dict[str, set[str]] = defaultdict(set)
    for ref in template.figures():
        if ref.by:
            by[ref.measure].add(ref.by)
    for code in _of_tables(template):
        by[code].add("unit")
    for code, measure in measures.items():
        if _is_listed(measure):
            by[code].add("title")
    question = FigureQuestion(asked.unit.pk, asked.period.start, asked.period.end)
    return count(engine(), measures, by, question)


def _is_listed(measure: Measure) -> bool:
    """Whether its parts by title are worth keeping: times and attendances of a form."""
    plain = measure.verb in (Verb.COUNT, Verb.ATTENDANCES) and measure.subject is Subject.ENTRY
    return plain and bool(measure.form) and not measure.topic


def _add_unmentioned(book: Book) -> None:
    """Keep also what the text does not say, for whoever edits it: every measure with records, and its titles."""
    for code, counted in book.counted.items():
        if not counted.rows:
            continue
        book.whole(code)
        for by in ("title", "label"):
            if 1 < len(counted.parts.get(by, {})) <= LONGEST_LIST:
                book.figures_of(FigureRef(code, by))


def _in_order_of_appearance(composed: Composed, book: Book) -> Composed:
    """Figures of the text come first, in its order, then the others that have records; the rest are let go."""
    told = appearing(composed.document)
    beside = [number for number, each in book.figures.items() if number not in told and each.records]
    numbers = {old: new for new, old in enumerate([*told, *beside], 1)}
    book.renumber(numbers)
    return renumbered(composed, numbers)


def _variables(asked: Asked) -> dict[str, str]:
    return {
        "unit": asked.unit.name,
        "period": asked.period.title,
        "year": str(asked.period.start.year),
        "next_period": asked.period.next().title,
        "date": day_words(asked.as_of),
    }


def _keep(asked: Asked, composed: Composed, writing: Writing, checksum: str, by: Actor, at: datetime) -> Run:
    book = writing.book
    told = appearing(composed.document)
    run = Run.objects.create(
        template=asked.template,
        template_checksum=checksum,
        title=composed.document.title,
        unit=asked.unit,
        period=asked.period.label,
        valid_from=asked.period.start,
        valid_to=asked.period.end,
        as_of=asked.as_of,
        author=by.label,
        written_at=at,
        blocks=packed(composed.document.blocks),
        highlights=[str(each.entry.uid) for each in writing.highlights],
        gaps=gap_sums(writing),
        told_count=len(told),
        unfilled_count=sum(1 for number in told if book.figures[number].state is State.NO_RECORDS),
    )
    numbers = take_ids(Figure, len(book.figures))
    Figure.objects.bulk_create(
        _figure(number, run, figure) for number, figure in zip(numbers, book.figures.values(), strict=True)
    )
    _keep_rows(dict(zip(book.figures, numbers, strict=True)), book)
    Passage.objects.bulk_create(
        Passage(run=run, position=position, section=each.section, text=each.text, figures=list(each.figures))
        for position, each in enumerate(composed.passages, 1)
    )
    return run


def _figure(number: int, run: Run, figure: composing.Figure) -> Figure:
    return Figure(
        id=number,
        run=run,
        number=figure.number,
        measure=figure.measure.code or "",
        definition=figure.measure.model_dump(mode="json", exclude_defaults=True),
        title=figure.title,
        by=figure.by,
        label=figure.label,
        counted_in=figure.measure.unit,
        state=figure.state,
        value=figure.value,
        base=figure.base,
        unnamed=figure.unnamed,
    )


ROW = ("figure_id", "revision_id", "row_id", "person_id", "unit_id", "day", "weight", "base", "ref")


def _keep_rows(numbers: Mapping[int, int], book: Book) -> None:
    rows: Iterable[tuple[object, ...]] = (
        (numbers[figure], *row) for figure, rows_of in book.rows.items() for row in rows_of
    )
    copy_rows(FigureRow, ROW, rows)
