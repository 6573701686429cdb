"""Days that cannot be, years left over, and what is said twice."""

import pytest

from core.reading.defects.told import alarms, told

ANNUAL = "岚州医院党委2022年度工作总结\n\n{body}\n\n岚州医院党委\n2023年1月12日\n"


@pytest.mark.parametrize("day", ["2022年2月30日", "9月31日", "2023年13月", "2023年2月29日", "6月35日"])
def test_days_that_are_not_in_the_calendar_are_told(day: str) -> None:
    assert told(f"定于{day}召开会议。", "date.impossible") == [day]


@pytest.mark.parametrize("day", ["2024年2月29日", "12月31日", "1.5万元", "比例为1:12月", "2月29日", "2023年12月"])
def test_days_that_are_in_the_calendar_are_not(day: str) -> None:
    assert told(f"定于{day}召开会议。", "date.impossible") == []


def test_a_deadline_before_the_date_of_the_document_is_past() -> None:
    text = ANNUAL.format(
        body="一、工作情况\n2022年6月底前完成了换届。\n二、下一步打算\n2022年6月底前，完成政治监督全覆盖。"
    )
    assert told(text, "date.past-deadline") == ["2022年6月底前"]


def test_a_deadline_to_come_is_right() -> None:
    text = ANNUAL.format(body="二、下一步打算\n2023年6月底前，完成政治监督全覆盖。2025年前建成基地。")
    assert told(text, "date.past-deadline") == []


def test_last_years_opening_is_stale() -> None:
    assert told(ANNUAL.format(body="2021年以来，医院党委认真落实。"), "date.stale-year") == ["2021年以来"]
    assert (
        told(ANNUAL.format(body="2022年以来，医院党委认真落实。\n三、2023年工作打算\n抓落实。"), "date.stale-year")
        == []
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("一是严格党员管理。严格党员管理。认真贯彻条例。", ["一是严格党员管理。严格党员管理。"]),
        ("甲支部工作扎实有效推进到位。\n乙支部好。甲支部工作扎实有效推进到位。", ["甲支部工作扎实有效推进到位。"]),
    ],
)
def test_a_sentence_said_twice_is_told(text: str, quoted: list[str]) -> None:
    assert told(text, "repeat.sentence") == quoted


def test_a_clause_said_twice_running_is_told() -> None:
    text = "监督的精准性、实效性有待提高，监督的精准性、实效性有待提高。"
    assert told(text, "repeat.clause") == [text[:-1]]
    assert told("各支部要进一步加强管理，要进一步加强管理。", "repeat.clause") == ["要进一步加强管理，要进一步加强管理"]
    assert told("抓学习、抓学习、抓整改。", "repeat.clause") == ["抓学习、抓学习"]


@pytest.mark.parametrize(
    "text",
    [
        "读总书记的书，读总书记读的书。",
        "该批评教育的批评教育，该组织处理的组织处理。",
        "学习本领、政治领导本领、改革创新本领。",
        "同谋划、同部署、同落实、同考核。",
        "每季度召开1次支部党员大会。\n二是抓学习。每季度召开1次支部党员大会，研究工作。",
    ],
)
def test_figures_of_speech_are_no_repeats(text: str) -> None:
    assert alarms(text, "repeat") == []


def test_a_figure_told_twice_in_the_same_words_is_told() -> None:
    text = "一是办实事。投入资金46.8万元改造老旧小区3个，新建车棚11处。\n投入资金46.8万元改造老旧小区3个。"
    assert alarms(text, "repeat.phrase") == ["投入资金46.8万元改造老旧小区3个"]


def test_a_heading_used_twice_is_told() -> None:
    text = "（一）加强理论学习\n抓学习。\n（二）改进作风\n抓作风。\n（三）加强理论学习\n抓落实。"
    assert told(text, "repeat.heading") == ["（三）加强理论学习"]


def test_praise_and_blame_of_one_body_are_noted() -> None:
    text = "成立临时党支部，认真落实制度。\n二、问题\n项目部临时党支部落实制度不严格。"
    assert told(text, "repeat.contradiction") == ["临时党支部落实制度不严格"]


def test_a_day_must_fall_on_its_weekday() -> None:
    assert told("定于2024年5月17日（星期四）召开。", "date.weekday") == ["2024年5月17日（星期四"]
    assert told("定于2024年5月17日（星期五）、5月19日（周日）召开。", "date.weekday") == []


BUREAU = "水务局党组2022年工作总结\n\n一、主要工作\n认真学习。\n{heading}\n{body}\n\n水务局党组\n2022年12月20日\n"


def test_what_comes_next_told_with_the_year_before_is_stale() -> None:
    text = BUREAU.format(heading="四、2023年工作安排", body="2022年，局党组将深入学习。")
    assert alarms(text, "date.old-year") == ["2022年"]


def test_what_comes_next_told_with_the_reported_year_at_its_end_is_a_hint() -> None:
    text = BUREAU.format(heading="四、下一步工作打算", body="2022年，局党组将深入学习。")
    assert told(text, "date.old-year") == ["2022年"]
    assert alarms(text, "date.old-year") == []


@pytest.mark.parametrize(
    "body",
    [
        "2023年，局党组将深入学习。",
        "2022年的成绩来之不易，将倍加珍惜。",
        "2022年完成的项目将继续发挥效益。",
        "2022年，局党组完成了任务，要看到不足。",
    ],
)
def test_the_year_before_may_be_spoken_of_in_what_comes_next(body: str) -> None:
    assert told(BUREAU.format(heading="四、2023年工作安排", body=body), "date.old-year") == []


def test_last_years_anniversary_is_told() -> None:
    text = "某医院党委2024年工作要点\n以优异成绩庆祝中国共产党成立102周年。"
    assert told(text, "date.anniversary") == ["中国共产党成立102周年"]
    assert told(text.replace("102", "103"), "date.anniversary") == []
    assert told(text.replace("以优异成绩庆祝", "2023年，我们庆祝了"), "date.anniversary") == []


def test_the_report_s_own_year_is_not_that_of_what_is_to_come() -> None:
    text = (
        "医院党总支2023年度学习情况报告\n一、学习情况\n全年学习12次。\n四、2023年学习打算\n制定2024年学习计划。\n"
        "医院党总支\n2023年12月20日\n"
    )
    assert told(text, "date.last-year") == ["2023年学习打算"]
    assert told(text.replace("四、2023", "四、2024"), "date.last-year") == []


def test_a_plan_signs_papers_of_its_own_year() -> None:
    text = "车辆段党委2025年工作要点\n3月底前逐级签订2024年党风廉政建设责任书。\n车辆段党委\n2025年2月20日\n"
    assert len(told(text, "date.last-year")) == 1
    assert told(text.replace("签订2024", "签订2025"), "date.last-year") == []
