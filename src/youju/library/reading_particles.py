"""Learns again which of 的, 地 and 得 (在 and 再) stands between which words, from texts of ours.

    python -m youju.library.reading_particles FOLDER…

Multinomial logistic regression over what is known of the two words before and the two behind: how often each stood
before and behind the commonest words. What every word speaks for is kept, so that nothing but sums is left to do.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.following import Following, counted_words
from youju.core.reading.defects.particles import GROUPS, PLACES, STEPS
from youju.library.reading_following import texts_of
from youju.library.reading_lists import reading_lists

ARRAYS = Path(__file__).parent / "reading" / "particles.npz"
Floats = NDArray[np.float32]

_COMMONEST = 160
"""Beside so many words it is counted how often a word stood."""
_ROUNDS, _RATE, _KEPT = 600, np.float32(0.02), np.float32(2e-3)
"""Steps of learning, how far each goes at first, and how much of the weights each takes back."""
_LITTLE, _ENOUGH, _SCALE = np.float32(0.3), np.float32(30), np.float32(3)
"""What is added to a count and to all of a word's, and by what logarithms are divided."""
_SEEN = 2
"""How often a word stood at least of which something of its own is kept."""


class _Examples(NamedTuple):
    """Where a character of a group stood: the numbers of the words around it (see PLACES), and which it was."""

    around: NDArray[np.int64]
    which: NDArray[np.int64]


def arrays_of(folders: Sequence[Path]) -> dict[str, NDArray[Any]]:
    """What every word speaks for by group and place, in tenths; what speaks for each character by itself."""
    words = counted_words(reading_lists())
    known = Following(words, dict(reading_lists().arrays("following")))
    texts = [known.cut(text).numbers for folder in folders for text in texts_of(folder)]
    examples = [_examples(known, group, texts) for group in GROUPS]
    learnt = [_learn(known, group, each) for group, each in zip(GROUPS, examples, strict=True)]
    table = np.concatenate([each[0] for each in learnt], axis=2)
    table[known.counts < _SEEN] = table[0]
    rows, which = np.unique(table.reshape(len(table), -1), axis=0, return_inverse=True)
    return {
        "rows": rows.reshape(-1, *table.shape[1:]),
        "which": which.reshape(-1).astype(np.uint16),
        "alone": np.concatenate([each[1] for each in learnt]),
        "learnt_from": np.array([_checksum(each) for each in examples], np.uint32),
    }


def _checksum(examples: _Examples) -> int:
    """Of the same texts the same everywhere, which the weights are not: processors add in orders of their own."""
    return crc32(examples.which.astype("<i8").tobytes(), crc32(examples.around.astype("<i8").tobytes()))


def _examples(known: Following, group: str, texts: Iterable[Sequence[int]]) -> _Examples:
    numbers = [known.number[each] for each in group]
    around, which = [], []
    for text in texts:
        for at, number in _places(text, frozenset(numbers)):
            around.append([text[min(max(at + step, 0), len(text) - 1)] for step in PLACES])
            which.append(numbers.index(number))
    return _Examples(np.array(around), np.array(which))


def _places(text: Sequence[int], numbers: frozenset[int]) -> Iterator[tuple[int, int]]:
    return ((at, number) for at, number in enumerate(text) if number in numbers)


def _counts(known: Following, group: str) -> tuple[Floats, Floats]:
    """Of each word how often it stood before and behind the commonest words; the same for the words of the group."""
    own = [known.number[each] for each in group]
    common = [int(each) for each in np.argsort(-known.counts, kind="stable") if each and each not in own]
    beside: Floats = np.zeros((len(known.words), 2, _COMMONEST + len(own)), np.float32)
    for index, number in enumerate([*common[:_COMMONEST], *own]):
        for second, times in known.behind(number).items():
            beside[second, 1, index] = times
        for first in known.before(number):
            beside[first, 0, index] = known.behind(first)[number]
    return beside[:, :, :_COMMONEST], beside[:, :, _COMMONEST:]


