"""Words of which a character was left out, and what only looks like it."""

import pytest

from core.reading.defects.told import defects, document, told
from youju.core.reading.defects.left_out import AGAIN, LIKELIER, Holes, left_out
from youju.core.reading.found import Severity
from youju.library.reading_lists import reading_lists

CODE = "word.left-out"

LEFT_OUT = [
    ("充分发挥支部战斗堡垒作用的具措施。", "具措施", "具体措施"),
    ("继续打好防范化解重风险攻坚战。", "重风险", "重大风险"),
    ("使主题党日真正成为治学习的阵地。", "治学习", "政治学习"),
    ("各位党员要合理排各项工作。", "合理排", "合理安排"),
    ("使党建工作与务工作更好地结合。", "务工作", "业务工作"),
    ("基层干部神面貌有新变化。", "神面貌", "精神面貌"),
    ("组织题研讨4次。", "题研讨", "专题研讨"),
]
RIGHT = [
    "充分发挥支部战斗堡垒作用的具体措施。",
    "班子成员共同商讨重大事宜。",
    "该局挂点的荷洲镇耕云村实施项目。",
    "干事创业氛围愈加浓厚。",
    "主任王岱发言，书记岳嵩讲党课。",
    "关于召开党员大会，不得请假。",
    "全国运动会期间加强值守，安监员逐级核对。",
]


@pytest.mark.parametrize(("text", "said", "right"), LEFT_OUT)
def test_a_word_that_lost_a_character_is_told_with_the_word(text: str, said: str, right: str) -> None:
    found = told(text, CODE)
    assert found == [said]
    assert right in [each.right for each in left_out(document(text))]


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_are_whole_are_left_alone(text: str) -> None:
    assert told(text, CODE) == []


def test_the_words_with_a_hole_are_those_of_our_texts() -> None:
    holes = reading_lists().once(Holes)
    assert "具体措施" in {holes.known.words[each] for each in holes.of("具措施", 1)}
    assert holes.of("具措施", 0) == frozenset()


def test_what_the_document_says_again_may_be_its_own_word() -> None:
    once, again = "各位党员要合理排各项工作。", "支部合理排各项工作。"
    assert LIKELIER < left_out(document(once))[0].gain < LIKELIER + AGAIN
    assert told(once, CODE) == ["合理排"]
    assert told(once + again, CODE) == []


def test_what_is_a_thousand_times_likelier_again_is_loud() -> None:
    assert [each.severity for each in defects("筑牢想根基。", CODE)] == [Severity.WARNING]
    assert [each.severity for each in defects("组织题研讨4次。", CODE)] == [Severity.INFO]


def test_nobody_is_asked_whether_he_left_out_a_number_or_a_not() -> None:
    kept = reading_lists().once(Holes).kept
    assert {"不", "未", "二"} <= kept
