"""Who the unit is, and who it cannot be."""

from core.reading.defects.told import alarms, document, told
from youju.core.reading.defects.own import own_unit

REPORT = "{title}\n\n集团公司党委：\n今年以来，{body}\n\n{signed}\n2023年7月5日\n"


def report(
    body: str, title: str = "岚桥工务段党委2023年上半年党建工作总结", signed: str = "中共岚桥工务段委员会"
) -> str:
    return REPORT.format(title=title, body=body, signed=signed)


def test_the_unit_is_read_from_title_and_signature() -> None:
    own = own_unit(document(report("工作取得进展。")))
    assert own is not None
    assert own.names == ("岚桥工务段", "岚桥工务段")
    assert (own.kind, own.unit) == ("党委", "段")


def test_another_section_of_the_same_sort_that_acts_is_told() -> None:
    assert told(report("完成任务。岚桥机务段党委坚持把党旗插在一线。"), "naming.other") == ["岚桥机务段党委"]


def test_partners_and_superiors_are_not_told() -> None:
    partners = "会同东岭供电段开展联建5次。东岭供电段、西岭供电段参加。西岭工务段坚持联防，与西岭工务段联建。"
    superiors = "在北川供电段的坚强领导下，各工务段要抓好落实。"
    assert alarms(report(superiors + partners), "naming.other") == []


def test_own_names_given_are_own() -> None:
    body = "完成任务。岚北工务段坚持安全第一。"
    assert told(report(body), "naming.other") == ["岚北工务段"]
    assert told(report(body), "naming.other", own_names=("岚北工务段",)) == []


def test_a_hospital_is_no_school() -> None:
    text = report(
        "我校高度重视，我院认真落实。全院职工参加。", "岚州市第二医院党委2023年工作总结", "岚州市第二医院党委"
    )
    assert told(text, "naming.we") == ["我校"]


def test_words_that_hold_all_or_we_are_no_names() -> None:
    text = report(
        "我国、我省、我市发展很快。健全校外培训制度，牢固树立全局观念，本行业。", "东山煤矿2023年工作总结", "东山煤矿"
    )
    assert told(text, "naming.we") == []


def test_a_committee_does_not_call_itself_a_branch() -> None:
    assert told(report("段党总支召开会议，段党委研究决定。"), "naming.kind") == ["段党总支"]


def test_branches_below_and_committees_above_are_not_told() -> None:
    text = report(
        "公司党委要求，各党支部、机关党支部认真落实。项目部临时党支部开展活动。",
        "一公司党支部2023年工作总结",
        "一公司党支部",
    )
    assert alarms(text, "naming.kind") == []


def test_a_lone_body_of_another_sort_of_unit_is_told() -> None:
    text = "要点\n集团公司党委坚持学习。集团公司党委每月研究1次。贯彻落实局党组《通知》。集团公司党委抓落实。"
    assert told(text, "naming.stranger") == ["局党组"]


def test_where_nothing_names_the_unit_its_usual_word_tells() -> None:
    text = "我校高度重视。我校召开会议。我校师生参加。我局认真落实。"
    assert told(text, "naming.we") == ["我局"]


def test_title_and_signature_must_be_of_one_unit() -> None:
    assert told(report("完成任务。", signed="岚桥机务段党委"), "naming.signature") == ["岚桥机务段党委"]
    assert told(report("完成任务。", signed="岚桥工务段党总支"), "naming.signature") == ["岚桥工务段党总支"]
    assert told(report("完成任务。"), "naming.signature") == []
    assert told(report("完成任务。", signed="工务段党委"), "naming.signature") == []
