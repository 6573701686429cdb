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


IN_2024 = "青溪县人民医院党委2024年工作要点\n一、重点工作\n{}。\n"
OF_2023 = "青溪县人民医院党委2023年{}工作总结\n一、{}\n{}。\n青溪县人民医院党委\n{}\n"


@pytest.mark.parametrize(
    "said",
    [
        "开展庆祝中国共产党成立{}周年活动",
        "迎接中国共产党成立{}周年",
        "组织党员纪念中国共产党成立{}周年",
        "献礼中国共产党成立{}周年",
        "以优异成绩为中国共产党成立{}周年增光添彩",
        "向中国共产党成立{}周年汇报",
        "开展中国共产党成立{}周年系列活动",
        "开展中国共产党成立{}周年的庆祝活动",
        "组织中国共产党成立{}周年纪念大会",
        "开展中国共产党成立{}周年和新中国成立75周年庆祝活动",
    ],
)
def test_however_it_is_said_what_is_celebrated_is_this_years(said: str) -> None:
    for number in (101, 102):
        assert alarms(IN_2024.format(said.format(number)), "date.anniversary") == [f"中国共产党成立{number}周年"]
    assert told(IN_2024.format(said.format(103)), "date.anniversary") == []


@pytest.mark.parametrize(
    "text",
    [
        IN_2024.format("去年以庆祝建党102周年为契机，选树典型12名"),
        IN_2024.format("借鉴上年庆祝建党102周年文艺汇演的做法"),
        IN_2024.format("重温庆祝中国共产党成立95周年大会上的讲话"),
        IN_2024.format("以优异成绩迎接建党104周年"),
        OF_2023.format("", "主要工作", "以优异成绩迎接建党103周年", "2023年12月20日"),
        OF_2023.format("上半年", "下半年打算", "以优异成绩迎接建党103周年", "2023年7月6日"),
        OF_2023.format("", "主要工作", "党员向群众送去温暖。建党101周年以后，学习更加深入", "2023年12月20日"),
        OF_2023.format(
            "",
            "主要工作",
            "向全院职工发放学习读本860册、笔记本860本，组织党员观看了反映建党101周年活动的纪录片",
            "2023年12月20日",
        ),
        "青溪县人民医院党委工作规则\n一、总则\n庆祝建党102周年。\n",
    ],
)
def test_anniversaries_of_other_years_may_be_spoken_of(text: str) -> None:
    assert told(text, "date.anniversary") == []


def test_half_a_year_before_it_nobody_celebrates_the_next_anniversary() -> None:
    text = OF_2023.format("上半年", "主要工作", "以优异成绩庆祝建党103周年", "2023年7月6日")
    assert alarms(text, "date.anniversary") == ["建党103周年"]


@pytest.mark.parametrize(
    "said",
    [
        "到矿业大学建校80周年校史馆参观",
        "到地质职业学院建院50周年成果展学习",
        "为实验小学建校60周年捐赠图书200册",
        "为第一中学建校70周年校庆执勤",
        "承担职业学校建校40周年校园勘察",
        "协办建设银行建行70周年座谈会",
        "到县农行支行建行60周年图片展参观",
        "为县医院建院60周年义诊提供场地",
        "组织老同志参加省地质局建局70周年座谈会",
        "受邀出席省地质局建局70周年座谈会",
        "应邀出席省地质局建局70周年座谈会",
        "祝贺省地质局建局70周年",
        "为清河车站建站110周年开放日提供保障",
        "与消防救援站联建，到其建站20周年荣誉室参观",
    ],
)
def test_others_have_anniversaries_too(said: str) -> None:
    text = "青岭地质大队党委学习情况报告\n{}。\n青岭地质大队党委\n"
    assert told(text.format(said), "naming.anniversary") == []


@pytest.mark.parametrize(
    ("unit", "said", "found"),
    [
        ("清河县人民医院党委", "以迎接建院60周年为契机", []),
        ("清河一中党支部", "以迎接建校80周年为契机", []),
        ("清河县水利局机关服务中心党支部", "以迎接建局70周年为契机", []),
        ("清河县人民医院党委", "组织学生庆祝中国少年先锋队建队75周年", []),
        ("青岭地质大队党委", "组织职工参加健步走、歌咏比赛等活动12场次，以迎接建院60周年为契机", ["建院60周年"]),
    ],
)
def test_the_anniversary_of_the_own_unit_is_called_as_it_is(unit: str, said: str, found: list[str]) -> None:
    assert told(f"{unit}工作总结\n{said}。\n{unit}\n", "naming.anniversary") == found


LATER = "澜州市交通运输局{}\n\n二、{}\n{}\n澜州市交通运输局\n{}\n"


