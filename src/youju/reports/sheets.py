"""What a figure's sheet shows: its rows as far as they may be read, what it is made up of, how it was counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from youju.core.explain import State, amount
from youju.core.measures import Measure, Verb
from youju.ledger.models import Host, Revision
from youju.members.models import Attachment, Membership
from youju.organisation.models import Unit
from youju.reports.models import Figure, FigureRow, Run
from youju.reports.reading import Record, in_core, records_of

PER_SHEET = 30
MOST_PARTS = 12

Units = QuerySet[Any, Any]


@dataclass(frozen=True)
class PartOf:
    """A part of a figure: what it is called, what it adds, its share of the largest part in percent."""

    label: str
    shown: str
    percent: int


@dataclass(frozen=True)
class Sheet:
    """A figure opened. `hidden`: how many of its rows lie outside what may be read."""

    figure: Figure
    text: str
    records: list[Record]
    total: int
    hidden: int
    page: int
    by_month: list[PartOf]
    by_unit: list[PartOf]

    @property
    def is_share(self) -> bool:
        """Whether its rows have a base."""
        return in_core(self.figure).measure.is_percent

    @property
    def more(self) -> int:
        """The next page of rows; 0 where there is none."""
        return self.page + 1 if self.page * PER_SHEET < self.total else 0


def sheet(figure: Figure, units: Units, page: int = 1) -> Sheet:
    """A figure's sheet for whoever may read these units; a few queries whatever it was counted from."""
    rows = FigureRow.objects.filter(figure=figure)
    seen = readable(rows, units)
    every, total = rows.count(), seen.count()
    some = list(seen.order_by("day", "revision_id", "row_id", "id")[(page - 1) * PER_SHEET : page * PER_SHEET])
    measure = in_core(figure).measure
    return Sheet(
        figure=figure,
        text=in_core(figure).text,
        records=records_of(some),
        total=total,
        hidden=every - total,
        page=page,
        by_month=_by_month(seen, measure) if page == 1 else [],
        by_unit=_by_unit(seen, measure) if page == 1 else [],
    )


def readable(rows: QuerySet[FigureRow], units: Units) -> QuerySet[FigureRow]:
    """The rows bound to some of these units: by a host of their entry, by their unit, by where their person belongs."""
    hosted = Host.objects.filter(revision_id=OuterRef("revision_id"), unit__in=units)
    person = {"person_id": OuterRef("person_id"), "unit__in": units}
    belongs = Exists(Membership.objects.filter(**person)) | Exists(Attachment.objects.filter(**person))
    return rows.filter(
        Q(revision_id__gt=0) & Exists(hosted)
        | Q(revision_id=0, unit_id__in=units)
        | Q(revision_id=0, unit_id=0) & belongs
    )


def _by_month(rows: QuerySet[FigureRow], measure: Measure) -> list[PartOf]:
    months = rows.annotate(year=ExtractYear("day"), month=ExtractMonth("day")).values("year", "month")
    found = months.annotate(total=Sum("weight"), all=Sum("base")).order_by("year", "month")
    return _parts([(f"{row['month']}月", row["total"], row["all"]) for row in found], measure)


def _by_unit(rows: QuerySet[FigureRow], measure: Measure) -> list[PartOf]:
    """By the first host, or the unit of the row; the largest parts."""
    hosts = Host.objects.filter(revision_id=OuterRef("revision_id")).order_by("id").values("unit__name")[:1]
    own = Unit.objects.filter(pk=OuterRef("unit_id")).values("name")[:1]
    label = Coalesce(Subquery(hosts), Subquery(own), Value(""), output_field=CharField())
    found = rows.annotate(label=label).values("label").annotate(total=Sum("weight"), all=Sum("base"))
    largest = found.exclude(label="").order_by("-total", "-all", "label")[:MOST_PARTS]
    return _parts([(row["label"], row["total"], row["all"]) for row in largest], measure)


def _parts(found: Iterable[tuple[str, int, int]], measure: Measure) -> list[PartOf]:
    """Parts with their bars; none where there is only one."""
    parts = list(found)
    if len(parts) < 2 or measure.verb is Verb.SIZE:
        return []
    most = max(1, *(total for _, total, _ in parts))
    return [PartOf(label, _said(total, base, measure), round(total * 100 / most)) for label, total, base in parts]


def _said(total: int, base: int, measure: Measure) -> str:
    if measure.is_percent:
        return f"{total}／{base}"
    return f"{amount(total / 10 if measure.verb is Verb.HOURS else total)}{measure.unit}"


def weight_words(record: Record, figure: Figure) -> str:
    """What a row adds, as people read it."""
    return _said(record.weight, record.base, in_core(figure).measure)


@dataclass(frozen=True)
class Moved:
    """How the books changed since a report was written: entries it counted and corrected, entries written since."""

    corrected: int
    added: int

    def __bool__(self) -> bool:
        return bool(self.corrected or self.added)


def moved(run: Run, units: Units) -> Moved:
    """What happened to the books of the run's days since it was written, as far as these units show it."""
    counted = FigureRow.objects.filter(figure__run=run, revision_id__gt=0).values("revision_id")
    gone = Revision.objects.filter(pk__in=counted, superseded_at__gt=run.written_at)
    hosted = Host.objects.filter(revision=OuterRef("pk"), unit__in=units, unit__reached_from__ancestor=run.unit_id)
    added = Revision.objects.filter(
        Exists(hosted),
        number=1,
        superseded_at=None,
        written_at__gt=run.written_at,
        started_on__gte=run.valid_from,
        started_on__lt=run.valid_to,
    )
    return Moved(gone.count(), added.count())


def unfilled(run: Run, told: Iterable[int]) -> list[Figure]:
    """The figures of the text that have no records, in its order."""
    wanted = Figure.objects.filter(run=run, number__in=list(told), state=State.NO_RECORDS)
    return list(wanted.order_by("number"))
