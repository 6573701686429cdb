"""How often it was, months of quarters, stages, points and “几个一” counted; and sums that were not seen before."""

import pytest

from core.reading.defects.told import alarms

WRONG = [
    ("党员大会每季度召开1次，全年召开3次。", "sum.frequency"),
    ("主题党日每月1次，全年共开展10次。", "sum.frequency"),
    ("第一季度（4月至6月）开展学习。", "date.season"),
    ("上半年（1月至7月）开展学习。", "date.season"),
    ("举办培训班2期，第一期45人，第二期40人，共培训95人次。", "sum.stages"),
    ("提出三点要求：一要提高认识，二要落实责任。", "sum.points"),
    ("召开3次专题会议：一是部署会，二是推进会。", "sum.points"),
    ("开展“四个一”活动：读一本书、写一篇心得、讲一堂党课。", "sum.ones"),
    ("每期培训30人，共举办4期，培训党员150人。", "sum.product"),
    ("向12户困难群众每户发放慰问金500元，共计6500元。", "sum.product"),
    ("应到党员45人，实到42人，请假3人，到会率91%。", "sum.attendance"),
    ("慰问老党员10名、困难党员5名，共慰问16名。", "sum.total"),
    ("其中35岁以下10名，36至50岁20名，51岁以上12名，共45名。", "sum.total"),
    ("本科及以上学历30人，大专10人，高中及以下8人，共计45人。", "sum.total"),
    ("一季度学习3次，二季度3次，三季度2次，四季度3次，全年共学习12次。", "sum.quarters"),
    ("比上年的12次增加5次，达到18次。", "sum.growth"),
    ("同比增长20%，由50件增加到65件。", "sum.growth"),
    ("2025年，支部学习党的二十届六中全会精神。\n2025年12月20日", "meeting.later"),
    ("2025年，庆祝新中国成立75周年。新中国成立75周年之际，开展教育。\n2025年7月1日", "date.anniversary"),
]
RIGHT = [
    ("党员大会每季度召开1次，全年召开4次。", "sum.frequency"),
    ("每月至少集中学习1次，全年专题研讨不少于4次。", "sum.frequency"),
    ("每月开展2次蚊媒密度监测，全年共14次。", "sum.frequency"),
    ("第二季度（4月至6月）、上半年（1月至6月）、下半年（9月至12月）开展学习。", "date.season"),
    ("举办培训班2期，第一期45人，第二期40人，共培训85人次。", "sum.stages"),
    ("提出三点要求：一要提高认识，二要落实责任，三要抓好落实。", "sum.points"),
    ("提出三点要求：一要提高认识，二要落实责任。\n三要抓好落实。", "sum.points"),
    ("开展“四个一”活动：读一本书、写一篇心得、讲一堂党课、办一件实事等。", "sum.ones"),
    ("每期培训30人，共举办4期，培训党员120人。", "sum.product"),
    ("应到党员45人，实到42人，请假3人，到会率93.3%。", "sum.attendance"),
    ("慰问老党员10名、困难党员5名，共慰问15名。", "sum.total"),
    ("35岁以下10名，36至50岁20名，51岁以上12名，共42名。", "sum.total"),
    ("活动不少于10次、走访以上门为主5次，共12次。", "sum.total"),
    ("一季度学习3次，二季度3次，三季度2次，四季度3次，全年共学习11次。", "sum.quarters"),
    ("比上年的12次增加5次，达到17次。", "sum.growth"),
    ("同比增长30%，由50件增加到65件。", "sum.growth"),
    ("2025年，支部学习党的二十届四中全会精神。\n2025年12月20日", "meeting.later"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_does_not_add_up_is_told(text: str, code: str) -> None:
    assert alarms(text, code) != []


@pytest.mark.parametrize(("text", "code"), RIGHT)
def test_what_adds_up_is_left_alone(text: str, code: str) -> None:
    assert alarms(text, code) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("严格落实中央九项规定精神。", "九"),
        ("开展学习贯彻习近平新时代中国特色社会主义主题教育。", "社会主义"),
        ("开展党的群众路线教育实践教育。", "教育"),
    ],
)
def test_names_of_campaigns_are_known(text: str, said: str) -> None:
    assert any(said in each for each in alarms(text, "word"))
