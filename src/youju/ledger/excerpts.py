"""Why an entry was found: where the words stand that its title does not hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from youju.ledger.models import AgendaItem, Revision
from youju.ledger.private_notes import is_talk

BEFORE, AFTER = 12, 28
"""So many characters are shown before a word and after it."""
Text = tuple[str, str]
"""What a text is called, and the text."""


@dataclass(frozen=True)
class Excerpt:
    """A piece of a text with a word in it."""

    place: str
    before: str
    word: str
    after: str


def explain(entries: Iterable[Any], words: list[str]) -> None:
    """Give entries found by words their `excerpts`: none where the title holds all. Two queries at most."""
    entries = list(entries)
    lacking = {each.pk: [word for word in words if not _holds(each.title, word)] for each in entries}
    left = [each for each in entries if lacking[each.pk]]
    texts = _texts(left) if left else {}
    for each in entries:
        each.excerpts = list(_excerpts(lacking[each.pk], texts.get(each.pk, [])))


def _holds(text: str, word: str) -> bool:
    return word.lower() in text.lower()


def _texts(revisions: list[Any]) -> dict[int, list[Text]]:
    """The agenda, then what was said; that not of talks, which are not found by it."""
    titles, decisions = _agenda(revisions)
    found = {each.pk: titles[each.pk] for each in revisions}
    open_ones = Revision.objects.filter(~is_talk(), pk__in=list(found)).values_list("pk", "resolutions", "summary")
    for number, resolutions, summary in open_ones:
        found[number] = [*titles[number], *decisions[number], ("决议", resolutions), ("内容", summary)]
    return found


def _agenda(revisions: list[Any]) -> tuple[defaultdict[int, list[Text]], defaultdict[int, list[Text]]]:
    """Titles and decisions of agenda items, by revision."""
    titles: defaultdict[int, list[Text]] = defaultdict(list)
    decisions: defaultdict[int, list[Text]] = defaultdict(list)
    items = AgendaItem.objects.filter(revision__in=revisions).order_by("revision_id", "position")
    for number, title, decision in items.values_list("revision_id", "title", "decision"):
        titles[number].append(("议题", title))
        decisions[number].append(("决议", decision))
    return titles, decisions


def _excerpts(words: list[str], texts: list[Text]) -> Iterator[Excerpt]:
    """One for each text that is the first to hold some of the words."""
    shown = set()
    for word in words:
        found = next((each for each in texts if _holds(each[1], word)), None)
        if found and found not in shown:
            shown.add(found)
            yield _excerpt(*found, word)


def _excerpt(place: str, text: str, word: str) -> Excerpt:
    text = " ".join(text.split())
    at = text.lower().find(word.lower())
    end = at + len(word)
    before = text[:at] if at <= BEFORE else f"…{text[at - BEFORE : at]}"
    after = text[end:] if len(text) - end <= AFTER else f"{text[end : end + AFTER]}…"
    return Excerpt(place, before, text[at:end], after)
