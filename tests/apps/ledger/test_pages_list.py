"""台账 and its calendar: what is listed, found, and left out."""

import io
from datetime import time

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import BY, at, meeting, on, people
from apps.visiting import page, visitor
from youju.access.models import Role
from youju.core.facts import EntryState, ItemKind, Presence
from youju.ledger import scoping, words
from youju.ledger.drafts import AgendaDraft, AttendanceDraft
from youju.ledger.operations import record_entries, record_entry, revise_entry, void_entry
from youju.ledger.views import entries as entries_module

LIST = "/ledger/"


@pytest.fixture
def reader(company):
    return visitor(company, Role.READER)


@pytest.fixture
def wide(monkeypatch):
    """Two units are many: lists go through entries by day, and ask of each who held it."""
    monkeypatch.setattr(scoping, "FEW", 1)


def titles(client, **asked):
    """The titles listed, in their order."""
    return [str(row.record.title) for row in client.get(LIST, asked).context["table"].rows]


def record(unit, title, day="2026-03-10", **said):
    return record_entry(meeting(unit, day, title=title, **said), **BY)


def test_entries_stand_newest_first(company, below, reader):
    record(company, "旧会", "2026-01-05")
    record(below, "新会", "2026-03-05")
    assert titles(reader) == ["新会", "旧会"]


def test_entries_of_a_sibling_are_not_there(below, sibling, reader):
    record(below, "自己的会")
    record(sibling, "别家的会")
    text = page(reader, LIST)
    assert "自己的会" in text
    assert "别家" not in text


def test_an_entry_held_together_is_seen_by_both(below, sibling, reader):
    record(sibling, "联学联建", hosts=(sibling.pk, below.pk))
    assert titles(reader) == ["联学联建"]
    assert titles(visitor(sibling, Role.READER)) == ["联学联建"]


def test_without_below_only_own_entries_are_seen(company, below):
    record(company, "党委会")
    record(below, "支部会")
    assert titles(visitor(company, Role.READER, with_below=False)) == ["党委会"]


def test_a_void_entry_is_listed_only_where_asked_for(company, reader):
    void_entry(record(company, "作废的会"), "重复", **BY)
    assert titles(reader) == []
    assert titles(reader, state="void") == ["作废的会"]


def test_words_are_found_in_title_and_summary(company, reader):
    record(company, "三月党员大会", summary="学习意识形态工作责任制")
    record(company, "四月意识形态研判会", "2026-03-11")
    record(company, "别的会", "2026-03-12")
    assert titles(reader, q="意识形态") == ["四月意识形态研判会", "三月党员大会"]
    assert titles(reader, q="意识形态 责任制") == ["三月党员大会"]


@pytest.mark.parametrize("word", ["识意", "形态意识", "态形"])
def test_characters_in_another_order_are_not_found(wide, company, below, reader, word):
    record(company, "意识形态工作会", summary="意识到形态")
    assert titles(reader, q=word) == []


def test_a_single_character_is_found_in_titles(company, reader):
    record(company, "读书会")
    record(company, "座谈", summary="读了书")
    assert titles(reader, q="读") == ["读书会"]


def test_latin_letters_are_found_in_either_case(wide, company, below, reader):
    record(company, "BIM技术学习")
    assert titles(reader, q="bim") == ["BIM技术学习"]


@pytest.mark.parametrize("word", ["100%", "_", "'", "\\", "a b c d e f g h"])
def test_strange_signs_are_words_like_any_other(wide, company, below, reader, word):
    record(company, f"完成率{word}的会")
    assert titles(reader, q=word) == [f"完成率{word}的会"]


def test_the_name_of_a_unit_brings_all_below_it(company, below, reader):
    record(company, "党委会")
    record(below, "支部会", "2026-03-09")
    assert titles(reader, unit="一公司党委") == ["党委会", "支部会"]
    assert titles(reader, unit="机关") == ["支部会"]
    assert titles(reader, unit=str(below.uid)) == ["支部会"]


