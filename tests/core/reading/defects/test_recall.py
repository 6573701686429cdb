"""Compounds of many offices written wrong by rule: how many of them are told, of each kind of mistake."""

from collections.abc import Callable, Iterator

import pytest

from core.reading.defects.told import document
from youju.core.reading.defects.inspecting import inspect

COMPOUNDS = (
    *("紧紧围绕", "工学矛盾", "干部职工", "密切结合", "统筹兼顾", "责任落实", "党员管理", "组织生活", "廉洁自律"),
    *("监督执纪", "国家秘密", "涉密文件", "舆论引导", "正面宣传", "旅客运输", "施工现场", "设备检修", "隐患排查"),
    *("瓦斯治理", "掘进进尺", "医疗保障", "患者满意", "控辍保学", "教师培训", "公开招标", "财务报表", "资金使用"),
    *("物业管理", "垃圾分类", "矛盾纠纷", "专题研讨", "调查研究", "整改落实", "营商环境", "结对帮扶", "应急处置"),
)
TAKEN = {
    "围": "维",
    "盾": "循",
    "绕": "饶",
    "职": "织",
    "合": "和",
    "筹": "愁",
    "任": "认",
    "织": "识",
    "廉": "帘",
    "监": "坚",
    "密": "蜜",
    "舆": "与",
    "引": "因",
    "传": "船",
    "输": "书",
    "场": "厂",
    "修": "休",
    "患": "换",
}
FRAMES = ("一是继续抓好{}，推动各项任务见效。", "围绕{}开展了三次检查。")


def lost(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))


def changed(word: str) -> Iterator[str]:
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def replaced(word: str) -> Iterator[str]:
    yield from (word.replace(right, wrong) for right, wrong in TAKEN.items() if right in word)


@pytest.mark.parametrize(("mistaken", "least"), [(lost, 0.85), (changed, 0.95), (replaced, 0.95)])
def test_most_mistakes_in_common_compounds_are_told(mistaken: Callable[[str], Iterator[str]], least: float) -> None:
    texts = [frame.format(wrong) for word in COMPOUNDS for wrong in mistaken(word) for frame in FRAMES]
    told = [bool(inspect(document(text), select=["word", "phrase"])) for text in texts]
    assert sum(told) / len(told) >= least


def test_the_same_compounds_written_right_are_not_told() -> None:
    texts = [frame.format(word) for word in COMPOUNDS for frame in FRAMES]
    assert [text for text in texts if inspect(document(text), select=["word", "phrase"])] == []


@pytest.mark.parametrize("said", ["切切实实做好各项工作。", "扎扎实实推进项目建设。", "踏踏实实做好本职工作。"])
def test_a_word_with_each_character_said_twice_is_no_slip(said: str) -> None:
    assert not [found for found in inspect(document(said)) if found.code == "phrase.broken"]
