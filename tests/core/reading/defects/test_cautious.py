"""What is told and not mended: names of people, what stands in titles and quotes of others, blanks to be filled."""

import pytest

from core.reading.defects.told import document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.found import Severity


def fixes(text: str) -> list[str]:
    return [each.fix.replacement for each in inspect(document(text)) if each.fix]


@pytest.mark.parametrize(
    "text",
    [
        "支部认真学习，王建强的政治素质较高。",
        "组织委员周建强的思想觉悟较高。",
        "印发《溶合发展工作报告》供各支部学习。",
        "开展“溶合发展我先行”活动，效果良好。",
    ],
)
def test_names_are_not_mended(text: str) -> None:
    assert fixes(text) == []


def test_what_may_be_a_name_is_no_alarm() -> None:
    told = inspect(document("支部认真学习，王建强的政治素质较高。"))
    assert [each for each in told if each.severity is not Severity.INFO and each.text in ("建强", "王建")] == []


def test_a_set_phrase_that_fills_its_quotes_is_mended() -> None:
    assert fixes("严格落实“三会一棵”制度，定期开展组织生活。") == ["三会一课"]


@pytest.mark.parametrize("blank", ["  ", "　", "　　"])
def test_a_wide_blank_is_left_to_be_filled(blank: str) -> None:
    begin = "今年以来支部认真组织学习，各项工作有序开展"
    assert "" not in fixes(f"{begin}，深入学习贯彻党的{blank}大精神，讲党课{blank}次，发放资料{blank}册。")
    assert "" in fixes(f"{begin}，全年共订购党建图书8 本，购买学习资料21 册。")