@pytest.mark.parametrize(
    "said",
    [
        *("会议定于11月20日下午召开。", "会议订于11月20日下午召开。", "我局将在11月20日下午组织验收。"),
        *("我局拟在11月20日下午组织验收。", "预计11月20日下午通过验收。", "各科室要在11月20日下午交齐登记表。"),
        *("各科室应在11月20日下午交齐登记表。", "各科室须在11月20日下午交齐登记表。"),
        *("我局打算11月20日下午组织验收。", "我局准备11月20日下午组织验收。", "争取11月20日下午通过验收。"),
        *("力争11月20日下午通过验收。", "确保11月20日下午通过验收。", "11月20日下午组织验收，届时通报结果。"),
        *("11月20日下午开始第二轮检查。", "11月20日下午启动第二轮检查。", "11月20日下午研究明年工作。"),
        *("11月20日下午研究下一步工作。", "去年11月20日，召开了首次会议。", "上年11月20日，召开了首次会议。"),
        *("前年11月20日，召开了首次会议。", "小组成立于2022年，当年11月20日，召开了首次会议。"),
        *("11月20日前召开民主生活会。", "11月20日之前召开民主生活会。", "11月20日以前召开民主生活会。"),
        *("11月20日起开展了解涉密岗位的谈话。", "11月20日至22日召开座谈会。", "11月20日到22日召开座谈会。"),
        *("11月20日—22日召开座谈会。", "11月18日至11月20日召开座谈会。", "11月18日到11月20日召开座谈会。"),
        *("11月18日—11月20日召开座谈会。", "12月底前召开民主生活会。", "截至11月底，已完成整改17个。"),
        "11月8日，召开了总结会议。",
    ],
)
def test_what_is_to_come_may_be_later(said: str) -> None:
    assert told(LATER.format("保密自查报告", "自查情况", said, "2024年11月8日"), "date.after-signature") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (("保密自查报告", "自查情况", "12月20日，召开了会议。", "2024年11月8日"), 1),
        (("保密自查报告", "自查情况", "各科室要认真自查。11月20日，召开了会议。", "2024年11月8日"), 1),
        (("保密自查报告", "自查情况", "2024年11月20日，召开了会议。", "2024年8月8日"), 1),
        (("保密自查报告", "自查情况", "11月20日，召开了会议。", "2024年8月8日"), 0),
        (("2023年工作报告", "工作情况", "1月20日，召开了会议。", "2024年1月8日"), 0),
        (("保密自查报告", "下一步打算", "11月20日下午组织验收。", "2024年11月8日"), 0),
        (("关于保密检查的通知", "时间安排", "11月20日下午在三楼会议室召开。", "2024年11月8日"), 0),
        (
            (
                "保密自查报告",
                "自查情况",
                "11月20日，召开了会议，通报了检查情况，传达了文件精神，12个科室交流了做法，3名党员作了发言，各科室将认真落实。",
                "2024年11月8日",
            ),
            1,
        ),
    ],
)
def test_what_was_done_later_than_signed(text: tuple[str, ...], found: int) -> None:
    assert len(told(LATER.format(*text), "date.after-signature")) == found


DUE = "石窑沟矿党委{}\n一、总体要求\n深入学习，认真落实各项部署，推动工作上水平。\n{}\n石窑沟矿党委\n{}\n"


@pytest.mark.parametrize(
    "said",
    [
        *("整改方案已于2月10日前印发。", "根据2月10日前报送的情况，列出清单。", "每年的1月10日前报送总结。"),
        *("次年的1月10日前完成评议。", "明年的1月10日前完成评议。", "翌年1月10日前完成评议。"),
        *("上年的1月10日前提交资料的，不再重复报送。", "1月10日前报送上年台账的，不再重复报送。"),
        *("1月10日前报送去年台账的，不再重复报送。", "1月10日前报2024年台账的，不再重复报送。"),
        *("各季度首月报送，1月10日前报送四季度报表。", "各党支部要于2月18日前制定计划。"),
        "落实《关于2月10日前报送材料的通知》。",
    ],
)
def test_dues_of_other_days_are_not_past(said: str) -> None:
    assert told(DUE.format("2025年工作要点", said, "2025年2月18日"), "date.due-before") == []


def test_a_due_is_past_in_a_plan_of_the_year_it_was_signed_in() -> None:
    said = "对照《2025年要点》，2月10日前制定计划。"
    assert told(DUE.format("2025年工作要点", said, "2025年2月18日"), "date.due-before") == ["2月10日前"]
    assert told(DUE.format("2025年工作要点", said, "2024年12月18日"), "date.due-before") == []
    assert told(DUE.format("2025年工作报告", said, "2025年2月18日"), "date.due-before") == []


YEARS = "南山县医院党委{}\n\n一、{}\n{}\n南山县医院党委\n{}\n"
REPORT, DECEMBER = "2023年工作总结", "2023年12月1日"
MET, NEXT = "2022年，院党委召开会议31次。", "2024年工作安排"


