"""Of which sort a unit is, school, hospital, mine or section, and which sorts have nothing to do with each other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Lists
from youju.core.reading.patterns import any_of, regex


class Sorts(NamedTuple):
    """The words the names of each sort end in, the sorts each stands in no relation to, and the words as patterns."""

    words: Mapping[str, tuple[str, ...]]
    unrelated: Mapping[str, tuple[str, ...]]
    of: Mapping[str, str]
    ending: re.Pattern[str]
    within: re.Pattern[str]


def sorts(lists: Lists) -> Sorts:
    """As shipped."""
    words = _rows(lists, "sorts")
    of = {word: sort for sort, ends in words.items() for word in ends}
    within = any_of(word for word in of if len(word) > 1)
    return Sorts(words, _rows(lists, "unrelated"), of, regex(f"{any_of(of)}$"), regex(within))


def _rows(lists: Lists, entry: str) -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in lists.words("naming", entry))
    return {sort: tuple(words.split("/")) for sort, _, words in rows}


def sort_of(lists: Lists, names: Iterable[str]) -> str:
    """Of which sort a unit is, by the longest word one of its names ends in; nothing where they tell none."""
    known = lists.once(sorts)
    found = [match[0] for name in names if (match := known.ending.search(name))]
    return known.of[max(found, key=len)] if found else ""


def own_sort(lists: Lists, names: Sequence[str]) -> str:
    """Of which sort the own unit is, or the one it is a part of: 白石机务段检修车间 is of a section."""
    if sort := sort_of(lists, names):
        return sort
    known = lists.once(sorts)
    found = [each for name in names for each in known.within.findall(name)]
    return known.of[max(found, key=len)] if found else ""


def is_unrelated(lists: Lists, name: str, own: Sequence[str], *, is_body: bool = False) -> bool:
    """Whether a unit is of a sort that is neither above nor below the own.

    Some sorts of units (marked * in the list) act in the documents of many, and only their Party bodies do not.
    """
    unrelated = lists.once(sorts).unrelated.get(own_sort(lists, own), ())
    sort = sort_of(lists, [name])
    return sort in unrelated or (is_body and f"{sort}*" in unrelated)
