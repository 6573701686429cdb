"""Set phrases with numbers, names of regulations and meetings, wording and its time, clauses that lack a word."""

import pytest

from core.reading.defects.told import alarms, told


def test_there_are_two_upholds_and_not_four() -> None:
    assert told("做到“四个维护”，落实三个区分开来。", "phrase.number") == ["四个维护"]


def test_an_offices_own_three_awarenesses_are_left_alone() -> None:
    assert told("增强底线、规矩、廉洁三个意识。", "phrase.number") == []


def test_one_strengthens_the_four_awarenesses() -> None:
    assert alarms("自觉做到“四个意识”。", "phrase.verb") == ["做到“四个意识"]
    assert alarms("牢固树立“四个意识”，坚决做到“两个维护”。", "phrase.verb") == []


@pytest.mark.parametrize(
    ("title", "is_wrong"),
    [
        ("《中国共产党纪律处份条例》", True),
        ("《中国共产党廉洁自律条例》", True),
        ("《中国共产党纪律检查委员会工作规定》", True),
        ("《中国共产党处分条例》", True),
        ("《党委（党组）落实全面从严治党责任规定》", True),
        ("《中国共产党党员管理教育工作条例》", True),
        ("《关于进一步激励广大干部新担当新作为的意见》", True),
        ("《中华人民共和国国家秘密法》", True),
        ("《中国共产党某某县委员会工作规则》", False),
        ("《中华人民共和国海洋环境保护法》", False),
        ("《中国共产党纪律处分条例》", False),
        ("《中国共产党支部工作条例》", False),
        ("《中国共产党国有企业基层组织工作条例(试行)》", False),
        ("《涉密人员管理制度》", False),
        ("《公司党委意识形态工作责任制实施办法》", False),
    ],
)
def test_a_regulation_is_called_by_its_name(title: str, is_wrong: bool) -> None:
    wrong = told(f"认真执行{title}。", "title.wrong")
    assert len(wrong) == is_wrong
    assert all(said in title for said in wrong)


def test_of_a_long_name_what_is_wrong_is_quoted() -> None:
    text = "学习《习近平新时代中国特色社会主义思想学习刚要》和《中国共产党纪律处分条》。"
    assert told(text, "title.wrong") == ["学习刚要", "《中国共产党纪律处分条》"]


def test_a_replaced_regulation_is_told_by_the_documents_date() -> None:
    text = "党支部2022年工作总结\n认真执行《中国共产党党内监督条例（试行）》，开展监督。\n党支部\n2022年12月5日"
    assert told(text, "title.replaced") == ["《中国共产党党内监督条例（试行）》"]


def test_the_spirit_of_a_speech_is_no_title() -> None:
    assert alarms("学习《总书记重要讲话精神》。", "title.misused-marks") == ["《总书记重要讲话精神》"]
    assert alarms("印发《关于学习贯彻全会精神》。", "title.misused-marks") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("贯彻党的十九届五中精神。", ["十九届五中精神"]),
        ("贯彻二十届一中、二中精神。", ["二十届一中、二中精神"]),
        ("贯彻党的十九届二中、三中、四中全会精神。", []),
        ("党的十九届中央纪委五次全会。", []),
    ],
)
def test_a_plenum_is_called_one(text: str, wrong: list[str]) -> None:
    assert told(text, "meeting.name") == wrong


def test_the_spirit_of_a_meeting_yet_to_come_is_doubtful() -> None:
    text = "2021年党建工作总结\n深入学习贯彻党的二十大精神。\n党支部\n2021年12月5日"
    assert told(text, "meeting.later") == ["二十大精神"]
    assert told(text.replace("深入学习贯彻党的二十大精神", "迎接党的二十大召开"), "meeting.later") == []


def test_there_was_no_eighth_plenum_of_the_nineteenth_committee() -> None:
    assert alarms("贯彻党的十八届七中全会精神，贯彻党的十九届七中全会精神。", "meeting.later") == []


def test_wording_before_its_time_is_doubtful() -> None:
    text = "2020年党建工作总结\n深刻领悟“两个确立”的决定性意义。\n党支部\n2020年12月5日"
    assert told(text, "outdated.early") == ["“两个确立”"]