@pytest.mark.parametrize(
    ("title", "part", "said", "signed", "found"),
    [
        (REPORT, "主要工作", MET + "2022年，院党委开展检查3次。", DECEMBER, ["2022年", "2022年"]),
        (REPORT, "主要工作", MET + "2022年，院党委开展检查3次。2022年，院党委慰问12人。", DECEMBER, []),
        (REPORT, "主要工作", "2021年，院党委召开会议31次。", DECEMBER, []),
        (REPORT, "主要工作", "2022年3月，院党委召开会议31次。", DECEMBER, []),
        (REPORT, "下一步打算", MET, DECEMBER, []),
        ("工作总结", "主要工作", MET, "2023年7月1日", ["2022年"]),
        ("工作总结", "主要工作", MET, "2023年2月1日", []),
        ("工作总结", "主要工作", "2022年以来，院党委坚持学习。", "2023年7月1日", []),
        ("工作总结", "主要工作", "根据《关于报送2022年学习情况的通知》，现将情况报告如下。", "2023年7月1日", []),
        ("关于2023年检查情况的通知", "检查情况", MET, "2023年7月1日", []),
        ("关于2023年学习的意见", "总体要求", MET, "2023年7月1日", []),
        ("2023年先进事迹", "先进事迹", MET, "2023年7月1日", []),
        ("工作要点", "主要任务", "做好2022年度党费收缴工作。", "2023年7月1日", []),
        ("2023年工作要点", "主要任务", "做好2021年度党费收缴工作。", "2023年7月1日", []),
        (REPORT, "主要工作", "制定2021年党建工作要点。", DECEMBER, []),
        (REPORT, "主要工作", "落实《关于制定2022年党建工作要点的通知》。", DECEMBER, []),
        (REPORT, NEXT, "制定2023年培训计划。", DECEMBER, ["制定2023年培训计划"]),
        (REPORT, "下一步打算", "制定2023年培训计划，迎接2024年评审。", DECEMBER, ["制定2023年培训计划"]),
        (REPORT, "主要工作", "制定2023年培训计划，迎接2024年评审。", DECEMBER, []),
        (REPORT, "2022年遗留任务安排", "2022年打算制定2023年培训计划，迎接2024年评审。", DECEMBER, []),
        ("2023年上半年工作总结", "下半年打算", "制定2023年培训计划，迎接2024年评审。", "2023年7月1日", []),
        *(
            (REPORT, NEXT, f"{each}2023年培训任务。", DECEMBER, [])
            for each in ("完成", "做好", "实现", "达成", "召开会议部署")
        ),
        (REPORT, NEXT, "召开2023年培训项目推进会。", DECEMBER, []),
        (REPORT, NEXT, "推进整改和2023年培训计划。", DECEMBER, []),
        (REPORT, NEXT, "实施2023年设备项目后续维护。", DECEMBER, []),
        (REPORT, NEXT, "实施2023年度医保政策。", DECEMBER, []),
        (REPORT, NEXT, "2022年发展党员3名。", DECEMBER, []),
        (REPORT, "主要工作", "2023年发展党员3名，2024年继续。", DECEMBER, []),
        (REPORT, "2023年工作打算", "认真落实任务。", DECEMBER, []),
        (REPORT, "2023年工作打算", "谋划2024年任务。", DECEMBER, ["2023年工作打算"]),
        (REPORT, "主要工作", "谋划2024年任务。\n（一）2023年工作打算\n认真落实2024年任务。", DECEMBER, []),
        ("2023年上半年工作总结", "2023年下半年工作打算", "谋划2024年任务。", "2023年7月1日", []),
        (REPORT, "主要工作", "2021年，院党委召开会议31次。与2022年持平。", DECEMBER, []),
        (REPORT, "主要工作", "制定2021年党建工作要点，与2022年衔接。", DECEMBER, []),
        ("2023年工作要点", "主要任务", "做好2021年度党费收缴工作，与2022年衔接。", "2023年1月5日", []),
        ("2023年工作要点", "主要任务", "抓好整改和2022年党费收缴工作。", "2023年1月5日", []),
        (REPORT, "2023年12月重点工作", "制定2023年培训计划，迎接2024年评审。", DECEMBER, []),
        (REPORT, "主要工作", "谋划2024年任务。\n二、2023年工作打算\n认真落实任务。", DECEMBER, []),
        (REPORT, "主要工作", "现将2022年工作情况报告如下。", DECEMBER, ["2022年"]),
        (REPORT, "主要工作", "现将2021年换届后工作情况报告如下。", DECEMBER, []),
        (REPORT, "主要工作", "现将2024年工作打算报告如下。", DECEMBER, []),
        (REPORT, "主要工作", "党员讲述身边故事。" * 9 + "现将2022年工作情况报告如下。", DECEMBER, ["2022年"]),
        (REPORT, "主要工作", "党员讲述身边故事。" * 80 + "现将2022年清单报告如下。", DECEMBER, []),
        (
            REPORT,
            "主要工作",
            "党员讲述身边故事。" * 9 + "根据《关于报送2022年学习情况的通知》要求，认真总结。",
            DECEMBER,
            ["《关于报送2022年学习情况的通知》"],
        ),
        (REPORT, "主要工作", "党员讲述身边故事。" * 80 + "根据《关于报送2022年学习情况的通知》补报。", DECEMBER, []),
    ],
)
def test_of_which_year_something_is_said(title: str, part: str, said: str, signed: str, found: list[str]) -> None:
    assert alarms(YEARS.format(title, part, said, signed), "date.last-year") == found