def _features(known: Following, group: str) -> tuple[Floats, Floats, Floats]:
    """Of each word what is known by itself, by the characters of the group beside it, and how often it stood."""
    common, own = _counts(known, group)
    often: Floats = known.counts.astype(np.float32)
    sizes = np.array([len(each) for each in known.words])
    plain = np.stack([np.log(often + 1) / 5, sizes / 2, often == 0], axis=1)
    by_itself = np.concatenate((_shares(common.reshape(len(sizes), -1), often), plain), axis=1)
    return by_itself.astype(np.float32, copy=False), own, often


def _shares(counts: Floats, often: Floats) -> Floats:
    return (np.log((counts + _LITTLE) / (often[:, None] + _ENOUGH)) / _SCALE).astype(np.float32)


def _learn(known: Following, group: str, examples: _Examples) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """What every word speaks for at each place, over the first character of the group, in steps of a tenth."""
    by_itself, own, often = _features(known, group)
    blocks = []
    for place, step in enumerate(PLACES):
        numbers = examples.around[:, place]
        blocks.append(by_itself[numbers])
        if (side := _side(step)) is not None:
            counts = own[numbers, side]
            counts[np.arange(len(numbers)), examples.which] -= 1  # what stands there is what is to be guessed
            blocks.append(_shares(np.maximum(counts, 0), often[numbers]))
    inputs = np.concatenate(blocks, axis=1)
    mean, spread = inputs.mean(0), inputs.std(0) + np.float32(1e-6)
    weights = _fitted((inputs - mean) / spread, examples.which, len(group))
    alone = weights[-1] - (mean / spread) @ weights[:-1]
    scaled = weights[:-1] / spread[:, None]
    table, begin = [], 0
    for step in PLACES:
        side = _side(step)
        every = by_itself if side is None else np.concatenate((by_itself, _shares(own[:, side], often)), axis=1)
        table.append(every @ scaled[begin : begin + every.shape[1]])
        begin += every.shape[1]
    return _in_steps(np.stack(table, axis=1), alone)


def _side(step: int) -> int | None:
    """At the words right beside it counts of the group speak too: 0 where the word stands before it, 1 behind."""
    return {-1: 0, 1: 1}.get(step)


def _fitted(inputs: Floats, which: NDArray[np.int64], size: int) -> Floats:
    """The weights of each input, and of none, for each of `size` answers (Adam on the likelihood of all examples)."""
    inputs = np.concatenate((inputs, np.ones((len(inputs), 1), np.float32)), axis=1)
    wanted = np.eye(size, dtype=np.float32)[which]
    share = (1 / np.sqrt(np.bincount(which, minlength=size)))[which].astype(np.float32)
    share /= share.mean() * len(which)
    weights = np.zeros((inputs.shape[1], size), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for _ in range(_ROUNDS):
        scores = inputs @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = inputs.T @ ((likely - wanted) * share[:, None]) + _KEPT * weights
        first = np.float32(0.9) * first + np.float32(0.1) * slope
        second = np.float32(0.99) * second + np.float32(0.01) * slope**2
        weights -= _RATE * first / (np.sqrt(second) + np.float32(1e-8))
    return weights


def _in_steps(table: NDArray[Any], alone: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Over the first of the group, with the mean of every place moved to what speaks for it by itself."""
    table, alone = table[:, :, 1:] - table[:, :, :1], alone[1:] - alone[0]
    middle = table.mean(0)
    found = [
        np.clip(np.rint(each * STEPS), -127, 127).astype(np.int8) for each in (table - middle, alone + middle.sum(0))
    ]
    return found[0], found[1]


def main(folders: list[str]) -> None:
    """Learn and write."""
    arrays = arrays_of([Path(each) for each in folders])
    with ARRAYS.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    print(f"{ARRAYS.name}: {len(arrays['rows'])} words")


if __name__ == "__main__":
    main(sys.argv[1:])
