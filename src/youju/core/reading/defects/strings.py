"""Strings of two and of four characters as numbers: so a text is held against tens of thousands of them at once."""

from collections.abc import Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.uint32, np.uint64, np.int64)

_ENCODING = "utf-16-le"
_BYTES = 2
_KINDS = {2: "<u4", 4: "<u8"}
"""How the numbers of as many characters are kept: 32 and 64 bits, of two bytes for each character."""


def numbers_of(strings: Iterable[str], size: int) -> frozenset[int]:
    """The numbers of strings of so many characters (2 or 4), none of them beyond the basic plane."""
    return frozenset(numbers_in_order(strings, size))


def numbers_in_order(strings: Iterable[str], size: int) -> list[int]:
    """The numbers of strings of so many characters (2 or 4), none of them beyond the basic plane, in their order."""
    numbers: list[int] = np.frombuffer("".join(strings).encode(_ENCODING), _KINDS[size]).tolist()
    return numbers


def numbers_of_threes(strings: Iterable[str]) -> NDArray[np.uint64]:
    """The numbers of strings of three characters, none of them beyond the basic plane, in their order."""
    codes = np.frombuffer("".join(strings).encode(_ENCODING), "<u2").astype(np.uint64)
    first, second, third = codes[::3], codes[1::3], codes[2::3]
    return first | second << np.uint64(16) | third << np.uint64(32)


def number_of(string: str) -> int:
    """The number of a string."""
    return int.from_bytes(string.encode(_ENCODING, "surrogatepass"), "little")


def string_of(number: int, size: int) -> str:
    """The string of so many characters that has a number."""
    return number.to_bytes(size * _BYTES, "little").decode(_ENCODING, "surrogatepass")


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Each number once, in order. NumPy's own `unique` reads in masked arrays first, a fiftieth of our start."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def among(others: NDArray[Number], numbers: NDArray[Number]) -> NDArray[np.bool_]:
    """Which of some numbers are among others, which are in order."""
    if not len(others):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, numbers), len(others) - 1)] == numbers
    return found
