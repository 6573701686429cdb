"""台账 and its calendar: what is listed, found, and left out."""

import io
from datetime import time

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import BY, at, meeting, on, people
from apps.ledger.visiting import page, visitor
from youju.access.models import Role
from youju.core.facts import EntryState, ItemKind, Presence
from youju.ledger import finding, scoping
from youju.ledger.drafts import AgendaDraft, AttendanceDraft
from youju.ledger.operations import record_entries, record_entry, void_entry
from youju.ledger.views import entries as entries_module

LIST = "/ledger/"


@pytest.fixture
def reader(company):
    return visitor(company, Role.READER)


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
def test_characters_in_another_order_are_not_found(company, reader, word):
    record(company, "意识形态工作会", summary="意识到形态")
    assert titles(reader, q=word) == []


def test_a_single_character_is_found_in_titles(company, reader):
    record(company, "读书会")
    record(company, "座谈", summary="读了书")
    assert titles(reader, q="读") == ["读书会"]


def test_latin_letters_are_found_in_either_case(company, reader):
    record(company, "BIM技术学习")
    assert titles(reader, q="bim") == ["BIM技术学习"]


@pytest.mark.parametrize("word", ["100%", "_", "'", "\\", "a b c d e f g h"])
def test_strange_signs_are_words_like_any_other(company, reader, word):
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


@pytest.fixture
def wide(monkeypatch):
    """Two units are many: lists go through entries by day, and ask of each who held it."""
    monkeypatch.setattr(scoping, "FEW", 1)


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


def test_words_found_often_are_found_without_being_looked_up(company, reader, monkeypatch):
    monkeypatch.setattr(finding, "RARE", 1)
    record(company, "三月党员大会", "2026-03-09")
    record(company, "四月党员大会", "2026-03-10")
    assert titles(reader, q="党员大会") == ["四月党员大会", "三月党员大会"]
