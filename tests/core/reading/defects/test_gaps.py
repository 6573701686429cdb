"""Phrases without one of their characters, and what only looks like them."""

import numpy as np
import pytest

from core.reading.defects.test_following import COUNTED
from core.reading.defects.told import defects, document, told
from youju.core.reading.defects.following import following
from youju.core.reading.defects.gaps import AGAIN, LIKELIER, SURELY, gaps
from youju.core.reading.found import Severity
from youju.library.reading_following import texts_of
from youju.library.reading_gaps import holes_of, phrases_of
from youju.library.reading_lists import reading_lists

CODE = "word.gap"

MISSING = [
    ("深入学习党规党情的有关内容。", "党规党", "党规党纪"),
    ("专题取纪委工作汇报4次。", "专题取", "专题听取"),
    ("认真做好党公开工作。", "党公开", "党务公开"),
    ("持续推进全面从严治，形成长效机制。", "推进全面从严治", "推进全面从严治党"),
    ("班子成员落实一岗责要求。", "一岗责", "一岗双责"),
    ("发展党对象2名。", "发展党", "发展党员"),
]
RIGHT = [
    "各支部按时完成党费收缴工作。",
    "充分利用召开支部党员大会的机会做好宣传。",
    "党组织生活会和民主评议党员工作按期完成。",
    "班子成员共同商讨重大事宜。",
    "每季召开一次党建工作例会，线上学和线下学相结合。",
    "学习《中华人民共和国保守国家秘密法》及实施条例。",
    "全体党员在学中干、在干中学习本领。",
]


@pytest.mark.parametrize(("text", "said", "right"), MISSING)
def test_a_phrase_that_lost_a_character_is_told_with_the_phrase(text: str, said: str, right: str) -> None:
    assert told(text, CODE) == [said]
    assert [each.right for each in gaps(document(text))] == [right]


@pytest.mark.parametrize("text", RIGHT)
def test_phrases_that_are_whole_are_left_alone(text: str) -> None:
    assert told(text, CODE) == []


def test_what_is_a_million_times_likelier_is_loud() -> None:
    text = "持续推进全面从严治，形成长效机制。"
    assert gaps(document(text))[0].gain >= SURELY
    assert [each.severity for each in defects(text, CODE)] == [Severity.WARNING]
    hint = "认真做好党公开工作。"
    assert LIKELIER <= gaps(document(hint))[0].gain < SURELY
    assert [each.severity for each in defects(hint, CODE)] == [Severity.INFO]


def test_what_the_document_says_again_may_be_its_own_name() -> None:
    text = "班子成员落实一岗责要求。"
    assert LIKELIER < gaps(document(text))[0].gain < LIKELIER + AGAIN
    assert told(text, CODE) == ["一岗责"]
    assert told(text + "各委员认真履行一岗责。", CODE) == []


@pytest.mark.parametrize("text", ["党收缴", "党收缴工作", "完成党收缴"])
def test_a_text_may_begin_and_end_with_what_is_left(text: str) -> None:
    assert [each.right for each in gaps(document(text))] == ["党费收缴"]


@pytest.mark.parametrize("text", ["党费收缴", "费收缴", "党费收", "书记在党员大会上述职。"])
def test_a_whole_phrase_and_its_halves_at_the_edges_are_left_alone(text: str) -> None:
    assert gaps(document(text)) == []


def test_what_was_learnt_is_what_our_texts_say() -> None:
    texts = [text for folder in COUNTED for text in texts_of(folder)]
    lists, shipped = reading_lists(), reading_lists().arrays("gaps")
    phrases = phrases_of(texts, lists)
    holes = holes_of(phrases, texts, lists.once(following))
    kept = "\n".join(phrase for phrase, each in zip(phrases, holes, strict=True) if each)
    assert kept == shipped["phrases"].tobytes().decode("utf-16-le")
    assert np.array_equal(holes[holes > 0], shipped["holes"])
