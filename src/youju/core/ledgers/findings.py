"""What a reading finds doubtful, with its place and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a finding asks for."""

    BLOCK = "block"  # nothing is taken over until it is settled
    FLAG = "flag"  # taken over, and marked
    NOTE = "note"  # worth knowing


WEIGHT_WORD = {Weight.BLOCK: "须先解决", Weight.FLAG: "存疑", Weight.NOTE: "提示"}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet; row 0 stands for the whole sheet."""

    sheet: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: where (column letter and heading may be ''), the cell's text, what about it, what to do.

    `rows` is how many rows have it, where it is told once for all of them.
    """

    weight: Weight
    code: str
    place: Place
    message: str
    advice: str = ""
    column: str = ""
    heading: str = ""
    text: str = ""
    rows: int = 1


def column_letter(index: int) -> str:
    """The letter of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
