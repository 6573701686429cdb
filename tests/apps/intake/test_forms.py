# ruff: noqa: DTZ001 — cells of a workbook know no time zone
"""Sheets that hold meetings as forms: a clinic's and a depot's, invented."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from apps.intake.importing import NOON, codes, imported, lexicon, read
from youju.core.facts import Presence
from youju.core.ledgers.findings import Place, Weight
from youju.core.ledgers.mapping import Mapping, saved
from youju.core.ledgers.records import EntryRow
from youju.ledger.models import Entry, Revision

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 1, 6, 4, tzinfo=NOON.tzinfo)
Cells = dict[str, Any]
CLINIC: Cells = {
    "A1": "安康口腔门诊部党支部党员大会会议记录",
    "A2": "时间", "B2": datetime(2024, 3, 5, 14, 30), "D2": "地点", "E2": "二楼会议室",
    "A3": "主持人", "B3": "温良", "D3": "记录人", "E3": "秦小满",
    "A4": "应到", "B4": 8, "D4": "实到", "E4": 6,
    "A5": "参加人员", "B5": "温良", "C5": "秦小满", "D5": "邵青", "E5": "倪可",
    "B6": "孟川", "C6": "卓然",
    "A7": "缺席人员及原因", "B7": "骆宁（出差）、裴安（病假）",
    "A8": "议题", "B8": "1.第一议题：学习《中国共产党章程》\n2.讨论确定入党积极分子",
    "A9": "决议", "B9": "同意",
    "A10": "备注", "B10": "天气炎热，开会前通风。",
    "A11": "主持人签字：", "D11": "审核人：",
}  # fmt: skip
CLINIC_MERGES = ("A1:F1", "B2:C2", "E2:F2", "A5:A6", "B7:F7", "B8:F8", "B9:F9", "B10:F10")
DEPOT_1: Cells = {
    "A1": "2024年3月主题党日记录表",
    "A2": "支部名称：北关机务段检修党支部",
    "A3": "时间：2024年3月12日9:00-11:00  地 点：三号库   主 持 人：戚风",
    "A4": "参加人员：戚风、岑岭、柯树等12人",
    "A5": "主题：库区义务植树",
    "A6": "主要内容",
    "A7": "1.学习植树节由来",
    "A8": "2.清理库区杂草",
}
DEPOT_2: Cells = {
    "A10": "2024年4月主题党日记录表",
    "A11": "支部名称：北关机务段检修党支部",
    "A12": "时间：4月16日  地 点：会议室   主 持 人：岑岭",
    "A13": "参加人员：戚风、岑岭",
    "A14": "主题：安全知识竞赛",
    "A15": "主要内容",
    "A16": "抢答和笔试",
}


def made(path: Path, merges: Sequence[str] = (), **sheets: Cells) -> Path:
    """A workbook whose sheets have these cells; merges are those of the first."""
    book = Workbook()
    for name, cells in sheets.items():
        page = book.create_sheet(name)
        for at, value in cells.items():
            page[at] = value
    del book[book.sheetnames[0]]
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    book.save(path)
    return path


def clinic(path: Path, **changes: Any) -> Path:
    return made(path, CLINIC_MERGES, 三月大会=CLINIC | changes)


def depot(path: Path) -> Path:
    return made(path, ("A1:F1", "A3:F3", "A7:F7"), 主题党日=DEPOT_1 | DEPOT_2)


def entries(path: Path) -> list[EntryRow]:
    return read(path).book.entries


class TestOneForm:
    """Labels at the left and in the middle, content beside them."""

    def test_when_where_and_what_it_was(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        assert (entry.started_on, entry.began_at, entry.location) == (date(2024, 3, 5), time(14, 30), "二楼会议室")
        assert [form.code for form in entry.forms] == ["branch_meeting"]

    def test_the_organisation_stands_in_the_title(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        assert entry.hosts == ("安康口腔门诊部党支部",)

    def test_names_over_several_rows_and_cells_are_all_read(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        there = [person.name for person in entry.people if person.presence == Presence.PRESENT]
        assert there == ["温良", "秦小满", "邵青", "倪可", "孟川", "卓然"]

    def test_who_was_away_and_why_is_kept(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        away = {person.name: person.presence for person in entry.people if person.presence != Presence.PRESENT}
        assert away == {"骆宁": Presence.LEAVE, "裴安": Presence.LEAVE}

    def test_the_agenda_the_decision_and_the_remark_are_kept(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        assert [item.is_first_topic for item in entry.agenda] == [True, False]
        assert entry.resolutions == "同意"
        assert "开会前通风" in entry.summary

    def test_signatures_are_no_content(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx"))
        assert entry.summary == "天气炎热，开会前通风。\n应到：8"

    def test_a_label_nobody_knows_goes_into_the_summary(self, tmp_path: Path) -> None:
        (entry,) = entries(clinic(tmp_path / "a.xlsx", A12="学习要求", B12="会后自学一小时"))
        assert "学习要求：会后自学一小时" in entry.summary

    def test_a_finding_names_the_cell_it_is_about(self, tmp_path: Path) -> None:
        reading = read(clinic(tmp_path / "a.xlsx", E4="若干"))
        found = next(each for each in reading.findings if each.code == "no_number")
        assert (found.place, found.column, found.heading) == (Place("三月大会", 4), "E", "实到")

    def test_of_boxes_the_ticked_one_counts(self, tmp_path: Path) -> None:
        path = clinic(tmp_path / "a.xlsx", A1="会议记录", A12="会议类型", B12="□支部党员大会 ☑支委会 □党小组会")
        (entry,) = entries(path)
        assert [form.code for form in entry.forms] == ["branch_committee_meeting"]

    def test_it_is_taken_into_the_books(self, tmp_path: Path) -> None:
        assert imported(clinic(tmp_path / "a.xlsx")).done
        meeting = Revision.objects.get()
        assert (meeting.started_on, meeting.attendances.count(), meeting.headcount) == (date(2024, 3, 5), 8, 0)


class TestOtherShapes:
    """What people do with a form."""

    def test_content_may_stand_under_several_labels_of_a_row(self, tmp_path: Path) -> None:
        cells: Cells = {
            "A1": "北关机务段检修党支部主题党日活动记录",
            "A2": "时间", "B2": "地点", "C2": "主持人", "D2": "记录人",
            "A3": "2024-06-05", "B3": "四号库", "C3": "戚风", "D3": "岑岭",
            "A4": "活动主题", "B4": "安全生产月", "A5": "活动内容", "B5": "查隐患；讲案例",
        }  # fmt: skip
        (entry,) = entries(made(tmp_path / "a.xlsx", 六月=cells))
        assert (entry.started_on, entry.location, entry.title) == (date(2024, 6, 5), "四号库", "安全生产月")
        assert [item.title for item in entry.agenda] == ["查隐患", "讲案例"]

    def test_a_form_that_begins_like_a_table_is_a_form(self, tmp_path: Path) -> None:
        changes = {
            "A2": "会议名称",
            "B2": "三月大会",
            "D2": "会议时间",
            "E2": "2024年3月5日",
            "A12": "地点",
            "B12": "大厅",
        }
        (entry,) = entries(clinic(tmp_path / "a.xlsx", **changes))
        assert (entry.title, entry.started_on, entry.location) == ("三月大会", date(2024, 3, 5), "大厅")

    def test_labels_merged_downwards_hold_further_labels(self, tmp_path: Path) -> None:
        cells = CLINIC | {"A4": "参会情况", "B4": "应到", "C4": 8, "D4": "实到", "E4": 6}
        (entry,) = entries(made(tmp_path / "a.xlsx", ("A1:F1", "A5:A6"), 三月大会=cells))
        assert entry.total == 6

    def test_a_day_over_several_cells_is_one_day(self, tmp_path: Path) -> None:
        day = dict(zip(("B2", "C2", "D2", "E2", "F2", "G2"), (2024, "年", 3, "月", 5, "日"), strict=True))
        path = made(tmp_path / "a.xlsx", 三月大会=CLINIC | day)
        assert entries(path)[0].started_on == date(2024, 3, 5)

    def test_of_date_and_time_the_time_of_day_is_the_clock(self, tmp_path: Path) -> None:
        changes = {"A2": "日期", "B2": date(2024, 3, 5), "D2": "时间", "E2": time(14, 30)}
        (entry,) = entries(clinic(tmp_path / "a.xlsx", **changes))
        assert (entry.started_on, entry.began_at) == (date(2024, 3, 5), time(14, 30))

    def test_who_was_there_may_stand_behind_the_plain_word(self, tmp_path: Path) -> None:
        cells: Cells = {
            "A1": "2024年3月安康门诊部党支部支委会会议记录",
            "A2": "时间：3月5日 地点：诊室",
            "A3": "出席：温良、秦小满；缺席：邵青（病假）",
            "A4": "天气：晴",
            "A5": "议题：一、研究预算；二、研究评优",
        }
        (entry,) = entries(made(tmp_path / "a.xlsx", 支委会=cells))
        assert [(each.name, each.presence) for each in entry.people] == [
            ("温良", Presence.PRESENT),
            ("秦小满", Presence.PRESENT),
            ("邵青", Presence.LEAVE),
        ]
        assert (entry.hosts, entry.summary) == (("安康门诊部党支部",), "天气：晴")

    def test_forms_beside_one_another_are_not_mixed_up(self, tmp_path: Path) -> None:
        beside = {f"{chr(ord(at[0]) + 8)}{at[1:]}": value for at, value in CLINIC.items()}
        reading = read(made(tmp_path / "a.xlsx", 主题党日=DEPOT_1, 并排=CLINIC | beside))
        assert [each.place.sheet for each in reading.book.entries] == ["主题党日"]

    def test_the_form_of_other_work_is_no_meeting(self, tmp_path: Path) -> None:
        card = {
            "A1": "设备检修单",
            "A2": "时间",
            "B2": "2024-03-05",
            "D2": "地点",
            "E2": "库房",
            "A3": "内容",
            "B3": "换油",
        }
        reading = read(made(tmp_path / "a.xlsx", 三月大会=CLINIC, 检修=card))
        assert [layout.sheet for layout in reading.layouts] == ["三月大会"]

    def test_what_is_no_meeting_under_one_that_is_is_told(self, tmp_path: Path) -> None:
        below = {"A13": "2024年4月党员大会会议记录", "A14": "时间", "B14": "2024-04-05"}
        reading = read(clinic(tmp_path / "a.xlsx", **below))
        assert [each.place.row for each in reading.findings if each.code == "form_left"] == [13]
        assert len(reading.book.entries) == 1


class TestTwoForms:
    """One under another, labels behind colons, content below."""

    def test_each_is_an_entry_of_its_own(self, tmp_path: Path) -> None:
        assert [(each.started_on, each.title) for each in entries(depot(tmp_path / "a.xlsx"))] == [
            (date(2024, 3, 12), "库区义务植树"),
            (date(2024, 4, 16), "安全知识竞赛"),
        ]

    def test_labels_in_one_cell_are_told_apart(self, tmp_path: Path) -> None:
        first = entries(depot(tmp_path / "a.xlsx"))[0]
        assert (first.location, first.minutes, first.total) == ("三号库", 120, 12)
        assert first.people[0].name == "戚风"

    def test_content_below_a_label_is_its_own(self, tmp_path: Path) -> None:
        first, second = entries(depot(tmp_path / "a.xlsx"))
        assert [item.title for item in first.agenda] == ["学习植树节由来", "清理库区杂草"]
        assert [item.title for item in second.agenda] == ["抢答和笔试"]

    def test_form_and_host_are_those_of_each(self, tmp_path: Path) -> None:
        for entry in entries(depot(tmp_path / "a.xlsx")):
            assert [form.code for form in entry.forms] == ["theme_day"]
            assert entry.hosts == ("北关机务段检修党支部",)

    def test_they_stand_at_the_rows_of_their_titles(self, tmp_path: Path) -> None:
        assert [each.place.row for each in entries(depot(tmp_path / "a.xlsx"))] == [1, 10]


class TestDoubts:
    """Forms that lack something, sheets that are none."""

    def test_a_form_without_a_day_blocks_and_says_where(self, tmp_path: Path) -> None:
        reading = read(clinic(tmp_path / "a.xlsx", B2=None))
        found = next(each for each in reading.findings if each.weight is Weight.BLOCK)
        assert (found.code, found.place, found.column) == ("no_day", Place("三月大会", 2), "A")
        assert not reading.book.entries

    def test_a_title_that_names_the_day_gives_it(self, tmp_path: Path) -> None:
        path = clinic(tmp_path / "a.xlsx", A1="2024年5月7日支部委员会会议记录", A2="党支部", B2="安康门诊部党支部")
        (entry,) = entries(path)
        assert (entry.started_on, entry.hosts) == (date(2024, 5, 7), ("安康门诊部党支部",))

    def test_cover_contents_and_pattern_are_no_forms(self, tmp_path: Path) -> None:
        cover = {"B5": "党支部工作台账", "B8": "支部名称：安康门诊部党支部", "B9": "书记：温良", "B10": "时间：2024年"}
        contents = {"A1": "目录", "A2": "序号", "B2": "内容", "C2": "页码", "A3": 1, "B3": "党员大会", "C3": 1}
        empty = {at: value for at, value in CLINIC.items() if at[0] == "A"}
        path = made(tmp_path / "a.xlsx", 三月大会=CLINIC, 封面=cover, 目录=contents, 空表=empty, 样表=CLINIC)
        reading = read(path)
        assert [layout.sheet for layout in reading.layouts] == ["三月大会"]
        assert codes(reading).count("no_headings") == 4

    def test_a_table_with_notes_above_it_stays_a_table(self, tmp_path: Path) -> None:
        table = {"A1": "会议记录", "A2": "时间：2024年", "C2": "地点：会议室", "D2": "主持人：温良"}
        table |= {
            f"{column}3": text for column, text in zip("ABCDE", ("日期", "主题", "形式", "单位", "备注"), strict=True)
        }
        table |= {"A4": "2024-03-05", "B4": "义诊", "C4": "主题党日", "D4": "安康门诊部党支部"}
        reading = read(made(tmp_path / "a.xlsx", 台账=table))
        assert [(each.title, each.place.row) for each in reading.book.entries] == [("义诊", 4)]

    def test_a_speech_in_the_minutes_is_no_label(self, tmp_path: Path) -> None:
        speech = "主持人：" + "今天我们在这里开会，先请大家一起看上一次会议定下来的事情办得怎么样。"
        (entry,) = entries(clinic(tmp_path / "a.xlsx", B8=speech))
        assert entry.agenda[0].title.startswith("主持人")


class TestMapping:
    """A sheet of forms in a saved mapping."""

    def test_it_says_that_the_sheet_was_read_as_forms(self, tmp_path: Path) -> None:
        sheet = saved(read(depot(tmp_path / "a.xlsx")).layouts)["sheets"]["主题党日"]
        assert (sheet["kind"], sheet["as_form"], sheet["columns"]["主题"]) == ("entry", True, "title")

    def test_what_is_saved_means_the_same_when_applied(self, tmp_path: Path) -> None:
        path = depot(tmp_path / "a.xlsx")
        mapping = Mapping.of(saved(read(path).layouts), lexicon().headings)
        outcome = imported(path, mapping=mapping)
        assert (outcome.done, Entry.objects.count()) == (True, 2)

    def test_a_label_may_be_given_another_meaning(self, tmp_path: Path) -> None:
        path = depot(tmp_path / "a.xlsx")
        content = saved(read(path).layouts)
        content["sheets"]["主题党日"]["columns"]["主题"] = "agenda"
        imported(path, mapping=Mapping.of(content, lexicon().headings))
        assert not Revision.objects.filter(title="安全知识竞赛").exists()

    def test_a_sheet_may_be_left_out(self, tmp_path: Path) -> None:
        path = made(tmp_path / "a.xlsx", 三月大会=CLINIC, 主题党日=DEPOT_1)
        content = saved(read(path).layouts) | {}
        content["sheets"]["主题党日"] = {"kind": None}
        imported(path, mapping=Mapping.of(content, lexicon().headings))
        assert Revision.objects.get().started_on == date(2024, 3, 5)


class TestAgain:
    """The same forms once more."""

    def test_moved_to_another_sheet_and_one_cell_changed_makes_one_revision(self, tmp_path: Path) -> None:
        imported(made(tmp_path / "a.xlsx", 三月大会=CLINIC, 主题党日=DEPOT_1 | DEPOT_2))
        path = made(tmp_path / "a.xlsx", 党日=DEPOT_1 | DEPOT_2 | {"A13": "参加人员：戚风、岑岭、柯树"}, 大会=CLINIC)
        outcome = imported(path, at=LATER)
        assert outcome.counts["台账记录"] == {"新建": 0, "更改": 1, "不变": 2, "重复": 0, "未导入": 0}
        assert Revision.objects.get(number=2).started_on == date(2024, 4, 16)
