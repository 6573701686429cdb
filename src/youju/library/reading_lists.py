"""The shipped word lists by which defects are found: every file of library/reading, read when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from youju.core.reading.defects.check import Lists


class _Files(Mapping[str, Mapping[str, Any]]):
    """The YAML files of reading/ by name without ending."""

    def __init__(self) -> None:
        self._folder = files("youju.library").joinpath("reading")
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            text = self._folder.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
            self._read[name] = YAML(typ="safe").load(text)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return (each.name.removesuffix(".yaml") for each in self._folder.iterdir() if each.name.endswith(".yaml"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def reading_lists() -> Lists:
    """The shipped word lists."""
    return Lists(_Files())
