"""会议记录 as inspectors know it, read back from the Word file."""

import io
from datetime import time

import docx
import pytest

from apps.ledger.story import BY, CLERK, at, meeting, on
from youju.core.errors import Refusal
from youju.core.facts import EntryState, Function, ItemKind, Presence
from youju.formats.docx.minutes import minutes_document, notice_document, sign_in_document
from youju.formats.docx.writer import docx_bytes
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft
from youju.ledger.minutes import minutes_of, plan_of, sheet_of_attendance
from youju.ledger.operations import record_entry, revise_entry, void_entry
from youju.members.operations import erase
from youju.organisation.operations import rename_unit


def read(document):
    return docx.Document(io.BytesIO(docx_bytes(document)))


def facts(file):
    return {row.cells[0].text: row.cells[1].text for row in file.tables[0].rows}


def lines(file):
    return [paragraph.text for paragraph in file.paragraphs if paragraph.text]


@pytest.fixture
def said(first_branch, members):
    chair, away, guest = members
    directive = receive_directives([DirectiveDraft("关于加强学习的通知", "某发〔2026〕1号")], **BY)[0]
    return meeting(
        first_branch,
        place="三楼会议室",
        began_at=time(14, 30),
        minutes=90,
        agenda=(
            AgendaDraft("学习通知", ItemKind.STUDY, ("ideology",), is_first_topic=True, directives=(directive.pk,)),
            AgendaDraft(
                "确定评优名单",
                topics=("major_decision",),
                result="agreed",
                follow_up="open",
                expected=12,
                present=11,
                in_favour=9,
                against=1,
                abstained=1,
                decision="同意推荐二人。",
            ),
        ),
        attendances=(
            AttendanceDraft(chair.pk, functions=int(Function.CHAIR | Function.RECORDER)),
            AttendanceDraft(away.pk, Presence.LEAVE),
            AttendanceDraft(guest.pk, Presence.OBSERVER),
        ),
        headcount=10,
        deliverables=(DeliverableDraft("reflection", "心得体会", 3, "份"),),
        summary="支部书记传达精神。\n与会党员讨论。",
        resolutions="通过名单。",
    )


def test_the_head_of_the_record_says_who_met_when_and_where(said):
    file = read(minutes_document(minutes_of(record_entry(said, **BY))))
    assert file.paragraphs[0].text == "第一党支部会议记录"
    assert facts(file) == {
        "会议名称": "三月支部党员大会",
        "会议类型": "支部党员大会",
        "时间": "2026年3月10日 14:30—16:00",
        "地点": "三楼会议室",
        "主持人": "甲",
        "记录人": "甲",
        "应到人数": "12人",
        "实到人数": "11人",
        "参会人员": "甲，另有10人",
        "列席人员": "丙",
        "请假人员": "乙",
        "缺席人员": "无",
    }


def test_the_items_stand_with_what_was_studied_and_decided(said):
    text = lines(read(minutes_document(minutes_of(record_entry(said, **BY)))))
    assert "1．【第一议题】学习通知（学习、意识形态）" in text
    assert "学习内容：关于加强学习的通知（某发〔2026〕1号）" in text
    assert "决议：同意推荐二人。" in text


def test_votes_stand_in_a_table(said):
    table = read(minutes_document(minutes_of(record_entry(said, **BY)))).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["议题", "应到", "实到", "赞成", "反对", "弃权", "结果", "办理"],
        ["第2项", "12", "11", "9", "1", "1", "同意", "正在办理"],
    ]


def test_contents_resolutions_and_signatures_follow(said):
    text = lines(read(minutes_document(minutes_of(record_entry(said, **BY)))))
    headings = [line for line in text if line[1:2] == "、"]
    assert headings == ["一、会议议题", "二、会议内容", "三、会议决议", "四、会议成果"]
    assert {"支部书记传达精神。", "与会党员讨论。", "通过名单。", "心得体会3份"} <= set(text)
    assert any("主持人（签名）" in line and "记录人（签名）" in line for line in text)


def test_a_late_and_corrected_record_says_so(first_branch):
    entry = record_entry(meeting(first_branch, "2026-01-10", late_reason="资料迟交"), by=CLERK, at=at("2026-03-20"))
    again = meeting(first_branch, "2026-01-10", title="更正后", late_reason="资料迟交", uid=entry.uid)
    revise_entry(entry, again, "题目写错", by=CLERK, at=at("2026-03-21"))
    footnote = lines(read(minutes_document(minutes_of(entry))))[-1]
    assert f"台账编号 {entry.uid}" in footnote
    assert "补录：资料迟交" in footnote
    assert "第1次更正：题目写错" in footnote


def test_what_is_not_known_is_left_to_be_written(first_branch):
    known = facts(read(minutes_document(minutes_of(record_entry(meeting(first_branch), **BY)))))
    assert {known[label] for label in ("地点", "主持人", "应到人数", "参会人员")} == {"＿＿＿＿＿＿"}


def test_the_unit_has_the_name_of_its_day(first_branch):
    entry = record_entry(meeting(first_branch), **BY)
    rename_unit(first_branch, "新名党支部", on("2026-03-15"), **BY)
    assert read(minutes_document(minutes_of(entry))).paragraphs[0].text == "第一党支部会议记录"


def test_an_erased_person_leaves_a_place(said, members):
    entry = record_entry(said, **BY)
    erase(members[1], **BY)
    assert facts(read(minutes_document(minutes_of(entry))))["请假人员"] == "（已删除）"


def test_the_sign_in_sheet_is_a_page_of_its_own(said):
    file = read(minutes_document(minutes_of(record_entry(said, **BY)), sign_in=True))
    title = next(each for each in file.paragraphs if each.text == "三月支部党员大会签到表")
    assert title.paragraph_format.page_break_before
    rows = [[cell.text for cell in row.cells] for row in file.tables[-1].rows]
    assert rows[:4] == [
        ["序号", "姓名", "签名", "备注"],
        ["1", "甲", "", ""],
        ["2", "乙", "", "请假"],
        ["3", "丙", "", "列席"],
    ]
    assert rows[4][1:] == ["", "", ""]


def planned(said):
    return record_entry(said.with_state(EntryState.PLANNED), by=CLERK, at=at("2026-03-05"))


def test_a_notice_says_what_was_planned_and_is_dated_then(said):
    text = lines(read(notice_document(plan_of(planned(said)))))
    assert text[0] == "关于召开三月支部党员大会的通知"
    assert "一、时间：2026年3月10日 14:30—16:00" in text
    assert "2．确定评优名单" in text
    assert text[-2:] == ["第一党支部", "2026年3月5日"]


def test_a_notice_is_not_made_up_afterwards(said):
    with pytest.raises(Refusal, match="不能补打通知"):
        plan_of(record_entry(said, **BY))


def test_a_held_meeting_keeps_its_notice(said):
    entry = planned(said)
    revise_entry(entry, said, "如期召开", **BY)
    assert plan_of(entry).noticed_on == on("2026-03-05")


def test_a_plan_has_a_sign_in_sheet_but_no_record(said):
    entry = planned(said)
    rows = read(sign_in_document(sheet_of_attendance(entry))).tables[1].rows
    assert [cell.text for cell in rows[1].cells][1] == "甲"
    with pytest.raises(Refusal, match="还没有开展"):
        minutes_of(entry)


def test_a_void_entry_is_not_printed(said):
    entry = record_entry(said, **BY)
    void_entry(entry, "重复登记", **BY)
    with pytest.raises(Refusal, match="作废"):
        minutes_of(entry)