def test_wording_after_its_time_is_worth_a_look() -> None:
    text = "2023年党建工作要点\n坚决打赢脱贫攻坚战。\n党支部\n2023年2月5日"
    assert told(text, "outdated.wording") == ["坚决打赢脱贫攻坚战"]
    assert told(text.replace("坚决打赢脱贫攻坚战", "巩固打赢脱贫攻坚战以来的成果"), "outdated.wording") == []


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("全面加强管理，持续主题教育常态化。", "grammar.missing-verb", ["持续主题教育常态化"]),
        ("持续推进主题教育常态化，深入基层开展活动。", "grammar.missing-verb", []),
        ("认真学习贯彻精神，扎实做好活动。", "grammar.missing-verb", []),
        ("发挥共青团在企业改革中作用。", "grammar.missing-de", ["在企业改革中作用"]),
        ("发挥共青团在企业改革中的作用，在工作中责任心强。", "grammar.missing-de", []),
        ("把组织优势转化为推动生产难题。", "grammar.missing-object", ["转化为推动生产难题"]),
        ("把组织优势转化为推动发展的动力，转化为发展优势。", "grammar.missing-object", []),
        ("认真落实重要批示精神。", "grammar.whose-instructions", ["落实重要批示精神"]),
        ("学习总书记在座谈会上的讲话，落实重要批示精神。", "grammar.whose-instructions", []),
        ("严格“三会一课”，抓实管理。", "grammar.missing-head", ["严格“三会一课”"]),
        ("严格“三会一课”制度。", "grammar.missing-head", []),
        ("落实企业职工要坚持勤俭办事，", "grammar.mixed", ["落实企业职工要坚持勤俭办事"]),
        ("改进组织设置形式，创新和载体平台创新。", "punctuation.comma-inside", ["，创新和载体平台创新"]),
        ("加强学习，创新和发展并重。", "punctuation.comma-inside", []),
    ],
)
def test_a_clause_that_lacks_a_word_is_doubtful(text: str, code: str, wrong: list[str]) -> None:
    assert [each.removeprefix("认真") for each in alarms(text, code)] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("形成一级抓一级、层层抓落地的格局。", "一级抓一级、层层抓落地"),
        ("坚持团结稳定鼓劲、正面宣传为的方针。", "团结稳定鼓劲、正面宣传为"),
        ("牢记为党育才、为国育人使命。", "为党育才、为国育人"),
    ],
)
def test_a_formula_with_another_end_is_told(text: str, wrong: str) -> None:
    assert wrong in [*alarms(text, "phrase"), *alarms(text, "word")]


@pytest.mark.parametrize(
    "text",
    [
        "谁主管、谁负责，谁使用、谁负责。",
        "为党育人、为国育才。",
        "一级抓一级，一级带一级。",
        "未发生涉密信息上网问题。",
    ],
)
def test_a_formula_that_is_right_or_another_is_not_told(text: str) -> None:
    assert [*alarms(text, "phrase"), *alarms(text, "word")] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("每季未由支部汇总。", "未"),
        ("更好的发挥党员作用。", "的"),
        ("二十届中央纪委二次会精神。", "会"),
        ("二十大二中全会精神。", "大"),
        ("末经批准不得外出。", "末"),
    ],
)
def test_characters_mistaken_by_what_stands_around(text: str, wrong: str) -> None:
    assert any(wrong in each for each in alarms(text, "word.mistaken"))


@pytest.mark.parametrize("text", ["本季未完成的任务。", "更好的发展环境。", "更好的解决方案。", "每季末由支部汇总。"])
def test_the_same_characters_in_their_places_are_not_told(text: str) -> None:
    assert alarms(text, "word.mistaken") == []


def test_a_law_that_lost_its_last_word_is_told() -> None:
    assert len(alarms("严格执行《中华人民共和国保守国家秘密》。", "title.wrong")) == 1
    assert len(alarms("学习《中国共产党廉洁自律》。", "title.wrong")) == 1
    assert alarms("学习《中国共产党章程》《保守国家秘密》。", "title.wrong") == []