def test_a_link_to_a_unit_shows_its_name(below, reader):
    assert 'value="一公司机关党支部"' in page(reader, f"{LIST}?unit={below.uid}")


def test_the_name_of_a_sibling_finds_nothing(sibling, reader):
    record(sibling, "别家的会")
    assert titles(reader, unit="二公司") == []
    assert "二公司党支部" not in page(reader, f"{LIST}?unit={sibling.uid}")


def test_a_form_brings_its_cases(company, reader):
    record(company, "谈心", forms=("contact_point_talk",))
    assert titles(reader, form="heart_talk") == ["谈心"]
    assert titles(reader, form="theme_day") == []


def test_entries_are_found_by_the_topic_of_an_item(company, reader):
    record(company, "有议题", agenda=(AgendaDraft("研究", ItemKind.DECISION, ("ideology",)),))
    record(company, "没议题")
    assert titles(reader, topic="ideology") == ["有议题"]


def test_entries_are_found_by_who_took_part(company, reader):
    first, second = people(company, "欧阳试", "司马验")
    record(company, "甲来的", present=[first])
    record(company, "乙来的", present=[second])
    assert titles(reader, who="欧阳") == ["甲来的"]
    assert titles(reader, who="SMY") == ["乙来的"]
    assert titles(reader, person=str(second.uid)) == ["乙来的"]


def test_days_bound_what_is_listed(company, reader):
    record(company, "一月", "2026-01-31")
    record(company, "二月", "2026-02-01")
    assert titles(reader, since="2026-02-01") == ["二月"]
    assert titles(reader, until="2026-01-31") == ["一月"]


def test_late_entries_can_be_listed_alone(company, reader):
    record(company, "及时")
    record_entry(meeting(company, "2025-12-01", title="晚了"), by=BY["by"], at=at("2026-03-01"))
    assert titles(reader, late="on") == ["晚了"]


def test_how_many_came_stands_beside_how_many_should(company, reader):
    here, away, out = people(company, "甲", "乙", "丙")
    attendances = (
        AttendanceDraft(here.pk),
        AttendanceDraft(away.pk, Presence.LEAVE),
        AttendanceDraft(out.pk, Presence.ABSENT),
    )
    record(company, "会", attendances=attendances, headcount=5)
    assert "6/8" in page(reader, LIST)


def test_the_list_is_exported_as_seen(company, sibling, reader):
    record(company, "自己的会")
    record(sibling, "别家的会")
    answer = reader.get(LIST, {"_export": "xlsx"})
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[0][:4] == ("日期", "名称", "党组织", "活动形式")
    assert [row[1:4] for row in rows[1:]] == [("自己的会", "一公司党委", "支部党员大会")]
    assert rows[1][0].date() == on("2026-03-10")


def test_too_many_for_one_file_are_refused_with_advice(company, reader, monkeypatch):
    monkeypatch.setattr(entries_module, "MOST_EXPORTED", 1)
    record_entries([meeting(company, title=f"第{number}次") for number in range(2)], **BY)
    answer = reader.get(LIST, {"_export": "xlsx"})
    assert answer.status_code == 422
    assert "缩小范围" in answer.content.decode()


def test_the_list_takes_the_same_few_queries_however_long(company, reader, django_assert_max_num_queries):
    page(reader, "/ledger/")
    counts = []
    for size in (2, 20):
        record_entries([meeting(company, title=f"{size}-{number}") for number in range(size)], **BY)
        with CaptureQueriesContext(connection) as seen:
            page(reader, LIST)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    with django_assert_max_num_queries(8):
        page(reader, f"{LIST}?q=会议")


def test_nobody_counts_all_rows(company, reader):
    record(company, "会")
    with CaptureQueriesContext(connection) as seen:
        page(reader, LIST)
    assert not [each["sql"] for each in seen if 'COUNT(*) AS "__count"' in each["sql"]]


