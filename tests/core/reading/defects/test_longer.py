"""Wrong forms of words of three characters and of set phrases."""

from youju.core.reading.defects.bigrams import Occurrences, bigrams
from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.longer import Longer
from youju.library.reading_entries import reading_entries

SMALL = {
    "spelling": {"words": "党员", "threes": "读书班 组织部", "fine": "组织步", "others": "", "rare": ""},
    "phrases": {
        "usual": "以点带面 示范引领 稳增长",
        "firm": "党员领导干部",
        "alone": "示",
        "sounds": "书蔬 布部步 带代 领岭灵 长章 面棉",
        "alike": "读续",
        "loose": "代",
        "long": "",
        "closed": "",
        "compounds": "",
        "right": "",
    },
    "typos": {"plain": "", "variants": "", "context": ""},
    "spun": {"words": ""},
    "collocations": {"words": "", "neighbours": ""},
}


SHIPPED = {name: reading_entries(name) for name in SMALL}
"""As shipped, but in lists of their own: a table has room for so many interests only."""


def told(text: str, known: str = "党员") -> dict[str, str]:
    """What of a text may be written wrong, and what is right, where it is all that was ever asked."""
    return asked(Lists(SMALL), frozenset(known.split()), text)


def asked(lists: Lists, known: frozenset[str], *texts: str) -> dict[str, str]:
    longer = Longer(lists, known)
    occurrences = [(text, Occurrences(text, lists.once(bigrams))) for text in texts]
    return {form: right for text, those in occurrences for _, form, right in longer.among(text, those)}


def test_one_of_three_characters_may_be_another() -> None:
    assert told("续书班")["续书班"] == "读书班"
    assert told("读蔬班")["读蔬班"] == "读书班"
    assert told("组织布")["组织布"] == "组织部"
    assert told("稳增章")["稳增章"] == "稳增长"


def test_what_is_right_is_told_of_nothing() -> None:
    assert "组织步" not in told("组织步")
    assert "读书班" not in told("读书班")


def test_an_inner_character_may_be_missing() -> None:
    assert told("党领导干部")["党领导干部"] == "党员领导干部"
    assert told("党员领干部")["党员领干部"] == "党员领导干部"
    assert told("示范领")["示范领"] == "示范引领"


def test_a_missing_character_leaves_no_word_and_nothing_that_stands_alone() -> None:
    assert "党员领干部" not in told("党员领干部", "领干")
    assert "示引领" not in told("示引领")
    assert told("以带面")["以带面"] == "以点带面"


def test_a_last_character_too_common_for_wrong_forms_is_taken_for_the_right_one() -> None:
    small = SMALL | {"phrases": SMALL["phrases"] | {"loose": "棉代"}}
    assert asked(Lists(small), frozenset(), "以点带棉")["以点带棉"] == "以点带面"
    assert "以点带棉" not in asked(Lists(small), frozenset(["带棉"]), "以点带棉")


def test_a_phrase_cut_short_before_a_mark_is_told() -> None:
    small = SMALL | {"phrases": SMALL["phrases"] | {"firm": "入脑入心"}}
    assert asked(Lists(small), frozenset(), "入脑入。")["入脑入"] == "入脑入心"
    assert "入脑入" not in asked(Lists(small), frozenset(), "入脑入耳")
    assert "入脑入" not in asked(Lists(small), frozenset(["脑入"]), "入脑入。")


def test_without_its_not_a_phrase_says_the_contrary() -> None:
    small = SMALL | {"phrases": SMALL["phrases"] | {"firm": "吸引力不强 涉密不上网"}}
    assert "吸引力强" not in asked(Lists(small), frozenset(), "吸引力强")
    assert asked(Lists(small), frozenset(), "涉密不网")["涉密不网"] == "涉密不上网"


def test_a_last_character_of_longer_phrases_too_may_be_a_common_one() -> None:
    small = SMALL | {
        "phrases": SMALL["phrases"] | {"firm": "意识阵地 抓细抓实", "sounds": "的地 时实", "loose": "的地时"}
    }
    assert asked(Lists(small), frozenset(), "意识阵的")["意识阵的"] == "意识阵地"
    assert asked(Lists(small), frozenset(), "抓细抓时")["抓细抓时"] == "抓细抓实"


def test_a_form_of_two_words_is_of_the_last_of_them() -> None:
    small = SMALL | {"spelling": SMALL["spelling"] | {"threes": "读书班 读树班"}}
    small = small | {"phrases": SMALL["phrases"] | {"sounds": "书树输"}}
    assert asked(Lists(small), frozenset(), "读输班")["读输班"] == "读树班"


def test_asked_at_once_or_one_after_the_other_they_are_the_same() -> None:
    lists, texts = Lists(SHIPPED), ("续书班上", "知敬畏、守底线", "党员领干部", "示范领", "党领导干部")
    known = frozenset(lists.words("spelling", "words"))
    one_by_one = [asked(lists, known, each) for each in texts]
    assert {form: right for each in one_by_one for form, right in each.items()} == asked(lists, known, *texts) != {}
