"""Highlights: entries the writer chose, each in a sentence with how many took part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from youju.core.codes import Vocabulary
from youju.core.composing.compose import Figure, quoted
from youju.core.composing.document import Block, Span
from youju.core.explain import State
from youju.core.facts import Presence
from youju.core.measures import Measure, Subject, Verb
from youju.ledger.models import Attendance, EntryForm, Host, Revision
from youju.reports.blocks.writing import Writing, paragraph
from youju.reports.counting import Row

LONGEST_SUMMARY = 120
Grouped = Mapping[int, list[str]]


def highlights(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """A paragraph for each entry chosen, by day."""
    numbers = [each.pk for each in writing.highlights]
    hosts = _grouped(Host.objects.filter(revision_id__in=numbers).order_by("id").values_list("revision", "unit__name"))
    forms = _grouped(EntryForm.objects.filter(revision_id__in=numbers).order_by("id").values_list("revision", "form"))
    present = Attendance.objects.filter(revision_id__in=numbers, presence=Presence.PRESENT).order_by("id")
    people: dict[int, list[Row]] = defaultdict(list)
    days = {each.pk: each.started_on for each in writing.highlights}
    for revision, row, person in present.values_list("revision", "id", "person"):
        people[revision].append(Row(revision, row, person, 0, days[revision], 1, 0, ""))
    return [_sentence(writing, each, hosts, forms, people[each.pk]) for each in writing.highlights]


def _grouped(pairs: Iterable[tuple[int, str]]) -> Grouped:
    found: dict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _sentence(writing: Writing, each: Revision, hosts: Grouped, forms: Grouped, people: list[Row]) -> Block:
    day = f"{each.started_on.month}月{each.started_on.day}日"
    labels = [writing.words[Vocabulary.FORM].label(form) for form in forms[each.pk]]
    kind = "" if any(label in each.title for label in labels) else (labels or ["活动"])[0]
    doing = "联合开展" if len(hosts[each.pk]) > 1 else "开展"
    told: list[Span | str] = [f"{day}，{'、'.join(hosts[each.pk])}{doing}{kind}{quoted(each.title)}"]
    rows = [*people, *([Row(each.pk, 0, 0, 0, each.started_on, each.headcount, 0, "")] if each.headcount else [])]
    if rows and forms[each.pk]:
        told += ["，参加", _figure(writing, each, forms[each.pk], rows).words]
    return paragraph(*told, "。", _summary(each.summary))


def _figure(writing: Writing, each: Revision, forms: Sequence[str], rows: list[Row]) -> Figure:
    measure = Measure(verb=Verb.ATTENDANCES, subject=Subject.ENTRY, title="参加人次", unit="人次", form=tuple(forms))
    total = sum(row.weight for row in rows)
    figure = Figure(0, measure, State.COUNTED, total, records=len(rows), by="entry", label=each.title)
    return writing.book.add(figure, rows, ("entry", each.pk))


def _summary(text: str) -> str:
    """The first sentences of a summary, whole ones, up to LONGEST_SUMMARY characters."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SUMMARY:
        return line if not line or line[-1] in "。！？" else f"{line}。"
    end = max(line.rfind(mark, 0, LONGEST_SUMMARY) for mark in "。！？")
    return line[: end + 1]