def test_the_calendar_shows_a_month_with_its_plans_marked(company, sibling, reader):
    record(company, "开过的会", "2026-03-10", began_at=time(14, 30))
    record(company, "要开的会", "2026-03-25", state=EntryState.PLANNED)
    record(company, "上月的会", "2026-02-25")
    record(sibling, "别家的会")
    text = page(reader, "/ledger/calendar/?month=2026-03")
    assert "14:30" in text
    assert "led-event-planned" in text
    assert ("开过的会" in text, "上月的会" in text, "别家的会" in text) == (True, False, False)


def test_a_busy_day_says_how_many_more(company, reader):
    record_entries([meeting(company, title=f"第{number}次") for number in range(7)], **BY)
    text = page(reader, "/ledger/calendar/?month=2026-03")
    assert "还有4条" in text
    assert "since=2026-03-10" in text


def test_an_empty_month_points_to_the_last_with_entries(company, reader):
    record(company, "会", "2026-01-10")
    assert "看2026年1月" in page(reader, "/ledger/calendar/?month=2026-03")


def test_a_month_nobody_can_read_is_this_one(reader):
    assert page(reader, "/ledger/calendar/?month=abc")


def test_a_page_beyond_the_last_shows_the_first(company, reader):
    record(company, "会")
    assert titles(reader, page="9") == ["会"]


def test_with_many_units_in_scope_the_same_is_seen(wide, company, below, sibling, reader):
    record(below, "支部会", "2026-03-05", summary="学习意识形态工作责任制")
    record(sibling, "别家的会")
    record(sibling, "联学联建", "2026-03-11", hosts=(sibling.pk, below.pk))
    assert titles(reader) == ["联学联建", "支部会"]
    assert titles(reader, q="意识形态") == ["支部会"]
    text = page(reader, "/ledger/calendar/?month=2026-03")
    assert ("支部会" in text, "联学联建" in text, "别家的会" in text) == (True, True, False)


def test_with_many_units_a_busy_day_says_that_there_is_more(wide, company, below, reader):
    record_entries([meeting(company, title=f"第{number}次") for number in range(7)], **BY)
    assert "这天还有更多" in page(reader, "/ledger/calendar/?month=2026-03")


def test_words_found_often_are_found_without_being_looked_up(wide, company, below, reader, monkeypatch):
    monkeypatch.setattr(words, "RARE", 1)
    record(company, "三月党员大会", "2026-03-09")
    record(company, "四月党员大会", "2026-03-10")
    assert titles(reader, q="党员大会") == ["四月党员大会", "三月党员大会"]


def agenda(*said):
    """Agenda items: titles, or titles with decisions."""
    items = (each if isinstance(each, tuple) else (each, "") for each in said)
    return tuple(AgendaDraft(title, ItemKind.DECISION, decision=decision) for title, decision in items)


def found_by(client, words):
    """The line that says why the first entry listed was found, as people read it."""
    row = next(iter(client.get(LIST, {"q": words}).context["table"].page.object_list)).record
    return [f"{each.place}：{each.before}{each.word}{each.after}" for each in row.excerpts]


@pytest.mark.parametrize("is_wide", [False, True])
def test_words_are_found_in_the_agenda(company, below, reader, monkeypatch, is_wide):
    monkeypatch.setattr(scoping, "FEW", 0 if is_wide else 200)
    record(company, "三月党委会", agenda=agenda("研究玻璃幕墙维修", "听取汇报"))
    record(company, "四月党委会", "2026-03-11", agenda=agenda(("审议预算", "缓议，补充材料后再议")))
    record(company, "五月党委会", "2026-03-12", resolutions="同意调整分工")
    assert titles(reader, q="玻璃幕墙") == ["三月党委会"]
    assert titles(reader, q="补充材料") == ["四月党委会"]
    assert titles(reader, q="调整分工") == ["五月党委会"]


