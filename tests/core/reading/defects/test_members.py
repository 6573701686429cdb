"""Set phrases of several members: their order, their words, and none of them left out."""

import pytest

from core.reading.defects.told import told
from youju.library.reading_lists import reading_lists

LINES = [line.removeprefix("~") for line in reading_lists().lines("quoted", "members")]


def of(text: str) -> list[str]:
    return told(text, "phrase.members")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("做到学史增信、学史明理、学史崇德、学史力行。", "学史增信、学史明理、学史崇德、学史力行"),
        ("党委把方向、保落实、管大局作用明显。", "把方向、保落实、管大局"),
        ("牢记“学思想、重实践、强党性、建新功”的要求。", "学思想、重实践、强党性、建新功"),
    ],
)
def test_members_in_another_order_are_told(text: str, wrong: str) -> None:
    assert of(text) == [wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("坚持集体领导、民主集中、会前酝酿、会议决定的原则。", "会前酝酿"),
        ("坚持科学立法、严格执法、公平司法、全民守法。", "公平司法"),
    ],
)
def test_another_member_in_its_place_is_told(text: str, wrong: str) -> None:
    assert of(text) == [wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("落实学思想、强党性、建新功的要求。", "学思想、强党性、建新功"),
        ("贯彻创新、协调、绿色、共享的理念。", "创新、协调、绿色、共享"),
    ],
)
def test_a_member_left_out_is_told(text: str, wrong: str) -> None:
    assert of(text) == [wrong]


@pytest.mark.parametrize("line", LINES)
def test_a_phrase_in_its_order_is_right(line: str) -> None:
    assert of(f"我们坚持{line}的要求，“{line}”深入人心。") == []


@pytest.mark.parametrize(
    "text",
    [
        "践行富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信、友善的价值观。",
        "以思想建设、组织建设、作风建设、纪律建设为重点。",
        "做好稳增长、促改革、调结构、惠民生、防风险工作。",
        "控制总量、优化结构、提高质量、发挥做用。",
        "学史明理，学史增信。学史力行、学史崇德。",
        "强化政治意识、大局意识、核心意识和看齐意识。",
        "贯彻创新、协调、绿色、开放和共享的理念。",
        "做到学史明理、学史增信、学史崇德以及学史力行。",
        "违反政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律与生活纪律。",
        "增强政治意识、大局意识、核心意识等。",
        "坚持集体领导、民主集中、个别酝酿等原则。",
        "杜绝违章指挥、违规作业、违反劳动纪律。",
        "守初心、担使命、强担当、抓落实。",
    ],
)
def test_what_is_said_in_part_or_apart_is_not_told(text: str) -> None:
    assert of(text) == []
