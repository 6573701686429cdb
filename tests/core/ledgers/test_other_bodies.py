"""What offices of other bodies write: sheets named after forms, headings that negate, words for hosts, 未开展."""

from typing import Any

import pytest

from core.ledgers.pages import BRANCH, entry, finding, forms, ledger, read, where
from youju.core.facts import Presence
from youju.core.ledgers.book import Reading
from youju.core.ledgers.findings import Weight

UNITS = [
    ["党组织名称", "上级党组织", "成立时间"],
    ["安和医院党委", "", "2010-01-01"],
    ["安和医院机关党委", "院党委", "2010-01-01"],
    [BRANCH, "本级党委", "2010-01-01"],
    ["安和医院外科党支部", "安和医院党委", "2010-01-01"],
    ["安和医院儿科党支部", "安和医院党委", "2023-06-01"],
]


class TestFormsOfSheets:
    """The form a sheet or a section is named after counts for all its rows; a row may add another."""

    @pytest.mark.parametrize(
        ("title", "added"),
        [
            ("重温入党誓词", ["oath_renewal"]),
            ("志愿服务", ["volunteering"]),
            ("观看警示教育片", ["warning_education"]),
            ("慰问老党员", ["visit_of_care"]),
            ("植树", []),
        ],
    )
    def test_a_theme_day_stays_one_whatever_was_done_on_it(self, title: str, added: list[str]) -> None:
        assert forms(ledger([title], head=["活动主题"], sheet="主题党日")) == [["theme_day", *added]]

    @pytest.mark.parametrize("way", ["集体学习研讨", "读书活动", "观看警示教育片"])
    def test_a_column_of_forms_adds_to_the_sheets(self, way: str) -> None:
        (found,) = forms(ledger(["廉洁", way], head=["主题", "形式"], sheet="中心组学习"))
        assert found[0] == "central_group_study"
        assert len(found) == 2

    def test_a_vague_column_of_forms_adds_nothing(self) -> None:
        assert forms(ledger(["廉洁", "集中学习"], ["廉洁", "活动"], head=["主题", "形式"], sheet="集中学习")) == [
            ["group_study"],
            ["group_study"],
        ]

    def test_a_case_of_the_sheets_form_stands_for_both(self) -> None:
        assert forms(ledger(["联系点党课"], head=["主题"], sheet="党课")) == [["contact_point_lecture"]]

    def test_a_section_gives_its_form_to_the_rows_below(self) -> None:
        rows = [
            ["单位", "时间", "活动主题"],
            ["一、主题党日", None, None],
            [BRANCH, "2023-1-5", "志愿服务"],
            ["二、党课", None, None],
            [BRANCH, "2023-1-6", "警示教育"],
        ]
        assert forms(read(台账=rows)) == [["theme_day", "volunteering"], ["party_lecture", "warning_education"]]

    def test_another_meeting_than_the_sheets_is_doubtful(self) -> None:
        reading = ledger(["研究", "党员大会"], head=["主题", "形式"], sheet="支委会")
        assert forms(reading) == [["branch_committee_meeting", "branch_meeting"]]
        assert where(finding(reading, "two_meetings")) == ("支委会", "D", 2)

    @pytest.mark.parametrize("title", ["党员大会暨党课", "二季度党员大会、党课", "党员大会、党课"])
    def test_a_title_of_two_forms_gives_both(self, title: str) -> None:
        assert forms(ledger([title], head=["名称"])) == [["branch_meeting", "party_lecture"]]

    @pytest.mark.parametrize("name", ["三会一课-党课", "3.党课", "党课（2023）", "2023年党课记录"])
    def test_a_sheet_named_with_more_than_the_form_gives_it(self, name: str) -> None:
        assert forms(ledger(["学习党章"], head=["题目"], sheet=name)) == [["party_lecture"]]

    def test_a_title_that_lists_several_forms_is_no_form_of_every_row(self) -> None:
        rows = [
            ["安和医院内科党支部2023年集中学习、支委会、主题党日登记台账"],
            ["日期", "主题", "形式"],
            ["1月5日", "学习党章", "党课"],
        ]
        assert forms(read(Sheet1=rows)) == [["party_lecture"]]

    @pytest.mark.parametrize("words", ["党员教育培训登记表", "三会一课（党课）等记录"])
    def test_a_title_of_many_forms_is_no_form_of_every_row(self, words: str) -> None:
        rows = [[f"{BRANCH}2023年{words}"], ["日期", "主题", "形式"], ["1月5日", "植树", "主题党日"]]
        assert forms(read(Sheet1=rows)) == [["theme_day"]]

    def test_a_form_in_the_title_counts_for_every_row(self) -> None:
        rows = [[f"{BRANCH}2023年主题党日活动登记表"], ["日期", "主题", "形式"], ["1月5日", "植树", "志愿服务"]]
        assert forms(read(Sheet1=rows)) == [["theme_day", "volunteering"]]

    def test_the_name_of_a_branch_committee_in_the_title_is_no_meeting(self) -> None:
        rows = [
            ["中共安和医院内科支部委员会2023年台账"],
            ["日期", "主题", "形式"],
            ["1月5日", "学习党章", "党课"],
        ]
        assert forms(read(Sheet1=rows)) == [["party_lecture"]]


