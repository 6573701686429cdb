"""Finding entries by words, in their titles and texts and in their agenda.

Chinese has no spaces between words, so text is found by its pairs of characters: `ledger_grams` (migration 0003) gives
those of a text, indexes of revisions and of agenda items hold them, and what they propose is compared with the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value

from youju.ledger.models import AgendaItem
from youju.ledger.private_notes import is_talk
from youju.ledger.reading import in_force

Rows = QuerySet[Any]
MOST_WORDS = 6
RARE = 2000
"""Words in more entries than this are found soon by passing through the latest; rarer ones are looked up."""


class Grams(Func):
    """The pairs of characters in a title and in texts, with the title's single characters."""

    function = "ledger_grams"
    output_field = ArrayField(TextField())


class HasAll(Func):
    """Whether an array holds all members of another."""

    template = "%(expressions)s"
    arg_joiner = " @> "
    output_field = BooleanField()


def words_in(text: str) -> list[str]:
    """The words somebody typed, with spaces or commas between."""
    return [word for word in re.split(r"[\s，,、]+", text.strip()) if word][:MOST_WORDS]


def grams_of(word: str) -> list[str]:
    """What must be found for a word to be there: its pairs of characters; a single character by itself."""
    low = word.lower()
    return sorted({low[at : at + 2] for at in range(len(low) - 1)}) or [low]


def with_words(rows: Rows, text: str, *, is_wide: bool) -> Rows:
    """Those that have all the words: in the title, the text, or a title or a decision of the agenda.

    `is_wide`: whether there may be so many rows that one should not pass through all of them. Few are soon read, and
    sooner than words are looked up.
    """
    words = words_in(text)
    for word in words:
        rows = rows.filter(_has(word))
    rare = _rare(words) if words and is_wide else None
    return rows if rare is None else rows.filter(pk__in=rare)


def _has(word: str) -> Q:
    """What was said in a talk finds nothing, and a single character only titles."""
    in_title = Q(title__icontains=word) | _on_agenda(title__icontains=word)
    if len(word) == 1:
        return in_title
    said = Q(summary__icontains=word) | Q(resolutions__icontains=word) | _on_agenda(decision__icontains=word)
    return in_title | Q(said, ~is_talk())


def _on_agenda(**said: str) -> Q:
    """Asked of each entry by itself: as EXISTS the database might read the agenda of all entries first."""
    items = AgendaItem.objects.filter(revision=OuterRef("pk"), **said)
    return Q(pk=Subquery(items.values("revision_id")[:1]))


def _rare(words: list[str]) -> Iterable[int] | None:
    """The revisions with all the words' characters, where they are rare; None for words that are found soon anyway."""
    found = _proposed(words)
    few = [set(found[word]) for word in words if len(found[word]) <= RARE]
    if few:
        return reduce(and_, few)
    return None if len(words) == 1 or len(found[""]) > RARE else _together(words)


def _proposed(words: list[str]) -> dict[str, list[int]]:
    """Revisions with each word, and under "" those with all of them in one text: once for each text that has it; more
    than `RARE` of them are not all."""
    asked = {word: grams_of(word) for word in words}
    if len(words) > 1:
        asked[""] = sorted(set().union(*asked.values()))
    parts = [
        part.annotate(word=Value(word))[: RARE + 1].values_list("word", number)
        for word, grams in asked.items()
        for part, number in _places(grams)
    ]
    found: dict[str, list[int]] = defaultdict(list)
    for word, number in parts[0].union(*parts[1:], all=True):
        found[word].append(number)
    return found


def _places(grams: list[str]) -> tuple[tuple[Rows, str], tuple[Rows, str]]:
    """The revisions, and the agenda items, that hold the characters; each with where the revision's number stands."""
    wanted = Value(grams, output_field=ArrayField(TextField()))
    revisions = in_force().filter(HasAll(Grams(F("title"), F("summary"), F("resolutions")), wanted))
    items = AgendaItem.objects.filter(HasAll(Grams(F("title"), F("decision")), wanted))
    return (revisions, "pk"), (items, "revision_id")


def _together(words: list[str]) -> list[int] | None:
    """The revisions with words that are common each by itself; None where they are common together, too."""
    of_words = []
    for word in words:
        in_revisions, on_agenda = (part.values_list(number) for part, number in _places(grams_of(word)))
        of_words.append(in_revisions.union(on_agenda))
    found = [number for (number,) in of_words[0].intersection(*of_words[1:])[: RARE + 1]]
    return found if len(found) <= RARE else None
