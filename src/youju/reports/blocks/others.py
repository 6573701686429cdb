"""What else was done: forms, deliverables and topics in the books that the template's own sentences do not name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from youju.core.codes import Term, Terms, Vocabulary
from youju.core.composing.compose import Figure
from youju.core.composing.document import Block, Span
from youju.core.measures import Measure, Subject, Verb
from youju.ledger.models import AgendaTopic, Deliverable, EntryForm
from youju.reports.blocks.writing import Writing, joined, paragraph

Words = Mapping[Vocabulary, Terms]


def measures_of_books(words: Words) -> Iterator[Measure]:
    """A measure for each form, deliverable and topic that stands in an entry."""
    forms, kinds, topics = words[Vocabulary.FORM], words[Vocabulary.DELIVERABLE], words[Vocabulary.TOPIC]
    for code in _used(EntryForm, "form", forms):
        yield Measure(
            verb=Verb.COUNT, subject=Subject.ENTRY, code=f"form.{code}", title=forms.label(code), form=(code,)
        )
        title = f"{forms.label(code)}参加人次"
        yield Measure(
            verb=Verb.ATTENDANCES,
            subject=Subject.ENTRY,
            code=f"attendances.{code}",
            title=title,
            unit="人次",
            form=(code,),
        )
    for code in _used(Deliverable, "kind", kinds):
        term = kinds.by_code[code]
        yield Measure(
            verb=Verb.SUM,
            subject=Subject.DELIVERABLE,
            code=f"deliverable.{code}",
            title=term.label,
            unit=term.unit or "项",
            deliverable=(code,),
        )
    for code in _used(AgendaTopic, "topic", topics):
        yield Measure(
            verb=Verb.COUNT, subject=Subject.ENTRY, code=f"topic.{code}", title=topics.label(code), topic=(code,)
        )


def _used(model: type[EntryForm] | type[Deliverable] | type[AgendaTopic], column: str, terms: Terms) -> list[str]:
    """Codes that stand in the books, without those that others are cases of."""
    general = {term.is_a for term in terms.terms}
    found = set(model._default_manager.order_by().values_list(column, flat=True).distinct())
    return [term.code for term in terms.terms if term.code in found and term.code not in general]


def others(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """Forms and deliverables that no sentence of the template counts."""
    rest = [code for code in writing.book.counted if code.startswith(("form.", "deliverable."))]
    told = writing.mentioned | _told_by_what_came_of_them(writing)
    figures = [writing.book.whole(code) for code in rest if code not in told]
    shown = [_with_people(writing, figure) for figure in figures if figure.is_worth_telling]
    return [paragraph("此外，", *joined(shown, "，"), "。")] if shown else []


def _told_by_what_came_of_them(writing: Writing) -> set[str]:
    """Forms that a sentence tells by their deliverable: 签订责任书 by 责任书15份, 结对帮扶 by 结对户24户."""
    forms, kinds = writing.words[Vocabulary.FORM], writing.words[Vocabulary.DELIVERABLE].by_code
    made = [kinds[kind] for kind in _kinds_told(writing) if kind in kinds]
    return {f"form.{form.code}" for form in forms.terms if any(_names(form, kind) for kind in made)}


def _kinds_told(writing: Writing) -> set[str]:
    """Kinds of deliverable that the template's own measures add up to something."""
    return {
        kind
        for code, each in writing.book.counted.items()
        if each.measure.subject is Subject.DELIVERABLE
        if not code.startswith("deliverable.") and any(row.weight for row in each.rows)
        for kind in each.measure.deliverable
    }


def _names(form: Term, kind: Term) -> bool:
    """Whether a form is called after what it brings about."""
    return kind.label in form.label or not {form.label, *form.words}.isdisjoint({kind.label, *kind.words})


def _with_people(writing: Writing, figure: Figure) -> list[Span | str]:
    kind, _, code = str(figure.measure.code).partition(".")
    spans: list[Span | str] = [figure.measure.title, figure.words]
    people = writing.book.counted.get(f"attendances.{code}")
    if kind == "form" and people and sum(row.weight for row in people.rows) > figure.value:
        spans += ["（", writing.book.whole(f"attendances.{code}").words, "）"]
    return spans


def mentioned(measures: Iterable[Measure], words: Words) -> frozenset[str]:
    """The forms and deliverables that some measures count, as codes of `measures_of_books`."""
    kinds = words[Vocabulary.DELIVERABLE]
    found: set[str] = set()
    for measure in measures:
        if (
            measure.verb is Verb.COUNT
            and measure.subject is Subject.ENTRY
            and not (measure.topic or measure.first_topic)
        ):
            found |= {f"form.{form}" for form in measure.form}
        if measure.subject is Subject.DELIVERABLE:
            found |= {f"deliverable.{kind}" for kind in kinds.cases(measure.deliverable)}
    return frozenset(found)


def topics(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """How often each topic was on an agenda."""
    figures = [writing.book.whole(code) for code in writing.book.counted if code.startswith("topic.")]
    shown = sorted((each for each in figures if each.value), key=lambda each: -each.value)
    if not shown:
        return []
    parts: list[list[Span | str]] = [[figure.measure.title, figure.words] for figure in shown]
    return [paragraph("各类会议、学习和活动涉及的内容：", *joined(parts, "、"), "。")]
