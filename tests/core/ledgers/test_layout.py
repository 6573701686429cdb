"""Finding out how sheets are laid out."""

import pytest

from youju.core.ledgers.headings import How, Kind
from youju.core.ledgers.layout import Layout, Merge, lay_out, unit_in, year_in
from youju.core.ledgers.text import bare
from youju.core.ledgers.vocabulary import Lexicon
from youju.library.headings import heading_words
from youju.library.shelf import shipped_library

LEXICON = Lexicon.of(shipped_library().codes, heading_words())


def layout(name: str, *rows: list[object], merges: tuple[Merge, ...] = ()) -> Layout | None:
    head = [(number, tuple(row)) for number, row in enumerate(rows, 1) if any(row)]
    return lay_out(name, head, merges, LEXICON.headings, LEXICON.forms)


def roles(found: Layout | None) -> list[str]:
    assert found is not None
    return [column.role for column in found.columns]


@pytest.mark.parametrize("kind", Kind)
def test_each_word_belongs_to_one_role_of_its_kind(kind: Kind) -> None:
    words = [bare(word) for words in LEXICON.headings.of(kind).roles.values() for word in words]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("kind", Kind)
def test_the_roles_a_sheet_needs_exist(kind: Kind) -> None:
    words = LEXICON.headings.of(kind)
    assert {role for group in words.needs for role in group} <= set(words.roles)


def test_columns_are_known_in_any_order_whatever_the_spaces() -> None:
    found = layout("Sheet1", ["参 加 人 员", "形　式", "会议主题 ", "召开时间："])
    assert roles(found) == ["attendees", "form", "title", "day"]


def test_headings_below_titles_and_remarks_are_found() -> None:
    found = layout("表", ["附件1"], [], ["某支部2023年台账"], ["填报单位：清溪村党支部"], ["日期", "主题", "地点"])
    assert found is not None
    assert (found.last_heading, found.year, found.unit) == (5, 2023, "清溪村党支部")


def test_two_rows_of_headings_are_read_together() -> None:
    found = layout(
        "表",
        ["日期", "主题", "参会情况", None, None, "成果", None],
        [None, None, "应到", "实到", "请假", "心得体会（份）", "稿件"],
        ["2023-01-05", "学习", 9, 8, "王五", 3, 1],
        merges=(Merge(1, 2, 1, 4), Merge(1, 5, 1, 6)),
    )
    assert roles(found) == ["day", "title", "expected", "headcount", "leave", "deliverable", "deliverable"]
    assert found is not None
    assert (found.first_heading, found.last_heading) == (1, 2)


def test_a_row_of_data_is_no_second_row_of_headings() -> None:
    found = layout("表", ["日期", "主题", "形式"], ["2023-01-05", "主题党日", "主题党日"])
    assert found is not None
    assert found.last_heading == 1


@pytest.mark.parametrize("name", ["支委会", "2023年支委会记录", "1.支委会"])
def test_a_sheet_named_after_a_form_gives_it(name: str) -> None:
    found = layout(name, ["时间", "议题"])
    assert found is not None
    assert found.forms == ("branch_committee_meeting",)


def test_a_sheet_of_all_meetings_gives_no_form() -> None:
    found = layout("三会一课", ["时间", "议题", "形式"])
    assert found is not None
    assert found.forms == ()


def test_an_unknown_heading_is_left_unknown() -> None:
    found = layout("表", ["时间", "主题", "经费来源"])
    assert found is not None
    assert found.columns[2].meaning.how is How.NONE


def test_a_second_time_is_the_clock() -> None:
    assert roles(layout("表", ["日期", "具体时间", "主题"])) == ["day", "clock", "title"]


def test_a_sheet_without_known_headings_has_no_layout() -> None:
    assert layout("费用", ["科目", "金额", "经手"], ["办公", 3, "甲"]) is None


def test_a_person_needs_a_name_and_more() -> None:
    found = layout("名册", ["姓 名", "性别", "出生年月", "政治面貌"])
    assert found is not None
    assert found.kind is Kind.PERSON


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2022年上半年党建工作台账", 2022),
        ("2023年度", 2023),
        ("台账", None),
        ("2022年至2023年", None),
        ("（2024）支部", 2024),
    ],
)
def test_years_in_titles(title: str, year: int | None) -> None:
    assert year_in(title) == year


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("填报单位：清溪村党支部（盖章）", "清溪村党支部"),
        ("石门工务段桥隧车间党支部2023年支委会台账", "石门工务段桥隧车间党支部"),
        ("2022年上半年党建工作台账", ""),
        ("外科党支部", "外科党支部"),
        ("2023年度外科党支部台账", "外科党支部"),
        ("2023年各党支部主题党日台账", ""),
        ("全市基层党支部登记表", ""),
        ("支部委员会会议记录", ""),
        ("安和医院党组织基本情况表", ""),
    ],
)
def test_units_in_titles(title: str, unit: str) -> None:
    assert unit_in(title) == unit


def test_a_sheet_for_a_month_names_it() -> None:
    found = layout("3月", ["日", "主题", "形式"])
    assert found is not None
    assert found.month == 3
