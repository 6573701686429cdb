"""Which words follow which: how a text is cut, what is counted, and what is told by it."""

from math import log10
from pathlib import Path

import numpy as np
import pytest

from core.reading.defects.told import document, told
from youju.core.reading.defects.following import EDGE, LATIN, NUMBER, Following, counted, following
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.strange import words_of
from youju.core.reading.found import Severity
from youju.library.reading_following import ARRAYS, counts_of
from youju.library.reading_lists import reading_lists

READING = Path(__file__).parents[1]
COUNTED = [READING / "texts", READING / "clean", READING / "prose"]
WORDS = [EDGE, NUMBER, LATIN, "，", "。", "党", "员", "大", "会", "党员", "大会", "党员大会", "召开"]


def _of(text: str) -> Following:
    return Following(WORDS, counted([text], WORDS))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("召开党员大会。", ["召开", "党员大会", "。"]),
        ("党员大", ["党员", "大"]),
        ("召开12.5次ABC会", ["召开", "12.5", "次", "ABC", "会"]),
        ("𠮷党员", ["𠮷", "党员"]),
        ("", []),
        ("党", ["党"]),
    ],
)
def test_a_text_is_cut_into_its_longest_words(text: str, words: list[str]) -> None:
    cut = _of("召开").cut(text)
    assert [text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)] == ["", *words, ""]


def test_what_follows_is_counted_and_likely() -> None:
    known = _of("召开党员大会。召开党员大会。召开党员，")
    call, meeting, member = (known.number[each] for each in ("召开", "党员大会", "党员"))
    assert known.behind(call) == {meeting: 2, member: 1}
    assert known.before(member) == {call}
    kept = (2 - 0.75) / 3
    assert known.likelihood(call, meeting) > log10(kept)
    assert known.likelihood(call, meeting) > known.likelihood(call, member) > known.likelihood(meeting, member)
    assert known.were_seen(np.array([call, meeting, call], np.uint32)).tolist() == [True, False]


def test_unknown_words_are_counted_with_nothing() -> None:
    known = _of("召开甲党员。")
    assert known.behind(known.number["召开"]) == {}


def test_only_clauses_with_something_strange_are_cut_and_keep_their_places() -> None:
    text = document("召开党员大会。坚持严管和后爱结合，召开党员大会。\n深入学习。")
    cut = words_of(text)
    assert [text.content[start:end] for start, end in zip(cut.starts, cut.ends, strict=True) if end > start] == [
        *("。", "坚持", "严管", "和", "后", "爱", "结合", "，")
    ]


def test_the_shipped_counts_are_those_of_our_texts() -> None:
    with np.load(ARRAYS) as shipped:
        made = counts_of(COUNTED)
        assert {name: bool(np.array_equal(made[name], shipped[name])) for name in made} == dict.fromkeys(made, True), (
            "the texts have changed: python -m youju.library.reading_following " + " ".join(map(str, COUNTED))
        )


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("坚持严管和后爱相结合，关心关爱干部。", "后爱", "厚爱"),
        ("严格落实各项度制，抓好落实。", "度制", "制度"),
    ],
)
def test_a_word_that_hardly_stands_there_is_told_with_what_is_meant(text: str, shown: str, right: str) -> None:
    (found,) = [each for each in inspect(document(text)) if each.code == "word.unlikely"]
    assert (found.text, f"“{right}”" in found.message) == (shown, True)


def test_most_prose_raises_few_alarms() -> None:
    paths = sorted((READING / "prose").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    loud = sum(each.severity is not Severity.INFO for text in texts for each in inspect(document(text)))
    assert len(paths) > 200
    assert loud / sum(map(len, texts)) < 2.5 / 10_000


def test_what_our_texts_say_is_not_told() -> None:
    assert reading_lists().once(following).count(1) > 1000
    assert told("坚持严管和厚爱相结合，关心关爱干部。", "word.unlikely") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("推进标准化规范化，建设和品牌创建。", "规范化，建设"),
        ("解决实际问题的能力有待，进一步提高。", "有待，进一步"),
    ],
)
def test_a_comma_between_words_that_always_stand_together_is_told(text: str, shown: str) -> None:
    (found,) = [each for each in inspect(document(text)) if each.code == "punctuation.comma-between"]
    assert (found.text, found.severity) == (shown, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "召开党员大会，研究部署工作。",
        "强化理论学习，提高政治站位，推动工作落实。",
        "组织党员，群众代表参加，",
        "，开展学习，",
    ],
)
def test_a_comma_between_clauses_is_not_told(text: str) -> None:
    assert told(text, "punctuation.comma-between") == []


def test_a_comma_is_told_once() -> None:
    found = [each.code for each in inspect(document("不断提升党支部，标准化规范化建设水平。")) if "comma" in each.code]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "shown", "severity"),
    [
        ("坚持严管和后爱相结合，关心关爱干部。", "后爱", Severity.WARNING),
        ("严格落实各项度制，抓好落实。", "度制", Severity.WARNING),
        ("第届职工代表大会召开。", "第届", Severity.INFO),
        ("班组之间工学矛突出。", "学矛突", Severity.INFO),
        ("广大党员职工积极性明显提。", "显提", Severity.INFO),
    ],
)
def test_how_unlikely_a_word_is_tells_how_sure_it_is(text: str, shown: str, severity: Severity) -> None:
    (found,) = [each for each in inspect(document(text)) if each.code == "word.unlikely"]
    assert (found.text, found.severity) == (shown, severity)


@pytest.mark.parametrize(
    "text",
    [
        "产假由98日延长到128日。",
        "要实时掌握数据，推进教学治理。",
        "每开展1次活动就总结1次。",
        "职工技能大赛中，柳湾沟煤矿2名选手获得第一名。",
        "鲁迅著名著作、文集。",
        "恒源焦电公司党委2022年工作报告\n公司党委认真学习。\n恒源焦电公司党委\n2022年12月30日\n",
    ],
)
def test_seldom_words_and_names_said_again_are_not_told(text: str) -> None:
    assert told(text, "word.unlikely") == []


@pytest.mark.parametrize("text", ["做到无人直守。", "严禁私自拷背资料。"])
def test_what_is_told_as_misspelt_is_not_told_as_unlikely(text: str) -> None:
    assert len(told(text, "word") + told(text, "phrase")) == 1
    assert told(text, "word.unlikely") == []


def test_a_comma_that_may_be_right_is_worth_a_look_or_nothing() -> None:
    (found,) = [each for each in inspect(document("坚持党管人才，原则，育好人才。")) if "comma-between" in each.code]
    assert (found.text, found.severity) == ("党管人才，原则", Severity.INFO)
    assert told("2023年6月底前，完成政治监督全覆盖。", "punctuation.comma-between") == []
