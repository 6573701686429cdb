"""Texts without faults raise no alarm."""

from pathlib import Path

import pytest

from core.reading.defects.told import document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.found import Severity

TEXTS = sorted(Path(__file__).with_name("clean").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_without_faults_raises_no_alarm(path: Path) -> None:
    found = inspect(document(path.read_text(encoding="utf-8"), path.name))
    assert [(each.code, each.text, each.message) for each in found if each.severity is not Severity.INFO] == []


def test_there_are_texts_of_many_trades() -> None:
    assert len(TEXTS) >= 32
    assert sum(len(path.read_text(encoding="utf-8")) for path in TEXTS) > 72_000
