"""Slips of papers read in November 2026, each with a sentence like it that is right."""

import pytest

from core.reading.defects.told import alarms, told

TITLE = "某县水利局2024年上半年工作总结\n"
SLIPS = [
    ("word.mistaken", "每周四上午每三节课集中学习。", "每"),
    ("word.mistaken", "党建工作取得了一定得成绩。", "得"),
    ("word.mistaken", "对失职的依法规追究责任。", "依法规"),
    ("word.mistaken", "分别交由若个小组管理。", "若个小"),
    ("word.mistaken", "支部各属中队坚持轮训。", "各属"),
    ("word.mistaken", "对采购合同逐份负荷。", "负荷"),
    ("word.mistaken", "11月底前完成接替验收。", "接替"),
    ("word.mistaken", "遵循《中国共产政法工作条例》的要求。", "共产"),
    ("word.mistaken", "坚持以总书记新时代中国特色社会主义思想为指导。", "总书记"),
    ("word.mistaken", "落实习近平总书记新时代中国特色社会主义思想。", "总书记新"),
    ("word.mistaken", "把握“六个始终坚持”的方法。", "六个始终坚持"),
    ("word.mistaken", "学习给第六地质大队全体职工重要贺信精神。", "贺信"),
    ("word.mistaken", "发放《A谈治国理政》。", "A"),
    ("word.mistaken", "纳入街道党组议事日程。", "党组"),
    ("word.mistaken", "各项整改取的阶段性成效。", "取的"),
    ("word.mistaken", "这些做法值的学习。", "值的"),
    ("word.mistaken", "撰写学习心的体会20篇。", "心的体会"),
    ("word.mistaken", "采取个人自学地方式学习。", "地"),
    ("slot.gone", "认真贯彻落实党会议精神。", "党会议精神"),
    ("slot.gone", "开展党工委理论中心组8次。", "理论中心组8次"),
    ("slot.gone", "专题取纪委工作汇报4次。", "取"),
    ("slot.gone", "我认真履行全面从严治党第一责任人，抓班子。", "履行全面从严治党第一责任人"),
    ("slot.gone", "造成了党总支在的凝聚力不足。", "在的"),
    ("slot.gone", "全校有某个党总支、2某个党支部。", "某个"),
    ("slot.gone", "党员37多少人。", "7多少人"),
    ("slot.gone", "高校某年共发展2名。", "校某年"),
    ("slot.gone", "&&&最大限度地调动职工积极性。", "&&&"),
    ("slot.gone", "持续深入清廉学校建设。", "持续深入清廉学校建设"),
    ("slot.gone", "为人才在一线成长良好条件。", "为人才在一线成长良好条件"),
    ("slot.missing-number", "其中发展35岁以下名、研究生学历的名。", "名"),
    ("slot.missing-number", "全年新建公厕座、改造公厕22座。", "座"),
    ("title.wrong", "落实《干部教育培训作条例》。", "《干部教育培训作条例》"),
    ("word.doubled-character", "积极开展展党员思想教育。", "展展"),
    ("word.doubled-character", "作为最重要的政政治任务。", "政政"),
    ("word.two-ways", "呈现“两变、两新、两突破”的特点。要抓“两推、两新、两突破”，“两推、两新、两突破”见效。", None),
    ("naming.cut", "某县水利在市局党组的领导下攻坚克难。", "某县水利"),
    ("value.retold", "局党委下辖5个党总支、19个党支部，对18个党支部书记逐一评议。", "18个党支部书记"),
    ("value.retold", "全局教职工111人。与全局117名教职工签订承诺书。", "全局117名教职工"),
    ("sum.parts", "全局26个党支部分类管理，示范党支部6个、提升党支部16个、规范党支部5个。", None),
    ("word.mistaken", "全年没有发失泄密事件。", "发"),
    ("word.mistaken", "支部没有受到涉及项目的信访举报。", "受到"),
    ("word.mistaken", "开展稽查7户，查税款386万元。", "查"),
    ("word.mistaken", "由党委书记月谈支部书记。", "月谈"),
    ("word.mistaken", "停车难问题由分管领导限解决。", "限"),
    ("word.mistaken", "确保安全生产的良好次序。", "良好次序"),
    ("slot.gone", "全面党的二十大精神，落实任务。", "全面党的二十大精神"),
    ("slot.gone", "做到“三严格”。是严格组织领导，成立小组。二是严格制度。", "是"),
    ("slot.gone", "请执行。\n中共\n党组\n2020年9月10日", "中共\n党组"),
    ("sum.growth", "组织税收11.86亿元，比上年增收1.34亿元，增长21.7%，完成任务。", None),
    ("sum.parts", "截至4月20日，21个问题中已完成整改27个，基本完成2个，正在推进2个。", None),
    ("sum.parts", "现有党员495名，其中正式党员492名，预备党员4名，女党员112名。", None),
    ("sum.parts", "梳理项目32项，其中服务类15项、关爱类8项、提升类6项，目前已完成21项。", None),
    ("sum.parts", "党员36人，从学历上看，研究生3人，本科28人，大专及以下4人。", None),
    ("sum.parts", "接收涉密文件138份，已清退121份，存档16份。", None),
    ("sum.parts", "确定的32项实事办结29项、结转2项。", None),
    ("sum.parts", "党员236名，其中在职党员171名，占72.5%，离退休党员64名，占27.5%。", None),
    ("sum.parts", "发现问题19个，当场整改19个，限期整改3个。", None),
    ("sum.parts", "12个攻关项目已完成18个，其余按计划推进。", None),
    ("sum.rest", "查出病害1342处，比上年的1508处减少166处；已整治1297处，余下的46处列入计划。", None),
    ("sum.parts", "对26件到期或者即将到期的国家秘密审核，其中解密9件、延长期限2件、维持17件。", "对26件"),
]
RIGHT = [
    "每三节课一测，第三节课集中学习，一定得抓好，依法依规追究责任。",
    "若干个小组，各所属中队；设备负荷逐年上升；接替采区投产。",
    "中国共产党、中国共产主义青年团，总书记重要讲话，六个必须坚持。",
    "学习习近平总书记致大会的贺信精神，开展学习总书记讲话精神活动。",
    "听取的汇报、采取的措施、领取的物资、选取的案例都有记录；个别值的党员轮休。",
    "街道党组织健全；本地方式灵活；地方法院配合。",
    "落实党的会议精神；召开理论中心组学习会8次；履行第一责任人职责。",
    "有某个党支部没有按时换届的，要说明有多少人；某年某月。",
    "深入推进清廉学校建设；为人才成长创造良好条件。",
    "开展展览活动；学习习近平总书记讲话；工作作了安排；人人参与，项项落实。",
    "某县水利工作成绩明显，某县水利局党组高度重视。",
    "下辖19个党支部，17个党支部书记参加培训。",
    "对26件国家秘密审核，其中解密9件、维持17件。",
    "没有发现违纪问题；没有受到处分；检查税款缴纳；每月谈话；在时限内解决。",
    "全面学习党的二十大精神；二是严格制度。",
    "比上年增收1.34亿元，增长12.7%；党员495名，其中正式党员491名，预备党员4名，女党员112名。",
    "党员22名，其中高知群体14名，占63.6%，女党员19名。",
    "查出病害1342处，比上年的1508处减少166处；已整治1296处，余下的46处列入计划。",
    "12个攻关项目已完成8个，其余4个按计划推进；村民得实惠、林场得效益、村组得发展。",
    "针对“党建党建，书记一个人在建”的问题。",
]


