"""Whatever is wrong in a library file is named with its file, its line and what to do."""

from collections.abc import Callable

import pytest

from youju.core.rules.load import LibraryError, load_as, load_codes, load_measures, load_rulebook
from youju.library.left_out import LeftOutFile
from youju.library.shelf import shipped_library

LIBRARY = shipped_library()
HEAD = """code: book
title: 一册
edition: "1"
valid_from: 2020-01-01
duties:
- code: branch.something
  title: 一件事
  sources: [{regulation: 某条例, article: 1}]
"""
UNIT = "  owed_by: {unit: branch}\n"
MONTHLY = UNIT + "  every: month\n"
MEASURE = "  measure: branch_meeting\n"

# what is wrong: the text from line 9 on, the line, the path, and what the message says
OF_A_DUTY = {
    "no measure": (MONTHLY, 6, "duties.0.measure", "缺少这一项"),
    "a measure nobody defined": (MONTHLY + "  measure: nothing\n", 11, "duties.0.measure", "没有指标 nothing"),
    "an unknown form": (
        MONTHLY + "  measure: {count: entry, form: branch_meetin}\n",
        6,
        "duties.0",
        "form 词表里没有 branch_meetin，是不是 branch_meeting？",
    ),
    "an unknown topic": (
        MONTHLY + "  measure: {count: entry, topic: idealogy}\n",
        6,
        "duties.0",
        "是不是 ideology？",
    ),
    "an unknown deliverable": (
        MONTHLY + "  measure: {sum: deliverable, deliverable: zzz}\n",
        6,
        "duties.0",
        "deliverable 词表里没有 zzz",
    ),
    "an unknown event to count": (
        MONTHLY + "  measure: {count: event, event: zzz}\n",
        6,
        "duties.0",
        "event 词表里没有 zzz",
    ),
    "an unknown answer": (
        MONTHLY + "  measure: {rate: event, event: appointed, passed: answered, answered_by: zzz}\n",
        6,
        "duties.0",
        "event 词表里没有 zzz",
    ),
    "an unknown post to measure": (
        MONTHLY + "  measure: {size: population, of: {post: secretry}}\n",
        6,
        "duties.0",
        "是不是 secretary？",
    ),
    "an unknown kind of unit": (
        "  owed_by: {unit: brunch}\n  every: month\n" + MEASURE,
        6,
        "duties.0",
        "unit_kind 词表里没有 brunch，是不是 branch？",
    ),
    "an unknown post that owes": (
        "  owed_by: {post: zzz}\n  every: year\n  measure: {count: attendance, form: training}\n",
        6,
        "duties.0",
        "post 词表里没有 zzz",
    ),
    "an unknown anchor": (
        UNIT + "  after: founding\n  within: 1 month\n" + MEASURE,
        6,
        "duties.0",
        "event 词表里没有 founding",
    ),
    "an unknown area": (MONTHLY + MEASURE + "  area: organization\n", 6, "duties.0", "是不是 organisation？"),
    "an unknown cadence": (UNIT + "  every: fortnight\n" + MEASURE, 10, "duties.0.every", "只能写 'week'"),
    "an unknown force": (MONTHLY + MEASURE + "  force: shall\n", 12, "duties.0.force", "只能写 'must'"),
    "an unknown standing": (
        "  owed_by: {member: comrade}\n  every: year\n  measure: study_hours\n",
        9,
        "duties.0.owed_by.member.0",
        "只能写 'full_member'",
    ),
    "a misspelt key of a duty": (MONTHLY + MEASURE + "  atleast: 1\n", 12, "duties.0.atleast", "检查拼写"),
    "a misspelt key of a measure": (
        MONTHLY + "  measure: {count: entry, forms: meeting}\n",
        11,
        "duties.0.measure.forms",
        "检查拼写",
    ),
    "no verb": (MONTHLY + "  measure: {tally: entry}\n", 11, "duties.0.measure", "有且只有一个动词键"),
    "two verbs": (
        MONTHLY + "  measure: {count: entry, sum: minutes, form: meeting}\n",
        11,
        "duties.0.measure",
        "有且只有一个动词键",
    ),
    "a subject the verb cannot take": (
        MONTHLY + "  measure: {count: population}\n",
        11,
        "duties.0.measure",
        "count 不能用于 population",
    ),
    "no filter": (MONTHLY + "  measure: {count: entry}\n", 11, "duties.0.measure", "要写筛选条件"),
    "a rate without its test": (
        MONTHLY + "  measure: {rate: agenda_item, form: meeting}\n",
        11,
        "duties.0.measure",
        "rate 要写 passed",
    ),
    "a coverage of nobody": (
        MONTHLY + "  measure: {coverage: attendance, form: meeting}\n",
        11,
        "duties.0.measure",
        "要写 of",
    ),
    "an empty population": (
        MONTHLY + "  measure: {size: population, of: {}}\n",
        11,
        "duties.0.measure.of",
        "population 要写 member",
    ),
    "an unknown presence": (
        MONTHLY + "  measure: {people: attendance, form: meeting, presence: here}\n",
        11,
        "duties.0.measure",
        "不认识“here”",
    ),
    "no way of falling due": (UNIT + MEASURE, 6, "duties.0", "要写 every"),
    "an anchor without its term": (UNIT + "  after: founded\n" + MEASURE, 6, "duties.0", "after 要与 within 连用"),
    "a length nobody can read": (
        UNIT + "  after: founded\n  within: soon\n" + MEASURE,
        11,
        "duties.0.within",
        "看不懂的时长“soon”",
    ),
    "both an advance and a wait": (
        UNIT + "  before: founded\n  by: 1 month\n  wait: 1 month\n" + MEASURE,
        6,
        "duties.0",
        "by 与 wait 只能写一个",
    ),
    "two kinds of owner": (
        "  owed_by: {unit: branch, post: secretary}\n  every: month\n" + MEASURE,
        9,
        "duties.0.owed_by",
        "三者之一",
    ),
    "a unit's measure for a person": (
        "  owed_by: {post: secretary}\n  every: month\n" + MEASURE,
        6,
        "duties.0",
        "个人的 count 要数",
    ),
    "a person's measure for a unit": (
        MONTHLY + "  measure: study_hours\n",
        6,
        "duties.0",
        "党组织的事项不能用 hours",
    ),
    "a share that hangs on an event": (
        UNIT + "  after: founded\n  within: 1 month\n  measure: full_members\n",
        6,
        "duties.0",
        "只用于周期性事项",
    ),
    "a due month of a monthly duty": (MONTHLY + MEASURE + "  due_month: 3\n", 6, "duties.0", "只用于每年的事项"),
    "a thirteenth month": (
        UNIT + "  every: year\n" + MEASURE + "  due_month: 13\n",
        12,
        "duties.0.due_month",
        "不能大于 12",
    ),
    "a ban without a bound": (MONTHLY + MEASURE + "  force: must_not\n", 6, "duties.0", "must_not 要写 at_most"),
    "a floor above the bound": (
        MONTHLY + MEASURE + "  at_least: 3\n  at_most: 2\n",
        6,
        "duties.0",
        "at_least 大于 at_most",
    ),
    "a number in words": (MONTHLY + MEASURE + "  at_least: two\n", 12, "duties.0.at_least", "要写整数"),
    "a key said twice": (MONTHLY + MEASURE + "  every: year\n", 12, "", "duplicate key"),
    "a broken list": (MONTHLY + "  measure: [\n", 12, "", "不是合法的 YAML"),
    "a tab": (MONTHLY + "\tmeasure: x\n", 11, "", "不是合法的 YAML"),
    "a control character": (MONTHLY + "  note: \x07\n", 11, "", "控制字符"),
    "a duty said twice": (
        MONTHLY + MEASURE + HEAD.partition("duties:\n")[2] + MONTHLY + MEASURE,
        12,
        "duties.1.code",
        "事项代码 branch.something 重复",
    ),
}


