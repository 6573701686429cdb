"""Patterns made of words find what the words tried one by one would find."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import youju.core.reading
from youju.core.reading.patterns import any_of, last_of, next_of, regex, signs_of

LETTERS = "党委支部会员"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=12)
TEXTS = st.text(LETTERS, max_size=30)


def one_by_one(words: Sequence[str]) -> str:
    """The words as alternatives of one pattern, longer ones first."""
    return "|".join(sorted(set(words), key=len, reverse=True))


@given(WORDS, TEXTS)
def test_words_together_are_found_where_they_are_found_one_by_one(words: list[str], text: str) -> None:
    assert re.findall(any_of(words), text) == re.findall(one_by_one(words), text)


@given(WORDS, WORDS, TEXTS)
def test_a_shorter_word_is_taken_where_what_follows_asks_for_it(words: list[str], behind: list[str], text: str) -> None:
    together, apart = rf"{any_of(words)}(?={any_of(behind)})", rf"(?:{one_by_one(words)})(?=(?:{one_by_one(behind)}))"
    assert re.findall(together, text) == re.findall(apart, text)


@given(WORDS, TEXTS)
def test_a_word_stands_only_where_one_may_begin(words: list[str], text: str) -> None:
    assert re.findall(next_of(words) + any_of(words), text) == re.findall(any_of(words), text)


@given(WORDS, TEXTS)
def test_a_word_is_found_by_its_last_character(words: list[str], text: str) -> None:
    ends = {at + len(word) - 1 for word in words for at in range(len(text)) if text.startswith(word, at)}
    assert [match.start() for match in re.finditer(last_of(words), text)] == sorted(ends)


def test_patterns_among_the_words_stay_patterns() -> None:
    assert re.findall(any_of(["党委", "(?<!本)部", "委员会?"]), "本部、支部、党委和委员会") == ["部", "党委", "委员会"]
    assert re.findall(next_of(["(?<!本)部"]), "本部") == [""]
    assert next_of([r"\d个", "第(?:一|二)"]) == r"(?=[\d第])"
    assert next_of(["[三四]个"]) == next_of(["党?委"]) == next_of(["党{0,2}委"]) == next_of(["党|(?:委)"]) == ""


def test_none_of_no_words_is_found() -> None:
    assert re.findall(any_of([]), "党委") == []


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("“?两个确立”?(?!了)", ("两个确立",)),
        ("(?:打好|打赢)三大攻坚战", ("三大攻坚战",)),
        ("卫计委|卫生计生委", ("卫计委", "卫生计生委")),
        ("规划的?开局之年", ("开局之年",)),
        (r"[^，]{2,4}为主\d+", ("为主",)),
        ("打好|(?:打赢)", ()),
        (r"\d+", ()),
    ],
)
def test_the_signs_of_a_pattern_are_what_must_stand_where_it_fits(pattern: str, signs: tuple[str, ...]) -> None:
    assert signs_of(pattern) == signs


def patterns_of(value: object) -> Iterator[re.Pattern[str]]:
    """Patterns in what a module holds, also within tuples, lists and dictionaries."""
    if isinstance(value, type(regex(""))):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from patterns_of(each)
    elif isinstance(value, dict):
        yield from patterns_of([*value, *value.values()])


def test_every_pattern_that_waits_for_its_first_use_can_be_compiled() -> None:
    packages = walk_packages(youju.core.reading.__path__, "youju.core.reading.")
    found = [each for module in packages for each in patterns_of(tuple(vars(import_module(module.name)).values()))]
    assert len(found) > 200
    for pattern in found:
        re.compile(pattern.pattern)


def test_a_pattern_that_waits_finds_what_one_compiled_at_once_finds() -> None:
    text, waiting = "党委、支部委员会", regex("委员?")
    assert [match.span() for match in waiting.finditer(text)] == [m.span() for m in re.finditer("委员?", text)]
    assert waiting.sub("·", text) == "党·、支部·会"
    assert regex("A", re.IGNORECASE).search("a")
    with pytest.raises(re.error):
        regex("(").search("")


DIGITS = [
    r"\d",
    r"[\d.]+",
    r"[^\d]+",
    r"[]\d]+",
    r"\\d",
    r"[\\d]+",
    r"(?P<n>\d{1,2})[月\-\d]",
    r"\D+",
    r"(?<!\d)\.\d",
    r"[\]\d]+",
]


@given(st.text("0５9.月d\\]-", max_size=12))
def test_digits_are_found_as_the_engine_finds_them(text: str) -> None:
    for source in DIGITS:
        found = [match.span() for match in regex(source).finditer(text)]
        assert found == [match.span() for match in re.finditer(source, text)]
