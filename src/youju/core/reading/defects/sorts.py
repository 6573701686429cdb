"""Of which sort a unit is, school, hospital, mine or section, and which sorts have nothing to do with each other."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from youju.core.reading.defects.check import Lists


class Sorts(NamedTuple):
    """The words the names of each sort end in, and the sorts each stands in no relation to."""

    words: Mapping[str, tuple[str, ...]]
    unrelated: Mapping[str, tuple[str, ...]]


def sorts(lists: Lists) -> Sorts:
    """As shipped."""
    return Sorts(_rows(lists, "sorts"), _rows(lists, "unrelated"))


def _rows(lists: Lists, entry: str) -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in lists.words("naming", entry))
    return {sort: tuple(words.split("/")) for sort, _, words in rows}


def sort_of(lists: Lists, names: Iterable[str]) -> str:
    """Of which sort a unit is, by the longest word one of its names ends in; nothing where they tell none."""
    known = lists.once(sorts).words.items()
    ends = ((len(end), sort) for sort, words in known for end in words for name in names if name.endswith(end))
    return max(ends, default=(0, ""))[1]


def own_sort(lists: Lists, names: Iterable[str]) -> str:
    """Of which sort the own unit is, or the one it is a part of: 白石机务段检修车间 is of a section."""
    known = lists.once(sorts).words.items()
    within = ((sort, end) for sort, words in known for end in words if len(end) > 1)
    ends = ((len(end), sort) for sort, end in within for name in names if end in name)
    return sort_of(lists, names) or max(ends, default=(0, ""))[1]


def is_unrelated(lists: Lists, name: str, own: Iterable[str], *, is_body: bool = False) -> bool:
    """Whether a unit is of a sort that is neither above nor below the own.

    Some sorts of units (marked * in the list) act in the documents of many, and only their Party bodies do not.
    """
    unrelated = lists.once(sorts).unrelated.get(own_sort(lists, own), ())
    sort = sort_of(lists, [name])
    return sort in unrelated or (is_body and f"{sort}*" in unrelated)