def presences(heading: str, cell: str = "张三、李四") -> list[Presence]:
    people = entry(ledger(["研究", "支委会", cell], head=["名称", "形式", heading])).people
    return [person.presence for person in people]


class TestHeadings:
    """Headings as they are written elsewhere."""

    @pytest.mark.parametrize(
        "heading",
        [
            "未到会人员",
            "未参会人员",
            "未出席人员",
            "未到人员名单",
            "缺勤人员名单",
            "不能参加人员",
            "未能到会人员",
            "没有参加人员",
        ],
    )
    def test_who_did_not_come_is_absent(self, heading: str) -> None:
        assert presences(heading) == [Presence.ABSENT, Presence.ABSENT]

    @pytest.mark.parametrize("label", ["未参会人员", "未到会人员", "未出席人员", "缺勤人员名单"])
    def test_a_label_in_the_middle_of_a_cell_ends_those_present(self, label: str) -> None:
        rows = [
            [f"{BRANCH}主题党日活动记录"],
            ["时间：2023年3月5日 地点：会议室"],
            [f"参会人员：张三、李四；{label}：王五"],
            ["活动主题", "植树"],
            ["活动内容", "打扫"],
        ]
        people = entry(read(**{"3月": rows})).people
        assert [(each.name, each.presence) for each in people] == [
            ("张三", Presence.PRESENT),
            ("李四", Presence.PRESENT),
            ("王五", Presence.ABSENT),
        ]

    @pytest.mark.parametrize("heading", ["因事请假人员", "请假未参会人员"])
    def test_who_asked_for_leave_is_on_leave(self, heading: str) -> None:
        assert presences(heading) == [Presence.LEAVE, Presence.LEAVE]

    @pytest.mark.parametrize("heading", ["应参会人员", "应到人员", "应出席人员名单", "应到会人员（名单）"])
    def test_who_should_have_come_is_not_there_for_it_and_is_kept(self, heading: str) -> None:
        reading = ledger(["研究", "支委会", "张三、李四"], head=["名称", "形式", heading])
        assert entry(reading).people == ()
        assert "张三、李四" in entry(reading).summary

    def test_a_number_of_who_did_not_come_is_no_headcount(self) -> None:
        found = entry(ledger(["研究", "支委会", 3], head=["名称", "形式", "未到会人数"]))
        assert (found.total, found.summary) == (None, "未到会人数：3")

    @pytest.mark.parametrize("heading", ["参会率", "到会率"])
    def test_a_rate_is_nobody(self, heading: str) -> None:
        found = entry(ledger(["研究", "支委会", "80%"], head=["名称", "形式", heading]))
        assert (found.people, found.total) == ((), None)

    def test_why_somebody_was_absent_is_a_remark(self) -> None:
        found = entry(ledger(["研究", "支委会", "出差"], head=["名称", "形式", "缺席原因"]))
        assert (found.people, found.summary) == ((), "缺席原因：出差")

    @pytest.mark.parametrize("heading", ["参加", "参会", "出席", "参加情况", "到会", "到会名单", "与会人员名单"])
    def test_names_under_who_took_part_are_people(self, heading: str) -> None:
        assert presences(heading) == [Presence.PRESENT, Presence.PRESENT]

    @pytest.mark.parametrize("heading", ["参加", "参会", "出席", "参加情况", "到会", "参会情况", "实到党员数"])
    def test_numbers_under_who_took_part_are_the_headcount(self, heading: str) -> None:
        reading = ledger(["研究", "支委会", 12], ["研究", "支委会", "9人"], head=["名称", "形式", heading])
        assert [each.total for each in reading.book.entries] == [12, 9]

    @pytest.mark.parametrize("heading", ["承办", "承办单位", "承办支部", "组织方", "主办", "主办方", "牵头支部"])
    def test_who_organised_it_is_the_host(self, heading: str) -> None:
        reading = read(台账=[["时间", "名称", "形式", heading], ["2023-1-5", "研究", "支委会", BRANCH]])
        assert entry(reading).hosts == (BRANCH,)

    def test_the_day_a_body_was_approved_is_its_first(self) -> None:
        units = read(组织=[["党组织名称", "批准时间"], [BRANCH, "2010-03-04"]]).book.units
        assert str(units[0].founded) == "2010-03-04"

    @pytest.mark.parametrize(("cell", "word"), [("张三、李四", "人名"), ("12", "数字"), (BRANCH, "单位")])
    def test_an_unknown_column_of_names_or_numbers_is_doubtful(self, cell: str, word: str) -> None:
        reading = ledger(["研究", "支委会", "张三、李四", cell], head=["名称", "形式", "参加人员", "经手"])
        found = finding(reading, "unknown_column")
        assert (found.weight, where(found)) == (Weight.FLAG, ("台账", "F", 1))
        assert word in found.message

    def test_an_unknown_column_of_words_is_a_note(self) -> None:
        reading = ledger(["研究", "支委会", "反响很好"], head=["名称", "形式", "感想"])
        assert finding(reading, "unknown_column").weight is Weight.NOTE


