"""Learns again which phrases are told without one of their characters: python -m youju.library.reading_gaps FOLDER…

A phrase is one that lists hold, or some words in a row that texts of ours say again and again. A character of it may be
missing where what is left is never said by itself in these texts, is no row of known words, and is far less likely than
the phrase (core/reading/defects/gaps.py). What a folder's gold/defects.jsonl calls a defect is left out.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.following import Cut, Following, following
from youju.core.reading.patterns import regex
from youju.library.reading_following import texts_of
from youju.library.reading_lists import reading_lists

ARRAYS = Path(__file__).parent / "reading" / "gaps.npz"
SHORTEST, LONGEST = 4, 9
_OFTEN, _IN_TEXTS = 5, 4
"""How often, and in how many texts, words in a row stand that are a phrase."""
_IN_A_ROW = 5
_HEAD = 3
_LIKELIER = 2.0
"""By how many powers of ten a phrase must be likelier than what is left of it, with nothing around."""
_MAY_GO = "不未无没非的和与及了等"
"""Without them something else is said, or the same."""
_NUMERALS = "一二三四五六七八九十百千万两"
_LISTS = ("firm", "usual", "compounds", "long")
_RUN = regex("[一-龥]{4,}")
_HAN = regex("[一-龥]+")


def phrases_of(texts: Iterable[str], lists: Lists) -> list[str]:
    """The phrases of the lists and of texts, in order."""
    known = lists.once(following)
    often, within = Counter[str](), Counter[str]()
    for text in texts:
        said = Counter(each for run in _RUN.findall(text) for each in _rows_of_words(known.cut(run), run))
        often.update(said)
        within.update(said.keys())
    listed = (each for entry in _LISTS for each in lists.words("phrases", entry))
    named = {each for each in listed if SHORTEST <= len(each) <= LONGEST and _HAN.fullmatch(each)}
    return sorted(named.union(each for each, times in often.items() if times >= _OFTEN and within[each] >= _IN_TEXTS))


def _rows_of_words(cut: Cut, run: str) -> Iterator[str]:
    """Words in a row that begin and end with one of more than a character."""
    words = list(zip(cut.starts, cut.ends, strict=True))[1:-1]
    for first, (start, end) in enumerate(words):
        if end - start > 1:
            ends = (last for begin, last in words[first : first + _IN_A_ROW] if last - begin > 1)
            yield from (run[start:last] for last in ends if SHORTEST <= last - start <= LONGEST)


def holes_of(phrases: Sequence[str], texts: Iterable[str], known: Following) -> NDArray[Any]:
    """Which characters of each phrase may be missing, a bit for each."""
    said = _said(frozenset(rest for phrase in phrases for _, rest in _rests(phrase)), "\n".join(texts))
    found = [
        sum(1 << place for place, rest in _rests(phrase) if _tells(phrase, place, rest, said, known))
        for phrase in phrases
    ]
    return np.array(found, np.uint16)


def _rests(phrase: str) -> Iterator[tuple[int, str]]:
    for place, gone in enumerate(phrase):
        rest = phrase[:place] + phrase[place + 1 :]
        is_number = place == len(rest) and rest[-1] in _NUMERALS
        if gone not in _MAY_GO and not is_number and (place == 0 or phrase[place - 1] != gone):
            yield place, rest


Beside = Mapping[str, tuple[set[str], set[str]]]
"""What stands right before and right behind some strings."""


def _said(rests: frozenset[str], text: str) -> Beside:
    found: dict[str, tuple[set[str], set[str]]] = {}
    sizes: dict[str, set[int]] = {}
    for each in rests:
        sizes.setdefault(each[:_HEAD], set()).add(len(each))
    for at in range(1, len(text)):
        for size in sizes.get(text[at : at + _HEAD], ()):
            if (rest := text[at : at + size]) in rests:
                before, behind = found.setdefault(rest, (set(), set()))
                before.add(text[at - 1])
                behind.add(text[at + size : at + size + 1])
    return found


def _tells(phrase: str, place: int, rest: str, said: Beside, known: Following) -> bool:
    """Whether a phrase without a character is told from what else is said."""
    before, behind = said.get(rest, (set(), set()))
    by_itself = before - {phrase[0]} if place == 0 else behind - {phrase[-1]} if place == len(rest) else before
    if by_itself:
        return False
    cut = known.cut(rest)
    is_one_alone = any(end - start == 1 for start, end in zip(cut.starts, cut.ends, strict=True))
    return is_one_alone and _likelihood(known, phrase) - _likelihood(known, rest) >= _LIKELIER


def _likelihood(known: Following, said: str) -> float:
    """How likely words are, with nothing said of what stands around."""
    numbers = known.cut(said).numbers[1:-1]
    return known.share(numbers[0]) + known.likelihood_of(numbers, 1, len(numbers) - 1)


def main(folders: list[str]) -> None:
    """Learn and write. The same texts give the same bytes."""
    lists, texts = reading_lists(), [text for folder in folders for text in texts_of(Path(folder))]
    phrases = phrases_of(texts, lists)
    holes = holes_of(phrases, texts, lists.once(following))
    kept = [phrase for phrase, each in zip(phrases, holes, strict=True) if each]
    with ARRAYS.open("wb") as file:
        codes = np.frombuffer("\n".join(kept).encode("utf-16-le"), np.uint16)
        np.savez_compressed(file, allow_pickle=False, phrases=codes, holes=holes[holes > 0])
    missing = sum(int(each).bit_count() for each in holes)
    print(f"{ARRAYS.name}: {len(kept)} phrases, {missing} characters of theirs that may be missing")


if __name__ == "__main__":
    main(sys.argv[1:])
