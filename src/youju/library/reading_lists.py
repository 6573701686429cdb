"""The shipped word lists by which defects are found: every file of library/reading, read when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from youju.core.reading.defects.check import Lists
from youju.library.reading_entries import reading_entries


class _Files(Mapping[str, Mapping[str, Any]]):
    """The YAML files of reading/ by name without ending, and its arrays by name."""

    def __init__(self) -> None:
        self._folder = files("youju.library").joinpath("reading")
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            self._read[name] = self._arrays(name) if name.endswith(".npz") else reading_entries(name)
        return self._read[name]

    def _arrays(self, name: str) -> Mapping[str, Any]:
        with self._folder.joinpath(name).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return dict(arrays)

    def __iter__(self) -> Iterator[str]:
        return (each.name.removesuffix(".yaml") for each in self._folder.iterdir() if each.name.endswith(".yaml"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def reading_lists() -> Lists:
    """The shipped word lists."""
    return Lists(_Files())
