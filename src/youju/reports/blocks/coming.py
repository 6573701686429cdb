"""Next steps: gaps to make good, and what falls due in the next period."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from youju.core.codes import Vocabulary
from youju.core.composing.document import Block
from youju.core.explain import Judged, Status, cadence_words
from youju.core.measures import Verb
from youju.core.rules.model import Duty, Force
from youju.reports.blocks.writing import Writing, paragraph

MOST = 6
"""How many duties of an area are named."""


def next_steps(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """One paragraph for what is to be made good, one for each area with something coming."""
    return [*_make_good(writing), *_by_area(writing)]


def _make_good(writing: Writing) -> list[Block]:
    titles = list(dict.fromkeys(_stem(item.duty) for item in writing.gaps if _is_work(item)))
    if not titles:
        return []
    more = f"等{len(titles)}项" if len(titles) > MOST else ""
    return [paragraph(f"对照台账补短板，逐项落实责任、按期补齐：{'、'.join(titles[:MOST])}{more}。")]


def _by_area(writing: Writing) -> list[Block]:
    areas = writing.words[Vocabulary.AREA]
    found: dict[str, dict[str, Duty]] = defaultdict(dict)
    for item in writing.coming:
        if item.status is Status.OPEN and _is_work(item):
            found[item.duty.area].setdefault(item.duty.code, item.duty)
    ordered = [term for term in areas.terms if term.code in found]
    return [paragraph(f"{term.label}方面，抓好{_listed(found[term.code].values())}。") for term in ordered]


def _is_work(item: Judged) -> bool:
    """Whether it asks for something to be done, rather than for a limit or a share to be kept."""
    return item.duty.measure.verb not in (Verb.RATE, Verb.SIZE) and item.duty.force is not Force.MUST_NOT


def _listed(duties: Iterable[Duty]) -> str:
    named = list(dict.fromkeys(f"{_stem(duty)}（{cadence_words(duty)}）" for duty in duties))
    more = f"等{len(named)}项工作" if len(named) > MOST else ""
    return "、".join(named[:MOST]) + more


def _stem(duty: Duty) -> str:
    """What is to be done, in short: the measure's title where it has one; not that of a share (考察率)."""
    return duty.title if duty.measure.is_percent else duty.measure.title or duty.title
