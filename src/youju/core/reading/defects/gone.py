"""Numbers, signs and characters of fixed places that are gone: 投入资金元, 满意度为92, 1143人，%，, 否将 for 是否将."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_GONE = (
    (
        r"参加[^，。；、\n\d]{2,12}(?:测试|考试|培训|学习|竞赛|演练|讲座|考核|答题)人(?=[，。；])",
        "缺人数",
        tuple(f"{each}人" for each in ("测试", "考试", "培训", "学习", "竞赛", "演练", "讲座", "考核", "答题")),
    ),
    (
        r"(?:资金|金额|价值|投入|经费|奖金|补助|捐款|罚款|产值|收入|利润|慰问金)(?:共计|达到?|合计|累计|约|为)?元(?=[，。；、])",
        "缺数字",
        tuple(f"{each}元" for each in "金额值入费款助计达润为约"),
    ),
    (
        r"[和及与、]个(?=[一-龥]{2,6}(?:组|小组|工作队|党支部|单位|点|班|站)[，、。；])",
        "“个”前面缺数字",
        ("和个", "及个", "与个", "、个"),
    ),
    (
        r"(?:率|度|面|测评|比例)达到了?(?=[，。；])",
        "后面缺数字",
        ("达到。", "达到，", "达到；", "到了。", "到了，", "到了；"),
    ),
    (r"[，、；][%％](?=[，。；])", "缺数字", ("，%", "、%", "；%", "，％")),
    (
        r"(?:率|满意度|占比|比例|覆盖面)(?:均|分别)?(?:为|达到?|在)\d{2,5}(?:以上|左右)?(?=[，。；])",
        "缺百分号",
        tuple(f"{noun}{verb}" for noun in "率度比例面" for verb in "为达在"),
    ),
    (r"每[-－—_](?=[一-龥])", "周期没有写", tuple(f"每{sign}" for sign in "-－—_")),
    (
        r"(?:十[七八九]|二十)届[一二三四五六七]中(?=的|精神)",
        "漏“全会”",
        tuple(f"{number}中" for number in "一二三四五六七"),
    ),
    (
        r"(?:(?<=[，。：；])|(?<=\n))否(?:将|有|已|能|按|在|存在|制定|建立|落实|开展|组织|明确|及时)",
        "“否”前面漏了“是”",
        ("：否", "，否", "\n否", "；否", "。否"),
    ),
    (
        r"[至到－—-](?:(?<=月\d.)|(?<=月\d\d.))(?:元|\d{1,2})月\d{1,2}(?![日号\d.])",
        "缺“日”",
        tuple(f"{digit}{link}" for digit in "0123456789" for link in "至到－—-"),
    ),
    (
        r"\d。\d{1,2}(?=平方|公里|万|[%％]|亿|米|元|个百分点|吨|亩)",
        "小数点写成了句号",
        tuple(f"{digit}。{after}" for digit in "0123456789" for after in "0123456789"),
    ),
    (r"今年\d{1,2}月\d{1,2}日至今年(?=\d)", "“今年”重复", ("至今年",)),
)
"""What is left of it, what is missing, and what must stand in a text that has it."""


def _gone(_: Lists) -> Signed[tuple[re.Pattern[str], str]]:
    return Signed((signs, (regex(pattern), told)) for pattern, told, signs in _GONE)


@FAMILY.check(
    "slot.gone",
    "数字、百分号或者固定的字丢了",
    Severity.ERROR,
    """
删数字、转格式时把数字、小数点、百分号一起丢掉，留下“投入资金元”“满意度为92”“，%，”；检查表里的“是否”丢了“是”。

- 错：参加保密知识测试人，合格率100%；党员1143人，%，其中……；否将自查结果纳入考核
- 对：参加保密知识测试46人，合格率100%；党员1143人，占30%，其中……；是否将自查结果纳入考核
""",
)
def gone(document: Document, found: Found) -> Iterable[Defect]:
    for pattern, told in document.lists.once(_gone).likely_in(document):
        for match in pattern.finditer(document.content):
            yield found.at(*match.span(), f"“{match[0]}”{told}")
