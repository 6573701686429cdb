"""Patterns for any of many words at once, and what shows quickly that a pattern cannot fit."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from threading import Lock
from typing import Any, cast

from youju.core.reading.beginnings import ANY, beginnings, is_quick
from youju.core.reading.compiled import compiled as compiled_pattern

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Searched(str):
    """A text that was searched at once for everything with which the patterns in BEGUN begin.

    `places`: where, in order, by the place of the pattern in BEGUN; of as many patterns as `patterns` says.
    """

    places: Mapping[int, Sequence[int]] = {}
    patterns = 0


BEGUN: list[frozenset[str]] = []
"""With what the matches of patterns begin: of those that were often looked for, and begin with little."""

_LOCK = Lock()
_NONE: Iterator[re.Match[str]] = iter(())
_OFTEN, _SELDOM, _LESS_SELDOM = 3, 125, 30
"""How often a pattern is looked for before it is worth knowing how it begins; in how many characters it may once, and
where the engine tries it at every character."""
_READ = 20_000
"""How much of a text is read for that."""


class _Later:
    """Stands for a pattern until one of its methods is first asked for.

    What `finditer` finds in a text that was searched before is found where the pattern may begin, and nowhere else; or,
    where that may be in many places, in the paragraphs in which a sign of it stands.
    """

    def __init__(self, source: str, flags: int, signs: Sequence[str]) -> None:
        self.pattern, self._flags, self._signs = source, flags, signs
        self._looked_for = 0
        self.finditer: Callable[..., Iterator[re.Match[str]]]

    def __getattr__(self, name: str) -> Any:
        compiled = compiled_pattern(_plain_digits(self.pattern), self._flags)
        self._scan: Callable[..., Iterator[re.Match[str]]] = compiled.finditer
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        self.finditer = self._finditer
        return getattr(self if name == "finditer" else compiled, name)

    def _finditer(self, string: str, *bounds: int) -> Iterator[re.Match[str]]:
        self._looked_for += 1
        if self._looked_for > _OFTEN:
            self._learn(string if not bounds else "")
        return self._scan(string, *bounds)

    def _found_begun(self, string: str, *bounds: int) -> Iterator[re.Match[str]]:
        """What `finditer` finds, once it is known how the pattern begins."""
        if bounds or type(string) is not Searched or string.patterns <= self._number:
            return self._scan(string, *bounds)
        places = string.places.get(self._number)
        return _beginning_at(places, self.match, string) if places else _NONE

    def _found_near(self, string: str, *bounds: int) -> Iterator[re.Match[str]]:
        """What `finditer` finds in the paragraphs of a text in which a sign stands."""
        if bounds or type(string) is not Searched:
            return self._scan(string, *bounds)
        return _within(_paragraphs_with(self._signs, string), self._scan, string)

    def _learn(self, string: str) -> None:
        """From now on look where the pattern may begin, unless it may in many places or other texts are searched."""
        source = _plain_digits(self.pattern)
        begun = beginnings(source, self._flags) if type(string) is Searched else frozenset()
        seldom = _SELDOM if begun and is_quick(source, self._flags) else _LESS_SELDOM
        read = string[:_READ]
        if begun and sum(read.count(each.rstrip(ANY)) for each in begun) * seldom < len(read):
            with _LOCK:
                BEGUN.append(begun)
                self._number = len(BEGUN) - 1
            self.finditer = self._found_begun
        else:
            self.finditer = self._found_near if 0 < len(self._signs) <= _FEW_SIGNS else self._scan


_FEW_SIGNS = 16
"""Of how many signs it is worth looking where each stands."""


def _paragraphs_with(signs: Iterable[str], string: str) -> Iterator[tuple[int, int]]:
    """The paragraphs in which one of some signs stands, in order, each with the line feeds around it."""
    found: dict[int, int] = {}
    for sign in signs:
        at = string.find(sign)
        while at >= 0:
            begin, end = string.rfind("\n", 0, at) + 1, string.find("\n", at + len(sign)) + 1 or len(string)
            found[begin] = max(end, found.get(begin, 0))
            at = string.find(sign, end)
    return ((max(0, begin - 1), found[begin]) for begin in sorted(found))


def _within(
    parts: Iterable[tuple[int, int]], scan: Callable[[str, int, int], Iterator[re.Match[str]]], string: str
) -> Iterator[re.Match[str]]:
    """The matches within parts of a text, of those that overlap the first."""
    last = 0
    for begin, end in parts:
        for found in scan(string, max(begin, last), end):
            yield found
            last = found.end()


_ESCAPE_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_DIGITS = "0-9０-９"


def _plain_digits(source: str) -> str:
    """The pattern with the digits that documents have for \\d: they are looked up faster than all there are."""
    return _ESCAPE_OR_CLASS.sub(_with_digits, source) if r"\d" in source else source


def _with_digits(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("["):
        return _ESCAPE.sub(lambda escape: _DIGITS if escape[0] == r"\d" else escape[0], found)
    return f"[{_DIGITS}]" if found == r"\d" else found


def _beginning_at(
    places: Iterable[int], match: Callable[[str, int], re.Match[str] | None], string: str
) -> Iterator[re.Match[str]]:
    """The matches that begin at some places, of those that overlap the first."""
    end = 0
    for at in places:
        if at >= end and (found := match(string, at)):
            yield found
            end = found.end()


def regex(source: str, flags: int = 0, signs: Sequence[str] = ()) -> re.Pattern[str]:
    """A pattern compiled when it is first used: hundreds are written down, and a text needs few of them.

    `signs`: strings of which one stands in each paragraph in which it fits.
    """
    return cast("re.Pattern[str]", _Later(source, flags, signs))


NEVER = "(?!)"
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()&~-]")


_BEGINNING = re.compile(r"(?:\(\?<[!=][^()]*\))*(?P<first>\\d|[^\\.^$*+?{}\[\]|()&~-])(?![*?]|\{[0,])")


def next_of(words: Iterable[str]) -> str:
    """A pattern for the place before any of some words: what comes next is how one begins. It costs little to fail.

    It fits everywhere where one of the words is a pattern that does not begin with a character or a digit.
    """
    beginnings = [None if _has_alternatives(word) else _BEGINNING.match(word) for word in words]
    firsts = {each["first"] for each in beginnings if each}
    return f"(?=[{''.join(sorted(firsts))}])" if firsts and all(beginnings) else ""


def _has_alternatives(pattern: str) -> bool:
    return "|" in pattern and "|" in _without_groups(pattern)


_UNSURE = re.compile(r"\\.|\[\^?(?:\\.|[^\\\]])*\]|[.^$]")
_GROUP = re.compile(r"\([^()]*\)")
_REPEATED = re.compile(r".(?:[?*+]|\{[^}]*\})", re.DOTALL)


def signs_of(pattern: str) -> tuple[str, ...]:
    """Strings of which one stands wherever a pattern fits; none where it does not show any."""
    bare = _without_groups(pattern)
    signs = [max(branch.split("\0"), key=len) for branch in _REPEATED.sub("\0", bare).split("|")]
    return tuple(signs) if all(signs) else ()


def _without_groups(pattern: str) -> str:
    """A pattern with \\0 for each group and for whatever may be any character."""
    bare = _UNSURE.sub("\0", pattern)
    while (less := _GROUP.sub("\0", bare)) != bare:
        bare = less
    return bare


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words (patterns stay patterns), longer ones first; for none of none.

    The same words give the same pattern in every process, so that what it is compiled to can be kept.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    runs = ((is_plain, list(run)) for is_plain, run in groupby(ordered, key=_is_plain))
    patterns = [each for is_plain, run in runs for each in (_branches(run) if is_plain else map(_begun, run))]
    return f"(?:{'|'.join(patterns)})" if patterns else NEVER


def last_of(words: Iterable[str], ahead: str = "") -> str:
    """A pattern for the last character of any of some plain words, where the word stands: most places fail at once.

    `ahead`: a pattern for what stands behind, where that fails sooner.
    """
    plain = sorted(set(words), key=len)
    behind = "|".join(f"(?<={any_of(each)})" for _, each in groupby(plain, key=len))
    return f"[{''.join(sorted({word[-1] for word in plain}))}]{ahead}(?:{behind})" if plain else NEVER


_NOT_BEHIND = re.compile(r"(?P<not>\(\?<!\[[^\]\\]*\])\)(?P<first>[^\\.^$*+?{}\[\]|()&~-])(?![*+?{])")


def _begun(pattern: str) -> str:
    """(?<![ab])c as c(?<![ab]c), which fails at once where another character stands."""
    return _NOT_BEHIND.sub(r"\g<first>\g<not>\g<first>)", pattern, count=1) if pattern.startswith("(?<![") else pattern


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
