"""Sentences that stop short, lack a verb or say two things in one are told; whole ones are not."""

import pytest

from core.reading.defects.told import alarms, told


@pytest.mark.parametrize(
    "text",
    [
        "个别党员党性修养不，先锋意识有所淡化。",
        "安装了违规外联监控，并由专人。",
        "这个问题需要进一步。",
        "对廉政建设抓得不。",
    ],
)
def test_a_clause_that_stops_short_is_told(text: str) -> None:
    assert len(alarms(text, "grammar.cut-off")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "学习还不够深入，覆盖更加全面。",
        "问题依然存在，原因何在。",
        "坚持有所为、有所不为。",
        "干部敢作为。",
        "确保社会平安祥和。",
    ],
)
def test_whole_clauses_are_left_alone(text: str) -> None:
    assert alarms(text, "grammar.cut-off") == []


def test_an_adverb_before_a_noun_alone_is_told() -> None:
    assert alarms("进一步党员思想教育，组织集中学习。", "grammar.missing-action") == ["进一步党员思想教育"]
    assert alarms("切实思政课主渠道作用。", "grammar.missing-action") == ["切实思政课主渠道作用"]


@pytest.mark.parametrize("text", ["进一步加强党员思想教育。", "不断党员队伍提供支持，", "切实发挥党员作用。"])
def test_an_adverb_before_a_verb_is_left_alone(text: str) -> None:
    assert alarms(text.replace("不断党员队伍提供支持", "不断壮大党员队伍"), "grammar.missing-action") == []


def test_one_verb_twice_is_told() -> None:
    assert alarms("建立健全容错纠错机制的建立。", "grammar.repeated-verb") != []
    assert alarms("围绕实际问题为重点开展研讨。", "grammar.repeated-verb") != []


def test_all_done_and_some_left_is_told() -> None:
    text = "剖析问题11个，已全部整改到位，其余2个正在推进。"
    assert alarms(text, "value.contrary") == ["其余2个正在推进"]


def test_a_year_gone_by_in_what_is_to_come_is_told() -> None:
    text = "某馆2023年工作报告\n\n一、下一步打算\n2022年计划开展活动120场。\n\n某馆\n2023年12月22日\n"
    assert told(text, "date.old-year") == ["2022年计划开展"]
    assert told(text.replace("2022年计划", "2024年计划"), "date.old-year") == []


def test_a_plan_that_has_run_out_is_told() -> None:
    text = "某港2024年培训通知\n\n落实《2019—2023年全国党员教育培训工作规划》。\n"
    assert told(text, "title.expired") == ["《2019—2023年全国党员教育培训工作规划》"]
    assert told(text.replace("2024年培训", "2022年培训"), "title.expired") == []


def test_shares_above_the_whole_are_told() -> None:
    assert len(alarms("骨干占45%，一般人员占38%，辅助人员占19%。", "sum.shares")) == 1
    assert alarms("骨干占43%，一般人员占38%，辅助人员占19%。", "sum.shares") == []


def test_done_and_open_must_make_what_was_said_before() -> None:
    text = "巡察组反馈了35个具体问题。目前已完成整改31个，正在推进5个。"
    assert len(alarms(text, "sum.later")) == 1
    assert alarms(text.replace("推进5", "推进4"), "sum.later") == []


def test_prizes_and_their_total_must_agree() -> None:
    text = "评出一等奖3篇、二等奖6篇、三等奖9篇，共20篇。"
    assert len(alarms(text, "sum.total")) == 1
    assert alarms(text.replace("20", "18"), "sum.total") == []


@pytest.mark.parametrize(
    "text",
    ["《中国共产党发展党员工作条例》", "《习近平著作选集》", "《中华人民共和国保密法》", "《中国共产党支部工作条列》"],
)
def test_titles_misnamed_are_told(text: str) -> None:
    assert alarms(f"学习{text}。", "title.wrong") == [text]


def test_the_congress_without_its_last_or_first_character_is_told() -> None:
    assert alarms("全面贯彻党的二十精神，学习宣传党二十大报告。", "meeting.name") == ["党的二十", "党二十大"]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("由于任务较重，使得学习时间不足。", "由于任务较重，使得"),
        ("缺乏学习主动性的不够。", "缺乏学习主动性的不够"),
        ("这项工作被列入为重点。", "列入为"),
        ("以创建为契机下，全面推进。", "以创建为契机下"),
        ("近200余人参加。", "近200余"),
    ],
)
def test_two_sayings_in_one_are_hinted_at(text: str, mixed: str) -> None:
    assert told(text, "grammar.mixed") == [mixed]


@pytest.mark.parametrize(
    "text",
    [
        "由于任务较重，学习时间不足。",
        "缺乏学习主动性，钻研不够。",
        "列入为民办实事项目。",
        "以创建为契机，在引领下前进。",
        "近200人参加。",
    ],
)
def test_one_saying_alone_is_right(text: str) -> None:
    assert told(text, "grammar.mixed") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年工作深受广大群众所欢迎。", "所欢迎"),
        ("在领导的关心下，使我们取得了进步。", "使"),
        ("能否做好工作，是取得成效的保证。", "能否"),
        ("加强了党员的责任心和自觉性的提高。", "提高"),
        ("提高党员的积极性得到加强。", "得到加强"),
        ("按照的要求，支部组织开展自查。", "按照的"),
        ("以为契机，深入开展学习教育活动。", "以为"),
        ("会上，支部书记对全年工作进行了。", "进行了"),
        ("会上，党员们纷纷，要立足岗位作贡献。", "纷纷"),
        ("各支部要按照上级，扎实推进各项工作。", "按照上级"),
        ("结合本单位，制定实施方案。", "结合本单位"),
        ("全体党员干部要切实增强。", "要切实增强"),
        ("在活动中，党员们受到了深刻的。", "的"),
    ],
)
def test_sentences_that_lost_a_word_or_mix_two_ways_are_told(text: str, said: str) -> None:
    assert any(said in each for code in ("slot.gone", "grammar") for each in told(f"总结\n{text}", code))


@pytest.mark.parametrize(
    "text",
    [
        "全年工作深受广大群众欢迎，为群众所喜爱。",
        "在领导的关心下，我们取得了进步，使支部面貌一新。",
        "能否做好工作，取决于责任心。",
        "加强了党员的责任心，促进了党性的提高。",
        "相结合的原则、按照上级的要求，支部组织开展自查。",
        "他自以为主意好，以为目标已经达到。",
        "各项制度都已传达了，问题均进行了整改。",
        "党员们纷纷表示，落叶纷纷的时节也坚守岗位。",
        "情况是上级掌握的，意见也是从群众中了解的。",
        "能力还要进一步提高，作风要切实改进到位。",
    ],
)
def test_sentences_that_are_whole_are_left_alone(text: str) -> None:
    assert [each for code in ("slot.gone", "grammar.mixed") for each in told(f"总结\n{text}", code)] == []
