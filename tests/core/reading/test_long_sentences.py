"""Sentences without end: what is told of them stays near what is wrong, in time and room that grow with the text."""

import tracemalloc

import pytest

from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected
from youju.inspecting.rows import AROUND, row_of

ENDLESS = ["“四个", "每年开展“三会一课”1次、", "每年1次", "研究3项、办结2项，", "一是", "第"]
ROOM = 1500
"""Bytes of memory for each character, at most."""


@pytest.mark.parametrize("part", ENDLESS)
def test_room_grows_with_the_text_only(part: str) -> None:
    inspected(Text(f"报告\n{part}"))
    text = Text("报告\n" + part * (20_000 // len(part)))
    tracemalloc.start()
    row = row_of("", inspected(text))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < ROOM * len(text.content)
    assert all(
        len(each["sentence"]["text"]) <= 2 * AROUND + len(each["text"]) for each in row["defects"] if each["sentence"]
    )


def test_what_stands_around_a_defect_holds_it_at_its_place() -> None:
    text = Text("报告\n" + "深入学习、" * 200 + "抓好意识形太工作、" + "深入学习、" * 200)
    for each in row_of("", inspected(text))["defects"]:
        if each["sentence"]:
            at = each["start"] - each["sentence"]["start"]
            assert each["sentence"]["text"][at : at + len(each["text"])] == each["text"]
