"""With which two characters a pattern's matches may begin, read from the pattern itself."""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

PAIR = 2
ANY = "\0"
"""Stands for any character."""

OPEN = "\1"
"""Stands for any character or the end: what follows a character that is looked for and not taken."""

AT_MOST, WIDEST, FEW = 600, 64, 8
"""How many beginnings are worth knowing; of how many characters a range is; with how many anything may follow."""

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_NOWHERE = (codes.ASSERT, codes.ASSERT_NOT, codes.AT)
_AHEAD = 1


class _Unknown(Exception):
    """A pattern that may begin with too much."""


def beginnings(pattern: str, flags: int = 0) -> frozenset[str]:
    """Strings of two characters with one of which every match begins, the second perhaps ANY.

    No strings where matches may begin with too many, with anything behind a common mark, or be shorter.
    """
    parsed = parser.parse(pattern, flags)
    try:
        found = _of_all(parsed)
    except _Unknown:
        return frozenset()
    is_known = all(len(each) == PAIR and _is_plain(each) for each in found)
    loose = [each for each in found if each[1:] == ANY]
    is_rare = len(loose) <= FEW and all("\u4e00" <= each[0] <= "\u9fff" for each in loose)
    return frozenset(found) if is_known and is_rare and not parsed.state.flags & re.IGNORECASE else frozenset()


def is_quick(pattern: str, flags: int = 0) -> bool:
    """Whether the engine passes over what no match begins with: a match begins with one of some characters, or the
    alternatives with one each."""
    nodes = parser.parse(pattern, flags)
    while len(nodes) and nodes[0][0] is codes.SUBPATTERN:
        nodes = nodes[0][1][-1]
    if not len(nodes):
        return False
    kind, argument = nodes[0]
    if kind is codes.BRANCH:
        return all(len(each) and each[0][0] is codes.LITERAL for each in argument[1])
    return kind in (codes.LITERAL, codes.IN)


def _is_plain(begun: str) -> bool:
    """Whether both characters stand in `Text.content` wherever they stand in `Text.masked`, and are of 16 bits."""
    is_known = begun[0] != ANY and OPEN not in begun
    return is_known and not any("\ue000" <= each <= "\uf8ff" or each > "\uffff" for each in begun)


def _of_all(nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    """With what a sequence may begin, shorter than two characters where all of it may be.

    What it looks for behind its last character counts too: 不(?=，) begins with 不，.
    """
    found, listed = {""}, list(nodes)
    last = max((at for at, (kind, _) in enumerate(listed) if kind not in _NOWHERE), default=-1)
    for at, (kind, argument) in enumerate(listed):
        if all(len(each) == PAIR for each in found):
            break
        is_behind = kind is codes.ASSERT and argument[0] == _AHEAD and at > last
        found = _joined(found, _looked_for(argument[1]) if is_behind else _of(kind, argument))
    return found


def _looked_for(nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    """With what begins what must stand behind a place, as strings that nothing is added to."""
    found = _of_all(nodes)
    return {""} if "" in found else {each.ljust(PAIR, OPEN) for each in found}


def _joined(firsts: set[str], seconds: set[str]) -> set[str]:
    found = {each for each in firsts if len(each) == PAIR}
    found |= {(first + second)[:PAIR] for first in firsts - found for second in seconds}
    if len(found) > AT_MOST:
        raise _Unknown
    return found


def _of(kind: Any, argument: Any) -> set[str]:
    if kind is codes.LITERAL:
        return {chr(argument)}
    if kind is codes.IN:
        return _of_class(argument)
    if kind is codes.BRANCH:
        return set().union(*map(_of_all, argument[1]))
    if kind is codes.SUBPATTERN:
        return _of_group(*argument)
    if kind is codes.ATOMIC_GROUP:
        return _of_all(argument)
    if kind in _REPEATS:
        return _repeated(*argument)
    if kind in (codes.ANY, codes.NOT_LITERAL):
        return {ANY}
    if kind in _NOWHERE:
        return {""}
    raise _Unknown


def _of_class(members: Iterable[tuple[Any, Any]]) -> set[str]:
    found: set[str] = set()
    for kind, argument in members:
        if kind is codes.LITERAL:
            found.add(chr(argument))
        elif kind is codes.RANGE and argument[1] - argument[0] < WIDEST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return {ANY}
    return found


def _of_group(number: Any, added: int, removed: int, nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    if added & re.IGNORECASE:
        raise _Unknown
    return _of_all(nodes)


def _repeated(least: int, most: int, nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    once, said, found = _of_all(nodes), {""}, set()
    for count in range(min(most, PAIR) + 1):
        if count >= min(least, PAIR):
            found |= said
        said = _joined(said, once)
    return found
