"""What holds for every text: true places, fixes that settle, no number or name changed, linear time."""

import re
from collections.abc import Iterable, Sequence
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.defects.told import document
from youju.core.reading.defects.inspecting import CHECKS, inspect
from youju.core.reading.found import Defect, Fix
from youju.formats.fixes import separate

WORDS = """
一、 （一） （二） 1. 2、 （1） ① 一是 二是 三是 第一， 加强理论学习 集团公司党委 党支部 局党组 全校 我院 召开会议
观看警示教育片 次 XX ×× …… ** ____ x * 12 3.5 % 98％ 人次 万元 名 份 其中 已办结 正在办理 ， 。 ； 、 ： “四个意识” ” “
《条例》 《 》 （ ） ( ) 2023年 2月30日 6月底前 等5项制度 &nbsp; <br> （责任编辑：admin） 下一步打算 应到30人，实到32人
率 共计 领导领导 的的 , . ! " - —
"""
BLANK = (
    "\n",
    "\n",
    " ",
    "\u3000",
    "\t",
    "\r",
    "\u200b",
    "\ufffd",
    "年 月 日",
    "第 3 页 共 5 页",
    "PAGE \\* MERGEFORMAT",
)
PIECES = (*WORDS.split(), *BLANK)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def fixes_of(defects: Iterable[Defect]) -> Sequence[Fix]:
    return separate([each.fix for each in defects if each.fix])


def fixed(content: str, defects: Iterable[Defect]) -> str:
    """The text with the fixes made that are made together."""
    for fix in reversed(fixes_of(defects)):
        content = content[: fix.span.start] + fix.replacement + content[fix.span.end :]
    return content


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_every_defect_quotes_the_text_at_its_place(content: str) -> None:
    for found in inspect(document(content)):
        assert found.code in CHECKS
        assert found.message
        if found.span is not None:
            assert 0 <= found.span.start < found.span.end <= len(content)
            assert content[found.span.start : found.span.end] == found.text
        for place in found.related:
            assert 0 <= place.start < place.end <= len(content)


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_fixing_settles(content: str) -> None:
    once = content
    for _ in range(ROUNDS):
        once = fixed(once, inspect(document(once)))
    assert fixed(once, inspect(document(once))) == once


ROUNDS = 3
"""Fixes that overlap in one place are made one after the other."""


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_fix_changes_no_number(content: str) -> None:
    after = fixed(content, inspect(document(content)))
    assert NUMBERS.findall(after) == NUMBERS.findall(content)


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_fix_leaves_no_more_defects_of_its_code(content: str) -> None:
    found = inspect(document(content))
    for code in {each.code for each in found if each.fix}:
        mended = fixed(content, [each for each in found if each.code == code])
        after = [each for each in inspect(document(mended), select=[code]) if each.code == code]
        unmended = [each for each in found if each.code == code]
        assert len(after) <= len(unmended) - len(fixes_of(unmended)), code


@pytest.mark.verify
def test_time_grows_with_length_only() -> None:
    part = "一、加强学习\n组织党员观看警示教育片XX部，受教育36人次，其中党员20人、群众16人。各党支部要认真落实。\n"
    small, large = (min(seconds(part * count) for _ in range(5)) for count in (100, 1000))
    assert large < 25 * small + 0.2


def seconds(content: str) -> float:
    given_document = document(content)
    began = process_time()
    inspect(given_document)
    return process_time() - began
