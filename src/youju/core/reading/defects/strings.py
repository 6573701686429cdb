"""Strings of two and of four characters as numbers: so a text is held against tens of thousands of them at once."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

_ENCODING = f"utf-16-{sys.byteorder[0]}e"
_BYTES = 2
_CODES = {2: "I", 4: "Q"}
"""How the numbers of as many characters are kept: 32 and 64 bits, of two bytes for each character."""


def numbers_of(strings: Iterable[str], size: int) -> frozenset[int]:
    """The numbers of strings of so many characters (2 or 4), none of them beyond the basic plane."""
    return frozenset(numbers_in_order(strings, size))


def numbers_in_order(strings: Iterable[str], size: int) -> Sequence[int]:
    """The numbers of strings of so many characters (2 or 4), none of them beyond the basic plane, in their order."""
    return _numbers("".join(strings).encode(_ENCODING), size)


def numbers_in(content: str, size: int) -> Iterator[int]:
    """The numbers of every so many neighbouring characters (2 or 4) of a text, not in order."""
    encoded = content.encode(_ENCODING, "surrogatepass")
    shifted = (encoded[shift * _BYTES :] for shift in range(size))
    return chain.from_iterable(_numbers(each, size) for each in shifted)


def _numbers(encoded: bytes, size: int) -> "array[int]":
    return array(_CODES[size], encoded[: len(encoded) // (size * _BYTES) * (size * _BYTES)])


def number_of(string: str) -> int:
    """The number of a string."""
    return int.from_bytes(string.encode(_ENCODING), sys.byteorder)


def replaced(number: int, place: int, right: str, others: str, size: int) -> list[int]:
    """The numbers of a string of so many characters with that of a place replaced by each of some others."""
    shift = 8 * _BYTES * (place if sys.byteorder == "little" else size - 1 - place)
    without = number - (ord(right) << shift)
    return [without + (ord(other) << shift) for other in others]


def string_of(number: int, size: int) -> str:
    """The string of so many characters that has a number."""
    return number.to_bytes(size * _BYTES, sys.byteorder).decode(_ENCODING, "surrogatepass")
