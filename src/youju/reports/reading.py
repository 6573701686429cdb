"""Reading kept reports: a run by its number, its figures, the records behind a figure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.composing import compose as composing
from youju.core.errors import Refusal
from youju.core.explain import State
from youju.core.measures import Measure
from youju.ledger.models import EntryForm, Host, Revision
from youju.members.models import Identity
from youju.organisation.models import Unit
from youju.reports.models import Figure, FigureRow, Run


@dataclass(frozen=True)
class Record:
    """One row behind a figure as people read it. `is_current`: the entry has not been corrected since."""

    day: date
    units: tuple[str, ...]
    title: str
    forms: tuple[str, ...]
    who: str
    weight: int
    base: int
    entry: UUID | None
    revision: int
    is_current: bool


def run_named(text: str) -> Run:
    """The run whose number is or begins with this. Raises Refusal where there is not exactly one."""
    wanted = text.strip().lower()
    runs = [
        run for run in Run.objects.select_related("unit").order_by("-written_at") if str(run.uid).startswith(wanted)
    ]
    if len(runs) != 1 or not wanted:
        raise Refusal(
            f"没有编号为“{text}”的报告。" if not runs else f"编号以“{text}”开头的报告不止一份，请多写几位。",
            "用 youju report list 查看写过的报告。",
        )
    return runs[0]


def figure_numbered(run: Run, text: str) -> Figure:
    """A figure of a run by its number, or by its title. Raises Refusal where there is none."""
    figures = Figure.objects.filter(run=run)
    found = figures.filter(number=int(text)) if text.isdecimal() else figures.filter(title=text)
    figure = found.first()
    if figure is None:
        raise Refusal(f"这份报告里没有数字“{text}”。", f"用 youju report show {str(run.uid)[:8]} 查看每个数字的编号。")
    return figure


def in_core(figure: Figure) -> composing.Figure:
    """A kept figure as the core knows it, for its words."""
    return composing.Figure(
        number=figure.number,
        measure=Measure.model_validate(figure.definition),
        state=State(figure.state),
        value=figure.value,
        base=figure.base,
        unnamed=figure.unnamed,
        by=figure.by,
        label=figure.label,
    )


def records(figure: Figure) -> list[Record]:
    """The rows a figure was counted from, in the order of days; their weights add up to its value."""
    return records_by_figure([figure])[figure.pk]


def records_by_figure(figures: Iterable[Figure]) -> dict[int, list[Record]]:
    """The rows behind several figures, in a few queries."""
    found: dict[int, list[Record]] = {figure.pk: [] for figure in figures}
    rows = list(FigureRow.objects.filter(figure_id__in=list(found)).order_by("day", "revision_id", "row_id"))
    for row, record in zip(rows, records_of(rows), strict=True):
        found[row.figure_id].append(record)
    return found


def records_of(rows: Sequence[FigureRow]) -> list[Record]:
    """Some rows as people read them, in a few queries."""
    known = _Known(rows)
    return [known.record(row) for row in rows]


class _Known:
    """What rows refer to, looked up at once."""

    def __init__(self, rows: Sequence[FigureRow]) -> None:
        numbers = {row.revision_id for row in rows}
        self.revisions = {each.pk: each for each in Revision.objects.filter(pk__in=numbers).select_related("entry")}
        people = {row.person_id for row in rows}
        self.names = dict(Identity.objects.filter(person_id__in=people).values_list("person_id", "name"))
        self.hosts: dict[int, list[str]] = defaultdict(list)
        for number, name in Host.objects.filter(revision_id__in=numbers).values_list("revision_id", "unit__name"):
            self.hosts[number].append(name)
        self.units = dict(Unit.objects.filter(pk__in={row.unit_id for row in rows}).values_list("id", "name"))
        terms = vocabulary(Vocabulary.FORM)
        self.forms: dict[int, list[str]] = defaultdict(list)
        for number, form in EntryForm.objects.filter(revision_id__in=numbers).values_list("revision_id", "form"):
            self.forms[number].append(terms.label(form))

    def record(self, row: FigureRow) -> Record:
        """A row with its words. An erased person is told by number alone."""
        revision = self.revisions.get(row.revision_id)
        unit = self.units.get(row.unit_id)
        return Record(
            day=row.day,
            units=tuple(self.hosts[row.revision_id]) or ((unit,) if unit else ()),
            title=revision.title if revision else "",
            forms=tuple(self.forms[row.revision_id]),
            who=self.names.get(row.person_id, f"（人员{row.person_id}）") if row.person_id else "",
            weight=row.weight,
            base=row.base,
            entry=revision.entry.uid if revision else None,
            revision=revision.number if revision else 0,
            is_current=revision is None or revision.superseded_at is None,
        )
