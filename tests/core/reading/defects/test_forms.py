"""Wrong forms of set phrases, made as numbers, are those made one by one as strings."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.defects.forms import Forms
from youju.core.reading.defects.nearly import WINDOW, Confusable
from youju.core.reading.defects.strings import number_of, string_of

PHRASES = st.lists(st.text("党委支部会员", min_size=WINDOW, max_size=6), max_size=4)
GROUPS = st.lists(st.text("党委支部会员大组", min_size=2, max_size=4), max_size=3)


def bigrams_of(text: str) -> frozenset[int]:
    return frozenset(number_of(text[at : at + 2]) for at in range(len(text) - 1))


def among(made: Forms, strings: Iterable[str]) -> set[str]:
    """Which of some strings are told as wrong forms without any being made."""
    said = list(strings)
    are = made.are_forms(np.array([number_of(each) for each in said], np.uint64))
    return {each for each, is_form in zip(said, are.tolist(), strict=True) if is_form}


def written_wrong(phrase: str, at: int, confusable: Confusable, *, is_firm: bool) -> Iterator[str]:
    """The four characters of a phrase from a place on, wrong in every way."""
    window, last = phrase[at : at + WINDOW], len(phrase) - 1
    for place, right in enumerate(window):
        others = confusable.at_edge if at + place in (0, last) else confusable.others
        yield from (window[:place] + other + window[place + 1 :] for other in others.get(right, ""))
    a, b, c, d = window
    if is_firm:
        yield from (form for form in (b + a + c + d, a + c + b + d, a + b + d + c) if form != window)
        yield from (a + b + b + c, a + b + c + c) if len(set(window)) == WINDOW else ()


def one_by_one(firm: Sequence[str], usual: Sequence[str], confusable: Confusable) -> dict[str, tuple[str, int]]:
    """Every wrong form with its phrase and place: the last that has it."""
    windows = [
        (phrase, at, is_firm)
        for phrases, is_firm in ((usual, False), (firm, True))
        for phrase in phrases
        for at in range(len(phrase) - WINDOW + 1)
    ]
    forms = {
        form: (phrase, at)
        for phrase, at, is_firm in windows
        for form in written_wrong(phrase, at, confusable, is_firm=is_firm)
    }
    right = {phrase[at : at + WINDOW] for phrase, at, _ in windows}
    return {form: written for form, written in forms.items() if form not in right}


@given(PHRASES, PHRASES, GROUPS)
def test_wrong_forms_are_known_with_the_phrase_they_are_of(
    firm: list[str], usual: list[str], groups: list[str]
) -> None:
    confusable = Confusable.of(groups, "大")
    made, forms = Forms(firm, usual, (), confusable), one_by_one(firm, usual, confusable)
    awake = {form for form in forms if number_of(form) in made.wake(bigrams_of(form))}
    assert awake == forms.keys() == among(made, forms)
    assert {form: made.whose(form)[0] for form in forms} == forms


@given(PHRASES, PHRASES, GROUPS, st.text("党委支部会员大组", min_size=WINDOW, max_size=40))
def test_what_is_no_wrong_form_is_of_no_phrase(firm: list[str], usual: list[str], groups: list[str], text: str) -> None:
    confusable = Confusable.of(groups, "大")
    made, forms = Forms(firm, usual, (), confusable), one_by_one(firm, usual, confusable)
    told = among(made, {string_of(number, WINDOW) for number in made.wake(bigrams_of(text)).tolist()})
    assert told <= forms.keys()
    standing = {text[at : at + WINDOW] for at in range(len(text) - WINDOW + 1)}
    assert told & standing == forms.keys() & standing == among(made, standing)


def test_a_wrong_form_is_of_every_phrase_that_has_it() -> None:
    made = Forms(["服务意识不强"], ["服务意识"], (), Confusable.of(["务无"], ""))
    made.wake(bigrams_of("服无意识"))
    assert made.whose("服无意识") == (("服务意识不强", 0), ("服务意识", 0))


@given(st.lists(st.text("党委支部会员", min_size=WINDOW, max_size=WINDOW), max_size=4), PHRASES, GROUPS)
def test_usual_phrases_by_the_thousand_are_as_the_others_and_come_after_them(
    fours: list[str], firm: list[str], groups: list[str]
) -> None:
    confusable = Confusable.of(groups, "大")
    made, forms = Forms(firm, (), (), confusable, fours), one_by_one(firm, fours, confusable)
    awake = {form for form in forms if number_of(form) in made.wake(bigrams_of(form))}
    assert awake == forms.keys() == among(made, forms)
    assert {form: made.whose(form)[0] for form in forms} == forms


def test_what_is_right_is_no_wrong_form() -> None:
    confusable, pairs = Confusable.of(["带代"], ""), bigrams_of("以点代面")
    assert number_of("以点代面") in Forms(["以点带面"], [], (), confusable).wake(pairs)
    without = Forms(["以点带面"], [], ["以点代面"], confusable)
    assert not among(without, ["以点代面"])


def test_at_the_edge_of_a_phrase_the_most_common_are_taken_for_nothing() -> None:
    confusable = Confusable.of(["会大"], "大")
    for edge, within, form, at in (
        ("支部委会", "支部委会员", "支部委大", 0),
        ("会支部委", "员会支部委", "大支部委", 1),
    ):
        for made in (Forms([edge], [], (), confusable), Forms([], [], (), confusable, [edge])):
            assert number_of(form) not in made.wake(bigrams_of(form))
            assert not among(made, [form])
        both = Forms([edge], [within], (), confusable)
        assert number_of(form) in both.wake(bigrams_of(form))
        assert among(both, [form]) == {form}
        assert both.whose(form) == ((within, at),)


def test_only_firm_phrases_are_moved_and_only_four_characters_doubled() -> None:
    confusable = Confusable.of((), "")
    moved = ["委党支部", "党支委部", "党委部支", "党委委支", "党委支支"]
    assert among(Forms(["党委支部"], [], (), confusable), moved) == set(moved)
    assert not among(Forms([], ["党委支部"], (), confusable), moved)
    assert not among(Forms(["党支党部"], [], (), confusable), ["党支支党"])
