"""Obligations of the reference that no shipped duty judges, each with its reason."""

from collections.abc import Mapping
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from youju.core.measures import Codes, Strict
from youju.core.rules.load import load_as
from youju.library.shelf import shipped_folder


class LeftOut(Strict):
    """Some obligations left out for one reason; `duty` names the shipped duties that ask the same."""

    ids: Codes = Field(min_length=1)
    what: str
    reason: str
    duty: Codes = ()


class LeftOutFile(Strict):
    """The content of left_out.yaml."""

    reasons: Mapping[str, str]
    left_out: tuple[LeftOut, ...]

    @model_validator(mode="after")
    def _reasons_are_known(self) -> Self:
        for row in self.left_out:
            if row.reason not in self.reasons:
                raise ValueError(f"没有这种理由：{row.reason}")
            if (row.reason == "same") != bool(row.duty):
                raise ValueError(f"{'、'.join(row.ids)}：理由为 same 时写 duty，否则不写")
        return self


@cache
def shipped_left_out() -> LeftOutFile:
    """What this package leaves out. Raises LibraryError."""
    text = shipped_folder().joinpath("left_out.yaml").read_text(encoding="utf-8")
    return load_as(LeftOutFile, text, "left_out.yaml")
