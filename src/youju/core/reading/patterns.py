"""Patterns for any of many words at once, and what shows quickly that a pattern cannot fit."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Later:
    """Stands for a pattern until one of its methods is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern compiled when it is first used: hundreds are written down, and a text needs few of them."""
    return cast("re.Pattern[str]", _Later(source, flags))


NEVER = "(?!)"
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()&~-]")


_BEGINNING = re.compile(r"(?:\(\?<[!=][^()]*\))*(?P<first>[^\\.^$*+?{}\[\]|()&~-])(?![*?{])(?!.*\)\|)")


def next_of(words: Iterable[str]) -> str:
    """A pattern for the place before any of some words: what comes next is how one begins. It costs little to fail.

    It fits everywhere where one of the words is a pattern that does not begin with a character.
    """
    beginnings = [_BEGINNING.match(word) for word in words]
    firsts = {each["first"] for each in beginnings if each}
    return f"(?=[{''.join(sorted(firsts))}])" if firsts and all(beginnings) else ""


_UNSURE = re.compile(r"\\.|\[\^?(?:\\.|[^\\\]])*\]|[.^$]")
_GROUP = re.compile(r"\([^()]*\)")
_REPEATED = re.compile(r".(?:[?*+]|\{[^}]*\})", re.DOTALL)


def signs_of(pattern: str) -> tuple[str, ...]:
    """Strings of which one stands wherever a pattern fits; none where it does not show any."""
    bare = _UNSURE.sub("\0", pattern)
    while (less := _GROUP.sub("\0", bare)) != bare:
        bare = less
    signs = [max(branch.split("\0"), key=len) for branch in _REPEATED.sub("\0", bare).split("|")]
    return tuple(signs) if all(signs) else ()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words (patterns stay patterns), longer ones first; for none of none."""
    ordered = sorted(set(words), key=len, reverse=True)
    runs = ((is_plain, list(run)) for is_plain, run in groupby(ordered, key=_is_plain))
    patterns = [each for is_plain, run in runs for each in (_branches(run) if is_plain else run)]
    return f"(?:{'|'.join(patterns)})" if patterns else NEVER


def _is_plain(word: str) -> bool:
    return not _SPECIAL.search(word)


def _branches(words: Sequence[str]) -> list[str]:
    """A pattern for the words of each first character; at any place the longest that fits is tried first."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    return [first + _rest(each) for first, each in rests.items()]


def _rest(rests: Sequence[str]) -> str:
    """What may follow a character; where nothing may follow too, something is tried first."""
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    pattern, is_optional = _one_of(_branches(longer)), len(longer) < len(rests)
    if not is_optional:
        return pattern
    is_single = len(pattern) == 1 or pattern.startswith(("[", "(?:"))
    return f"{pattern}?" if is_single else f"(?:{pattern})?"


def _one_of(branches: Sequence[str]) -> str:
    if len(branches) == 1:
        return branches[0]
    return f"[{''.join(branches)}]" if all(len(each) == 1 for each in branches) else f"(?:{'|'.join(branches)})"
