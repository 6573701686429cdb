"""Words by what is said of them: their sound, a character of theirs, what is left of them without one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.following import LONGEST

CHARACTER = 16
"""Bits of the number of a character."""
_MOST = 20_000
"""So many answers are kept in mind."""


class Index:
    """Numbers of words by what is said of them."""

    def __init__(self, keys: NDArray[np.uint64], numbers: NDArray[np.intp]) -> None:
        order = np.argsort(keys, kind="stable")
        self._keys, self._numbers = keys[order], numbers[order]
        self._asked: dict[int, frozenset[int]] = {}

    def of(self, key: int) -> frozenset[int]:
        """The numbers of those of which something is said; what is asked for is asked for again."""
        found = self._asked.get(key)
        if found is None:
            said = np.uint64(key)
            begin, end = np.searchsorted(self._keys, said), np.searchsorted(self._keys, said, "right")
            if len(self._asked) > _MOST:
                self._asked = {}
            found = self._asked[key] = frozenset(self._numbers[begin:end].tolist())
        return found

    def counts(self, keys: NDArray[np.uint64]) -> NDArray[np.intp]:
        """Of how many each is said."""
        found: NDArray[np.intp] = np.searchsorted(self._keys, keys, "right") - np.searchsorted(self._keys, keys)
        return found


def codes_of(words: Sequence[str]) -> NDArray[np.uint64]:
    """Of each word its four characters, 0 where it has no more, and for those beyond the basic plane."""
    codes = np.array(words, f"U{LONGEST}").view(np.uint32).reshape(-1, LONGEST)
    return np.where(codes >> np.uint32(CHARACTER), np.uint32(0), codes).astype(np.uint64)


def number_of(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The number of each row of four characters."""
    return codes @ (np.uint64(1) << np.arange(0, LONGEST * CHARACTER, CHARACTER, dtype=np.uint64))
