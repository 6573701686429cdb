"""Counts again which words follow which in texts of ours: python -m youju.library.reading_following FOLDER…

What a folder's gold/defects.jsonl calls a defect is left out. The words themselves stand in reading/following.yaml.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.following import counted, counted_words
from youju.library.reading_lists import reading_lists

ARRAYS = Path(__file__).parent / "reading" / "following.npz"
_LEFT_OUT = "\ue000"
"""What stands for what is left out: no word."""


def counts_of(folders: Iterable[Path]) -> dict[str, NDArray[Any]]:
    """The arrays for the texts of some folders."""
    return counted((text for folder in folders for text in texts_of(folder)), counted_words(reading_lists()))


def texts_of(folder: Path) -> Iterator[str]:
    """The texts of a folder without what its gold calls a defect."""
    gold = folder / "gold" / "defects.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()] if gold.exists() else []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for row in rows:
            if row["doc"] == path.stem and row.get("is_defect") and row.get("start") is not None:
                text = text[: row["start"]] + _LEFT_OUT * (row["end"] - row["start"]) + text[row["end"] :]
        yield text


def main(folders: list[str]) -> None:
    """Count and write. The same texts give the same bytes."""
    arrays = counts_of(Path(each) for each in folders)
    with ARRAYS.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    print(f"{ARRAYS.name}: {len(arrays['seconds'])} pairs of words")


if __name__ == "__main__":
    main(sys.argv[1:])
