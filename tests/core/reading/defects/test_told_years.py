"""A year for half a year; a number of another year than the date."""

import pytest

from core.reading.defects.told import alarms, told

HALF = "半年来，团支部在院党委领导下开展工作。现将{}来团的工作总结如下：\n一、工作情况\n召开会议2次。\n"


def test_a_report_of_half_a_year_tells_of_no_whole_one() -> None:
    assert told(HALF.format("一年"), "date.half-or-year") == ["一年来"]
    assert told(HALF.format("半年"), "date.half-or-year") == []


@pytest.mark.parametrize("said", ["一年来，大家进步很快。", "成立一年来，支部有了活力。"])
def test_a_year_may_be_told_of_beside_it(said: str) -> None:
    assert told(f"半年来，团支部开展工作。{said}现将工作总结如下：\n召开会议2次。\n", "date.half-or-year") == []


LETTER = "江委发〔{}〕15号\n党支部工作考核细则\n各党支部：\n请遵照执行。\n江州公司党委\n{}年6月21日\n"


@pytest.mark.parametrize(("number", "signed", "found"), [(2017, 2015, 1), (2016, 2015, 1), (2015, 2015, 0)])
def test_the_number_of_a_letter_is_of_the_year_it_was_signed(number: int, signed: int, found: int) -> None:
    assert len(alarms(LETTER.format(number, signed), "date.number-of-year")) == found


def test_the_number_of_another_letter_is_none_of_its_own() -> None:
    text = "关于落实有关文件的通知\n根据江委发〔2014〕15号要求，做好工作。\n江州公司党委\n2015年6月21日\n"
    assert told(text, "date.number-of-year") == []
