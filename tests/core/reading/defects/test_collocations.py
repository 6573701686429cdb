"""Collocations of many trades tell slips of one sound, as doubtful; nothing is left out of them or swapped in them."""

import pytest

from core.reading.defects.told import defects
from youju.core.reading.found import Severity
from youju.library.reading_lists import reading_lists

WORDS, NEIGHBOURS = (reading_lists().words("collocations", entry) for entry in ("words", "neighbours"))


@pytest.mark.parametrize(("words", "least"), [(WORDS, 20_000), (NEIGHBOURS, 10_000)])
def test_they_are_of_four_characters_each_once_and_in_order(words: tuple[str, ...], least: int) -> None:
    assert len(words) > least
    assert {len(each) for each in words} == {4}
    assert list(words) == sorted(set(words))


def test_neighbours_are_no_collocations_already_told() -> None:
    assert set(WORDS).isdisjoint(NEIGHBOURS)


@pytest.mark.parametrize("text", ["涉密人员及中层以上管理人员。", "中心组理论学习是新时期的任务。"])
def test_what_shares_an_end_with_another_word_is_no_slip_of_two_neighbours(text: str) -> None:
    assert defects(text, "phrase.broken") == []


@pytest.mark.parametrize(("text", "wrong"), [("上半年造成泄秘1起。", "造成泄秘"), ("做到无人直守。", "无人直守")])
def test_a_slip_in_one_is_doubtful_and_not_mended_by_itself(text: str, wrong: str) -> None:
    [found] = defects(text, "phrase.broken")
    assert (found.text, found.severity, found.fix) == (wrong, Severity.WARNING, None)


@pytest.mark.parametrize("text", ["坚持民主集中制。", "完成集中修任务。", "有限责任公司。"])
def test_what_is_one_but_for_a_character_left_out_or_meant_is_no_slip(text: str) -> None:
    assert defects(text, "phrase.broken") == []
