"""Sentences without end: what is told of them stays near what is wrong, in time and room that grow with the text."""

import random
import time
import tracemalloc

import pytest

from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected
from youju.inspecting.rows import AROUND, row_of

ENDLESS = ["“四个", "每年开展“三会一课”1次、", "每年1次", "研究3项、办结2项，", "一是", "第"]
ROOM = 1500
"""Bytes of memory for each character, at most."""

ONCE_SLOW = ["1", "〇", " ", "【》", "其中", "一"]
"""What took a minute in a hundred thousand characters, or would if it were looked back over from each place."""
LONG, SECONDS = 100_000, 10
"""Characters without end, and within how many seconds they are inspected."""
CHARACTERS = (
    "1５XxＸ×*_○□…Nn?？.·。，、；：！“”‘’《》（）()〔〕[]【】\"'-—–~～%％+/\\|#@&=<>"
    "^`{} \u3000\t\n"
    "一二十百千万〇两第初年月日人次名个项份元条期起党委支部会每其中为的和等由至在是不前后内以上余多共约达"
)
PARTS = (
    "每月 其中 、甲 1、 1. （1） 一、 （一） 一是 第一 1人， 1%， XX、 2023年 1月1日 全年 甲和 各"
    " 组织 党支部 《甲》 “甲” ，甲 甲。 甲： 由1 增长 1次 不少于 把 完成"
    " 年底前 1— 10分， http://a. 支部1 同比 1.1 党委党委 万 甲的"
)


@pytest.mark.parametrize("part", ONCE_SLOW)
def test_what_is_said_without_end_is_inspected_in_time(part: str) -> None:
    assert seconds(part) < SECONDS


@pytest.mark.verify
@pytest.mark.parametrize("seed", range(8))
def test_any_two_things_said_without_end_are_inspected_in_time(seed: int) -> None:
    chance = random.Random(seed)
    parts = [*CHARACTERS, *PARTS.split()]
    said = ["".join(chance.sample(parts, chance.choice((1, 2, 2, 3)))) for _ in range(25)]
    assert {each: took for each in said if (took := seconds(each)) >= SECONDS} == {}


def seconds(part: str) -> float:
    """How long it takes to inspect a part said again and again."""
    text = Text((part * (LONG // len(part) + 1))[:LONG])
    begun = time.process_time()
    inspected(text)
    return time.process_time() - begun


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