def held_by(word: str, day: str = "2023-1-5", *, units: bool = True, title: str = "") -> Reading:
    rows: list[list[Any]] = [["召开单位", "时间", "名称", "形式"], [word, day, "学习", "集中学习"]]
    sheets = {"组织": UNITS} if units else {}
    return read(**sheets, 台账=[[title], *rows] if title else rows)


class TestWordsForHosts:
    """各支部, 本支部, 院党委 are no names."""

    @pytest.mark.parametrize("word", ["各支部", "各党支部", "所属各党支部", "全体支部"])
    def test_every_branch_is_every_branch_of_the_book_that_stood_then(self, word: str) -> None:
        reading = held_by(word)
        assert entry(reading).hosts == (BRANCH, "安和医院外科党支部")
        assert where(finding(reading, "host_all")) == ("台账", "A", 2)

    def test_a_branch_founded_later_is_among_every_branch_then(self) -> None:
        assert "安和医院儿科党支部" in entry(held_by("各支部", "2023-7-5")).hosts

    @pytest.mark.parametrize("word", ["各支部", "各党支部", "本支部", "全体党员"])
    def test_a_word_that_names_nobody_is_to_be_settled(self, word: str) -> None:
        found = finding(held_by(word, units=False), "no_host")
        assert (found.weight, where(found), found.text) == (Weight.BLOCK, ("台账", "A", 2), word)

    @pytest.mark.parametrize("word", ["本支部", "本党支部", "全体党员"])
    def test_ones_own_branch_is_that_of_the_title(self, word: str) -> None:
        assert entry(held_by(word, units=False, title=f"{BRANCH}2023年台账")).hosts == (BRANCH,)

    @pytest.mark.parametrize("word", ["院党委", "本级党委", "党委"])
    def test_the_committee_is_the_one_of_the_book(self, word: str) -> None:
        assert entry(held_by(word)).hosts == ("安和医院党委",)

    def test_superiors_are_the_one_committee_of_the_book(self) -> None:
        reading = read(组织=UNITS)
        assert {unit.superior for unit in reading.book.units[1:]} == {"安和医院党委"}
        assert "superior_unclear" not in [found.code for found in reading.findings]

    @pytest.mark.parametrize("word", ["局党委", "校党委", "公司党委"])
    def test_a_committee_of_another_kind_is_doubtful(self, word: str) -> None:
        reading = read(组织=[*UNITS, ["安和医院药剂党支部", word, "2010-01-01"]])
        assert where(finding(reading, "superior_unclear")) == ("组织", "B", 7)

    def test_one_of_two_committees_is_doubtful(self) -> None:
        reading = read(组织=[*UNITS, ["康宁医院党委", "", "2010-01-01"]])
        assert [found.text for found in reading.findings if found.code == "superior_unclear"] == ["院党委", "本级党委"]


