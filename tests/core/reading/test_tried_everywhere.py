"""What is found where patterns may begin is all that is found anywhere."""

from pathlib import Path

import pytest

from core.reading.defects.told import document
from youju.core.reading.defects import check
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.found import Defect

TEXTS = [each.read_text(encoding="utf-8") for each in sorted(Path(__file__).parent.joinpath("texts").glob("*.txt"))]


def found() -> list[list[Defect]]:
    return [list(inspect(document(each))) for each in TEXTS]


def test_all_patterns_find_the_same_where_they_are_tried_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    found()  # by now every pattern that is often looked for is known
    where_they_may_begin = found()
    monkeypatch.setattr(check, "Searched", str)
    assert found() == where_they_may_begin