@pytest.mark.parametrize("wrong", OF_A_DUTY)
def test_a_faulty_duty_is_refused(wrong: str) -> None:
    text, line, path, message = OF_A_DUTY[wrong]
    _refused(lambda: load_rulebook(HEAD + text, "book.yaml", LIBRARY.codes, LIBRARY.measures), line, path, message)


# what is wrong: words of the head, what stands there instead, the line, the path, and what the message says
OF_A_RULEBOOK = {
    "no title": ("title: 一册\n", "", 1, "title", "缺少这一项"),
    "a code in capitals": ("code: book", "code: Book", 1, "code", "代码只用小写字母"),
    "a day that is none": ("2020-01-01", "sometime", 4, "valid_from", "要写日期"),
    "an end before the beginning": (
        "2020-01-01\n",
        "2020-01-01\nvalid_to: 2019-01-01\n",
        5,
        "valid_to",
        "valid_to 要晚于 valid_from",
    ),
    "no source": ("[{regulation: 某条例, article: 1}]", "[]", 8, "duties.0.sources", "至少要有一项"),
    "a misspelt key of a source": ("article: 1", "articel: 1", 8, "duties.0.sources.0.articel", "检查拼写"),
    "an unknown sector": ("title: 一册\n", "title: 一册\nsector: school\n", 3, "sector.0", "只能写 'enterprise'"),
    "an unknown layer": ("title: 一册\n", "title: 一册\nlayer: law\n", 3, "layer", "只能写 'statutory'"),
    "a misspelt key": ("title: 一册\n", "title: 一册\nvaild_to: 2030-01-01\n", 3, "vaild_to", "检查拼写"),
    "an edition that is a number": ('edition: "1"', "edition: 1", 3, "edition", "要加引号"),
}