class TestNotHeld:
    """What was cancelled or put off is no record."""

    @pytest.mark.parametrize(
        "title",
        [
            "未开展（疫情）",
            "因疫情未召开",
            "取消",
            "延期至11月",
            "推迟",
            "未召开",
            "主题党日（因疫情取消）",
            "3月未开展",
        ],
    )
    def test_a_theme_that_says_so(self, title: str) -> None:
        reading = ledger([title, ""], head=["活动主题", "参加人数"], sheet="主题党日")
        assert reading.book.entries == []
        assert where(finding(reading, "not_held")) == ("主题党日", "C", 2)

    @pytest.mark.parametrize(
        "title", ["研究取消通勤车的方案", "讨论延期转正", "学习未来规划", "关于取消考核的通知传达"]
    )
    def test_a_theme_about_putting_something_off_was_held(self, title: str) -> None:
        assert entry(ledger([title], head=["活动主题"], sheet="主题党日")).title == title

    @pytest.mark.parametrize("note", ["未开展", "因疫情未召开", "取消", "因疫情推迟", "学习，因疫情取消"])
    def test_a_remark_that_says_so(self, note: str) -> None:
        reading = ledger(["植树", note], head=["活动主题", "备注"], sheet="主题党日")
        assert reading.book.entries == []
        assert where(finding(reading, "not_held")) == ("主题党日", "D", 2)

    def test_what_was_put_off_and_held_then_counts(self) -> None:
        reading = ledger(["植树", 12, "原定去年12月，因疫情推迟"], head=["活动主题", "人数", "备注"], sheet="主题党日")
        assert entry(reading).total == 12

    @pytest.mark.parametrize("state", ["未完成", "推迟", "未开展", "否", "因疫情未召开", "已取消", "未完成，延期至5月"])
    @pytest.mark.parametrize("heading", ["完成情况", "是否召开", "开展情况"])
    def test_a_column_that_says_so(self, heading: str, state: str) -> None:
        reading = ledger(["学习", "集中学习", state], head=["名称", "形式", heading])
        assert reading.book.entries == []
        assert where(finding(reading, "not_held")) == ("台账", "E", 2)

    @pytest.mark.parametrize("state", ["已完成", "是", "√", "心得3份", "延期，已召开"])
    @pytest.mark.parametrize("heading", ["完成情况", "是否召开"])
    def test_a_column_that_says_it_was(self, heading: str, state: str) -> None:
        assert entry(ledger(["学习", "集中学习", state], head=["名称", "形式", heading])).title == "学习"


def dated(rows: list[list[Any]], sheet: str = "台账") -> list[tuple[str, str]]:
    """The days of the entries of a branch's sheet, first and last ('' where the same)."""
    reading = read(**{sheet: [[f"2023年{BRANCH}台账"], ["日期", "形式", "主题"], *rows]})
    return [(str(each.started_on)[5:], str(each.ended_on or "")[5:]) for each in reading.book.entries]


