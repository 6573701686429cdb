"""What the office calls itself, whose document it is."""

import pytest

from youju.core.reading.claims import claims_of
from youju.core.reading.outline import outline_of
from youju.core.reading.page import Page
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words


def own(content: str) -> str | None:
    text = Text(content)
    return Page(text, outline_of(text), reading_words()).subjects.own


@pytest.mark.parametrize(
    ("title", "sentences", "name"),
    [
        ("溪口镇中心小学党支部2023年工作总结", "党支部坚持每周学习。顺利通过镇党委验收。", "党支部"),
        ("沱江电务段党委2024年工作要点", "供电段党委召开会议。段党委每月研究，段党委负总责。", "段党委"),
        ("青石县住建局党组理论学习中心组2023年学习报告", "机关党委组织测试。局党组开展学习。局党组带头。", "局党组"),
        ("西岭材料研究所2023年保密工作计划", "所党委听取汇报。研究所组织培训。", "研究所"),
        (
            "云岫矿业有限公司党委2022年工作总结",
            "公司党委召开会议，集团公司党委通报表扬。公司党委开展检查。",
            "公司党委",
        ),
        ("岚溪县实验中学党总支2023年学习报告", "学校召开会议。党总支开展学习，党总支组织研讨。", "党总支"),
    ],
)
def test_the_office_is_who_its_title_names(title: str, sentences: str, name: str) -> None:
    assert own(f"{title}\n{sentences}") == name


def test_the_party_s_way_to_write_it_is_undone() -> None:
    assert (
        own("关于组织生活会的报告\n会议按期召开。\n中共溪口镇中心小学支部委员会\n2023年7月6日")
        == "溪口镇中心小学党支部"
    )


def test_the_committee_of_an_office_is_not_the_group_above_it() -> None:
    text = (
        "榆泽市水务局党组理论学习中心组2024年度学习情况报告\n"
        "机关党委负责学习秘书工作。机关党委整理学习资料16卷。机关党委印发学习计划。"
    )
    assert own(text) != "机关党委"
    assert own(text.replace("党组理论学习中心组", "机关党委")) == "机关党委"


def test_no_name_holds_what_is_done() -> None:
    text = "某院2023年工作总结\n先后邀请县委党校教师来院授课3次。"
    assert own(text) != "先后邀请县委党校教师来院"


def test_people_are_named_without_their_number() -> None:
    text = Text("某校党支部2023年工作总结\n12名党员教师与64名学生结对帮扶。")
    subjects = {claim.subject for claim in claims_of(text, outline_of(text), reading_words())}
    assert subjects == {"党员教师"}


def test_who_stands_right_under_the_title_is_the_office() -> None:
    text = "2025年党建工作总结\n江州市武溪区平安小学党支部\n（2025年12月）\n本年度，共开展主题党日12次，书记党课4次。\n"
    assert own(text) == "江州市武溪区平安小学党支部"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023年乡村振兴工作述职报告\n2023年，XX镇深入贯彻会议精神。全年救助困难群众12户。", "XX镇"),
        ("保密工作自查报告\n现将情况报告如下：\n单位高度重视保密工作。召开会议5次。", "单位"),
        ("年度工作小结\n这一年，我们苦干实干。全年走访48户。", "我们"),
    ],
)
def test_who_acts_first_is_the_office_where_nobody_acts_often(text: str, name: str) -> None:
    assert own(text) == name
