"""Sentences of many trades that hold what a rule looks for and are right: none is told."""

from pathlib import Path

import pytest

from core.reading.defects.told import told

CODES = ("slot.gone", "slot.form", "word.mistaken", "word.doubled", "leftover.note")
RIGHT = Path(__file__).with_name("right.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", RIGHT)
def test_it_is_not_told(sentence: str) -> None:
    text = f"工作情况报告\n一、工作情况\n{sentence}\n2026年2月10日\n"
    assert [found for code in CODES for found in told(text, code)] == []


def test_a_text_that_ends_within_what_is_looked_for_is_read_to_its_end() -> None:
    assert told("我们要不忘初心、牢记使", "slot.gone") == []
    said = "各支部要加强理论学习和思想建设工作的落实"
    assert len(told(f"{said}。{said}", "repeat.clause") + told(f"{said}。{said}", "repeat.sentence")) < 3