@pytest.mark.parametrize(("code", "text", "said"), SLIPS)
def test_what_papers_say_wrong_is_told(code: str, text: str, said: str | None) -> None:
    found = told(TITLE + text, code)
    assert found
    assert said is None or said in found


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_and_looks_like_it_is_left_alone(text: str) -> None:
    assert [said for code in {each[0] for each in SLIPS} for said in alarms(TITLE + text, code)] == []


def test_items_counted_from_one_again_before_the_third_are_told_where_they_are_wrong() -> None:
    text = "一、做法\n一是严格组织生活。按期召开。一是抓好教育。坚持学习。三是服务群众。\n"
    assert told(text, "numbering.repeated") == ["一是抓好教育"]
    assert told(text, "numbering.skipped") == []


def test_two_lists_of_items_are_no_repetition() -> None:
    text = "一、做法\n一是严格组织生活。二是抓好教育。\n二、打算\n一是服务群众。二是抓好学习。三是加强管理。\n"
    assert told(text, "numbering") == []


def test_papers_of_a_past_year_are_told_in_plans() -> None:
    plan = "某县水利局2024年工作计划\n3月底前制定印发《2022年党员教育培训计划》。按照《2023年培训方案》的评估改进。"
    assert told(plan, "date.paper-year") == ["《2022年党员教育培训计划》"]
    old = "2022—2023学年度学习计划\n根据区教育局《2011年各中心组学习安排意见》，制定本计划。"
    assert told(old, "date.paper-year") == ["《2011年各中心组学习安排意见》"]
