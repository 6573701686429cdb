"""Every bigram is given once to everybody who makes something of new ones, and found wherever it stands."""

from collections.abc import Set
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.defects.bigrams import Bigrams, Occurrences
from youju.core.reading.defects.strings import number_of

TEXT = st.text("党委支部\0😀\ud800", max_size=30)


def numbered(*pairs: str) -> set[int]:
    return {number_of(pair) for pair in pairs}


def seen(known: Bigrams, *texts: str) -> None:
    for text in texts:
        Occurrences(text, known).of(known.want())


def joined(known: Bigrams) -> list[Set[int]]:
    got: list[Set[int]] = []
    known.join(got.append)
    return got


def test_a_bigram_is_given_once() -> None:
    known = Bigrams()
    got = joined(known)
    seen(known, "党委", "党委会", "委会")
    assert got == [set(), numbered("党委"), numbered("委会")]


def test_who_comes_later_gets_what_was_seen_before() -> None:
    known = Bigrams()
    seen(known, "党委会")
    got = joined(known)
    seen(known, "会议")
    assert got == [numbered("党委", "委会"), numbered("会议")]


@given(TEXT, st.sets(st.text("党委支部", min_size=2, max_size=2)))
def test_what_is_wanted_is_told_wherever_it_stands(text: str, pairs: set[str]) -> None:
    known = Bigrams()
    told = Occurrences(text, known).of(known.want(numbered(*pairs)))
    assert [at for at, _ in told] == [at for at in range(len(text)) if text[at : at + 2] in pairs]


def test_what_is_wanted_after_a_text_was_looked_up_is_told_too() -> None:
    known = Bigrams()
    occurrences = Occurrences("党委支部", known)
    assert list(occurrences.of(known.want(numbered("党委")))) == [(0, number_of("党委"))]
    assert list(occurrences.of(known.want(numbered("支部")))) == [(2, number_of("支部"))]


def test_bigrams_that_share_a_place_in_the_table_are_told_apart() -> None:
    text = "".join(chr(0x4E00 + first) + chr(0x4E00 + second) for first in range(400) for second in range(400))
    wanted = {text[at : at + 2] for at in range(0, len(text), 7)}
    known = Bigrams()
    occurrences, those = Occurrences(text, known), known.want(numbered(*wanted))
    for _ in range(2):
        assert [at for at, _ in occurrences.of(those)] == [at for at in range(len(text)) if text[at : at + 2] in wanted]
        occurrences = Occurrences(text, known)


def test_when_it_has_seen_them_something_is_made_of_them_even_if_another_thread_came_first() -> None:
    known, made = Bigrams(), set()

    def slowly(numbers: Set[int]) -> None:
        for each in sorted(numbers):
            made.add(each)

    known.join(slowly)
    text = "".join(map(chr, range(0x4E00, 0x9000)))
    many, missing = {number_of(text[at : at + 2]) for at in range(len(text) - 1)}, []

    def see() -> None:
        seen(known, text)
        missing.append(many - made)

    threads = [Thread(target=see) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert missing == [set()] * 4