@pytest.mark.parametrize("rare", [1, 2000])
def test_words_may_stand_in_different_places_of_an_entry(company, below, reader, monkeypatch, rare):
    monkeypatch.setattr(words, "RARE", rare)
    monkeypatch.setattr(scoping, "FEW", 0)
    record(company, "三月党委会", agenda=agenda("研究玻璃幕墙维修", ("审议预算", "同意")))
    record(company, "四月党委会", agenda=agenda("研究玻璃幕墙清洗"))
    record(company, "五月党委会", agenda=agenda("审议预算"))
    assert titles(reader, q="三月 玻璃 预算 同意") == ["三月党委会"]
    assert titles(reader, q="玻璃 预算") == ["三月党委会"]


def test_a_word_that_fills_one_agenda_hides_no_other_entry(wide, company, below, reader, monkeypatch):
    monkeypatch.setattr(words, "RARE", 2)
    record(company, "三月党委会", agenda=agenda("预算一", "预算二", "预算三"))
    record(company, "四月党委会", "2026-03-11", agenda=agenda("预算四"))
    assert titles(reader, q="预算") == ["四月党委会", "三月党委会"]


@pytest.mark.parametrize("is_wide", [False, True])
def test_a_single_character_is_found_in_agenda_titles(company, below, reader, monkeypatch, is_wide):
    monkeypatch.setattr(scoping, "FEW", 0 if is_wide else 200)
    record(company, "党委会", agenda=agenda(("研究拨款", "照办")))
    assert (titles(reader, q="拨"), titles(reader, q="照")) == (["党委会"], [])


def test_what_a_correction_took_off_the_agenda_is_not_found(company, reader):
    entry = record(company, "党委会", agenda=agenda("研究玻璃幕墙维修"))
    revise_entry(entry, meeting(company, title="党委会", agenda=agenda("研究屋面维修")), "写错了", **BY)
    assert (titles(reader, q="玻璃"), titles(reader, q="屋面")) == ([], ["党委会"])


def test_the_list_says_where_the_words_stand_that_the_title_lacks(company, reader):
    said = "因设计单位尚未出具正式意见，本议题缓议，补充材料后再提请下次党委会研究，由工程部牵头办理"
    items = agenda("听取汇报", ("研究玻璃幕墙维修", said))
    record(company, "三月党委会", agenda=items, summary="逐项讨论")
    assert found_by(reader, "党委会") == []
    assert found_by(reader, "三月 玻璃 幕墙") == ["议题：研究玻璃幕墙维修"]
    assert found_by(reader, "缓议") == [f"决议：…{said[5:]}"]
    assert found_by(reader, "玻璃 逐项") == ["议题：研究玻璃幕墙维修", "内容：逐项讨论"]
    assert "议题：研究<mark>玻璃</mark>幕墙维修" in page(reader, f"{LIST}?q=玻璃")


def test_what_was_said_in_a_talk_finds_nothing_and_is_not_shown(company, reader):
    items = agenda(("谈工作打算", "今后多谈心"))
    record(company, "谈心谈话", forms=("heart_talk",), agenda=items, summary="工作打算", resolutions="多谈心")
    assert titles(reader, q="多谈心") == []
    assert found_by(reader, "打算") == ["议题：谈工作打算"]


def test_saying_why_takes_two_queries_however_many_were_found(company, reader):
    page(reader, LIST)
    counts = []
    for size in (2, 20):
        drafts = [meeting(company, title=f"{size}-{number}", agenda=agenda("研究预算")) for number in range(size)]
        record_entries(drafts, **BY)
        with CaptureQueriesContext(connection) as seen:
            page(reader, f"{LIST}?q=预算")
        counts.append(len(seen))
    with CaptureQueriesContext(connection) as seen:
        page(reader, f"{LIST}?q=20-")
    assert counts == [len(seen) + 2] * 2