class TestDaysAndRows:
    """Months told above the rows, totals, ticks, titles."""

    @pytest.mark.parametrize("month", ["4月", "四月", "四月份", "2023年4月"])
    def test_a_month_above_the_rows_is_theirs(self, month: str) -> None:
        assert dated([[month, None, None], ["5日", "党课", "学习"], ["11日—13日", "党课", "学习"]]) == [
            ("04-05", ""),
            ("04-11", "04-13"),
        ]

    def test_the_first_month_has_a_name_of_its_own(self) -> None:
        assert dated([["元月6日", "党课", "学习"], ["元月", None, None], ["7日", "党课", "学习"]]) == [
            ("01-06", ""),
            ("01-07", ""),
        ]

    @pytest.mark.parametrize("days", ["3—5", "3-5", "3日至5日", "3日-5日", "3～5日"])
    def test_days_on_the_sheet_of_a_month_are_of_that_month(self, days: str) -> None:
        assert dated([[days, "党课", "学习"]], sheet="5月") == [("05-03", "05-05")]

    @pytest.mark.parametrize(
        ("day", "read_as"), [("5-6", "05-06"), ("5月9日", "05-09"), ("20日（周六）", "05-20"), (7, "05-07")]
    )
    def test_a_day_with_its_month_on_the_sheet_of_that_month(self, day: object, read_as: str) -> None:
        assert dated([[day, "党课", "学习"]], sheet="5月") == [(read_as, "")]

    @pytest.mark.parametrize("word", ["一季度合计", "第一季度合计", "小计", "上半年合计", "3月合计", "全年合计"])
    def test_a_row_of_totals_is_no_record(self, word: str) -> None:
        assert dated([["1月5日", "党课", "学习"], [word, "", 2]]) == [("01-05", "")]

    def test_ticks_under_forms_give_them(self) -> None:
        head = ["主题", "党员大会", "支委会", "党课"]
        reading = ledger(["学习", "√", "", "√"], ["研究", "", "✓", ""], head=head)
        assert forms(reading) == [["branch_meeting", "party_lecture"], ["branch_committee_meeting"]]
        assert "unknown_column" not in [found.code for found in reading.findings]

    @pytest.mark.parametrize("kind", ["三会一课", "会议类型"])
    def test_ticks_under_two_rows_of_headings_give_forms(self, kind: str) -> None:
        rows = [
            [f"{BRANCH}2023年组织生活台账"],
            ["时间", "主题", kind, None, None, None],
            [None, None, "党员大会", "支委会", "党课", "主题党日"],
            ["1月5日", "学习", "√", None, "√", None],
            ["1月6日", "植树", None, None, None, "√"],
        ]
        assert forms(read(台账=rows)) == [["branch_meeting", "party_lecture"], ["theme_day"]]

    def test_numbers_of_branches_share_the_word_behind_the_last(self) -> None:
        assert entry(held_by("第一、第二党支部", units=False)).hosts == ("第一党支部", "第二党支部")
        assert entry(held_by("机关一、二、三支部", units=False)).hosts == ("机关一支部", "机关二支部", "机关三支部")
        assert entry(held_by("内科党支部、外科党支部", units=False)).hosts == ("内科党支部", "外科党支部")

    def test_the_one_general_branch_of_the_title_is_meant(self) -> None:
        reading = held_by("党总支", units=False, title="枫桥小学党总支2023年台账")
        assert entry(reading).hosts == ("枫桥小学党总支",)

    def test_numbers_under_forms_are_doubtful_and_give_none(self) -> None:
        reading = ledger(["党课", "2"], head=["形式", "支委会"])
        assert forms(reading) == [["party_lecture"]]
        assert finding(reading, "unknown_column").weight is Weight.FLAG

    def test_a_title_over_two_rows_of_headings_of_units(self) -> None:
        units = [
            ["安和医院党组织基本情况表"],
            ["序号", "组织名称", "上级党组织", "任期", None, "党员数"],
            [None, None, None, "换届时间", "届满时间", None],
            [1, "安和医院党委", "", "2020-1-1", "2025-1-1", 100],
            [2, BRANCH, "安和医院党委", "2021-3-1", "2024-3-1", 10],
        ]
        reading = read(组织=units)
        assert [(each.name, each.superior, each.size) for each in reading.book.units] == [
            ("安和医院党委", "", 100),
            (BRANCH, "安和医院党委", 10),
        ]
        assert reading.layouts[0].unit == ""