@pytest.mark.parametrize("wrong", OF_A_RULEBOOK)
def test_a_faulty_rulebook_is_refused(wrong: str) -> None:
    old, new, line, path, message = OF_A_RULEBOOK[wrong]
    text = HEAD.replace(old, new, 1) + MONTHLY + MEASURE
    _refused(lambda: load_rulebook(text, "book.yaml", LIBRARY.codes, LIBRARY.measures), line, path, message)


OF_MEASURES = {
    "no code": ("measures:\n- {count: entry, form: meeting}\n", 2, "measures.0", "指标要有 code"),
    "a code said twice": (
        "measures:\n- {code: a, count: entry, form: meeting}\n- {code: a, count: entry, form: talk}\n",
        3,
        "measures.1",
        "指标代码 a 重复",
    ),
    "an unknown form": (
        "measures:\n- code: a\n  count: entry\n  form: zzz\n",
        2,
        "measures.0",
        "form 词表里没有 zzz",
    ),
    "no list": ("measures: 3\n", 1, "measures", "要写一个列表"),
    "not a mapping": ("- 1\n", 1, "", "一组“键: 值”"),
    "nothing at all": ("", 1, "", "一组“键: 值”"),
}


@pytest.mark.parametrize("wrong", OF_MEASURES)
def test_faulty_measures_are_refused(wrong: str) -> None:
    text, line, path, message = OF_MEASURES[wrong]
    _refused(lambda: load_measures(text, "book.yaml", LIBRARY.codes), line, path, message)


EMPTY = "".join(f"{each}: []\n" for each in ("topic", "deliverable", "post", "unit_kind", "event", "area"))
OF_CODES = {
    "a code said twice": (
        EMPTY + "form:\n- {code: a, label: 甲}\n- {code: a, label: 乙}\n",
        9,
        "form.1",
        "代码 a 重复",
    ),
    "a case of nothing": (EMPTY + "form:\n- {code: a, label: 甲, is_a: b}\n", 8, "form.0", "is_a 所指的 b"),
    "no label": (EMPTY + "form:\n- {code: a}\n", 8, "form.0.label", "缺少这一项"),
    "no vocabulary": (EMPTY, 1, "form", "缺少这一项"),
}


@pytest.mark.parametrize("wrong", OF_CODES)
def test_faulty_codes_are_refused(wrong: str) -> None:
    text, line, path, message = OF_CODES[wrong]
    _refused(lambda: load_codes(text, "book.yaml"), line, path, message)


def test_a_reason_for_leaving_out_that_nobody_gave_is_refused() -> None:
    text = "reasons: {}\nleft_out:\n- {ids: A-1, what: 某事, reason: lazy}\n"
    _refused(lambda: load_as(LeftOutFile, text, "book.yaml"), 1, "", "没有这种理由：lazy")


def test_all_defects_of_a_file_are_told_at_once_and_in_the_order_of_its_lines() -> None:
    text = HEAD.replace("title: 一册\n", "") + UNIT + "  every: fortnight\n" + MEASURE + "  force: shall\n"
    with pytest.raises(LibraryError) as refused:
        load_rulebook(text, "book.yaml", LIBRARY.codes, LIBRARY.measures)
    assert [each.line for each in refused.value.defects] == [1, 9, 11]


def test_the_tables_name_more_than_25_ways_to_go_wrong() -> None:
    assert len(OF_A_DUTY) + len(OF_A_RULEBOOK) + len(OF_MEASURES) + len(OF_CODES) > 25


def _refused(load: Callable[[], object], line: int, path: str, message: str) -> None:
    with pytest.raises(LibraryError) as refused:
        load()
    (defect,) = refused.value.defects
    assert (defect.file, defect.line, defect.path) == ("book.yaml", line, path)
    assert message in defect.message
