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
    assert told("我们要不忘初心、牢记使", "word") == ["使"]
    said = "各支部要加强理论学习和思想建设工作的落实"
    assert said in told(f"{said}。{said}", "repeat")


@pytest.mark.parametrize("number", ["两", "十", "二十", "三十", "一百", "几十", "百余", "若干", "数十"])
@pytest.mark.parametrize("before", ["共计", "累计", "总计"])
def test_a_total_in_chinese_characters_is_a_number(before: str, number: str) -> None:
    for said in (
        f"组织学习，{before}{number}次。",
        f"参加志愿服务{before}{number}人次。",
        f"发放宣传册，{before}{number}份。",
    ):
        assert told(said, "slot.missing-number") == []
    assert told(f"安全生产，{before}连续{number}天。连续安全生产两天。", "slot.missing-number") == []


def test_a_total_without_a_number_is_none() -> None:
    assert told("组织学习，累计推送期。发放资料，共计培训次。", "slot.missing-number") != []
