"""Every pair of characters is given once to everybody who makes something of pairs."""

from collections.abc import Set
from threading import Thread

from youju.core.reading.defects.waking import Waking


def joined(waking: Waking) -> list[Set[int]]:
    got: list[Set[int]] = []
    waking.join(got.append)
    return got


def test_a_pair_is_given_once() -> None:
    waking = Waking()
    got = joined(waking)
    waking.see(frozenset({1, 2}))
    waking.see(frozenset({2, 3}))
    waking.see(frozenset({1, 3}))
    assert got == [set(), {1, 2}, {3}]


def test_who_comes_later_gets_what_was_seen_before() -> None:
    waking = Waking()
    waking.see(frozenset({1, 2}))
    got = joined(waking)
    waking.see(frozenset({3}))
    assert got == [{1, 2}, {3}]


def test_when_it_has_seen_them_they_are_made_even_if_another_thread_came_first() -> None:
    waking, made = Waking(), set()

    def slowly(pairs: Set[int]) -> None:
        for each in sorted(pairs):
            made.add(each)

    waking.join(slowly)
    many, missing = frozenset(range(20000)), []

    def see() -> None:
        waking.see(many)
        missing.append(many - made)

    threads = [Thread(target=see) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert missing == [frozenset()] * 4
