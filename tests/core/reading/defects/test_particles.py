"""的, 地, 得 and 在, 再 typed for each other: told by the words around, whether or not these were seen together."""

from pathlib import Path

import numpy as np
import pytest

from core.reading.defects.told import document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.particles import meant
from youju.library.reading_particles import ARRAYS, arrays_of

READING = Path(__file__).parents[1]
LEAST = 2.5
"""From which logarithm on a particle is told, at least."""
NEARLY, SELDOM = 5, 0.01
"""By how many tenths what a word speaks for may differ, and how seldom by more: processors differ in how they add."""


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("强化思想引领，建强执行有力地组织体系。", "地", "的"),
        ("广泛听取职工群众得意见，形成清单。", "得", "的"),
        ("支部对党员得教育管理抓得不紧。", "得", "的"),
        ("党员们默默的守在卡口。", "的", "地"),
        ("班组有条不紊的推进检修作业。", "的", "地"),
        ("一年来，再县委的坚强领导下，支部完成了换届。", "再", "在"),
        ("党员带头再急难险重任务中冲锋。", "再", "在"),
    ],
)
def test_a_particle_typed_for_another_is_told_with_what_is_meant(text: str, shown: str, right: str) -> None:
    assert [(text[at], each) for at, each, gain in meant(document(text)) if gain > LEAST] == [(shown, right)]
    assert any(shown in each.text and f"“{right}”" in each.message for each in inspect(document(text)))


@pytest.mark.parametrize(
    "text",
    [
        "建强执行有力的组织体系，积极地发挥作用，各项工作开展得有声有色。",
        "在县委的坚强领导下，支部再接再厉，工作再上新台阶，先学习再讨论。",
        "本地党员占多数，外地务工党员得到较好的照顾，双方取得的成绩来之不易。",
        "得1分的支部要整改，测评不得弄虚作假，各地得因地制宜。",
        "活动的开展更加方便，工作的落实得到好评，服务的提升看得见。",
        "地",
        "的的的",
    ],
)
def test_particles_where_they_belong_are_not_told(text: str) -> None:
    assert [each.text for each in inspect(document(text)) if each.code == "word.particle"] == []


def test_nothing_is_meant_where_words_are_unknown() -> None:
    assert list(meant(document("魑魅地魍魉，饕餮得3分，XX的YY。"))) == []


@pytest.mark.verify
def test_what_is_shipped_was_learnt_from_our_texts() -> None:
    made = arrays_of([READING / "texts", READING / "clean", READING / "prose"])
    with np.load(ARRAYS) as shipped:
        old = "the texts have changed: python -m youju.library.reading_particles"
        assert made["learnt_from"].tolist() == shipped["learnt_from"].tolist(), old
        told = [arrays["rows"][arrays["which"]].astype(int) for arrays in (made, shipped)]
    differs = np.abs(told[0] - told[1]) > NEARLY
    assert differs.mean() < SELDOM, "learnt otherwise: python -m youju.library.reading_particles"
