"""Strings as numbers: each once, without others; wrong forms are found before and after they are made."""

from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import Bigrams, Occurrences
from youju.core.reading.defects.nearly import LONG_ENOUGH, Strings
from youju.core.reading.defects.strings import among, distinct, number_of, numbers_in_order

NONE: NDArray[np.uint64] = np.array([], np.uint64)


def _numbers(*numbers: int) -> NDArray[np.uint64]:
    return np.array(numbers, np.uint64)


def test_each_number_stands_once_and_in_order() -> None:
    assert distinct(_numbers(5, 2**63, 5, 0, 5, 2**63)).tolist() == [0, 5, 2**63]
    assert distinct(NONE).tolist() == []


def test_numbers_among_others_are_told() -> None:
    assert among(_numbers(5, 2**63), _numbers(1, 5, 2**63, 2**64 - 1)).tolist() == [False, True, True, False]
    assert among(NONE, _numbers(1, 5)).tolist() == [False, False]
    assert among(_numbers(1), NONE).tolist() == []


class Written:
    """Wrong forms that are made when a text first holds their first two characters."""

    def __init__(self, *forms: str) -> None:
        self.forms, self.woken = forms, 0

    def wake(self, pairs: Set[int]) -> NDArray[np.uint64]:
        self.woken += 1
        made = (form for form in self.forms if number_of(form[:2]) in pairs)
        return distinct(np.array(numbers_in_order(made, 4), np.uint64))

    def are_forms(self, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        return np.isin(numbers, numbers_in_order(self.forms, 4))


def test_every_wrong_form_is_found_before_they_are_made_and_however_often_they_were() -> None:
    bigrams, forms = Bigrams(), Written("担当做为", "与时具进", "按步就班", "一如继往", "再接再励", "走头无路")
    strings = Strings(("担当做为", "作风建设"), bigrams, forms)
    padding = "。" * (LONG_ENOUGH // 3)
    for form in forms.forms:
        text = f"{form}，作风建设，担当做为{padding}"
        found = strings.found(text, Occurrences(text, bigrams))
        assert found.forms == [(0, form), (10, "担当做为")]
        assert found.wanted == [(0, form)] * (form == "担当做为") + [(5, "作风建设"), (10, "担当做为")]
    assert forms.woken > 1


def test_for_little_text_no_wrong_form_is_made() -> None:
    bigrams, forms = Bigrams(), Written("担当做为")
    text = "担当做为。"
    assert Strings((), bigrams, forms).found(text, Occurrences(text, bigrams)).forms == [(0, "担当做为")]
    assert not forms.woken


def test_a_string_has_one_number_alone_and_among_others() -> None:
    assert numbers_in_order(("党委", "支部"), 2) == [number_of("党委"), number_of("支部")]
