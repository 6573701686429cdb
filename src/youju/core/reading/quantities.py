"""Numbers with what they count, and the places where such a number must be and is not."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from youju.core.reading.found import ClaimStatus
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text
from youju.core.reading.unfilled import LETTERS, SHAPES
from youju.core.reading.words import Words

_ARABIC = r"[0-9０-９]{1,12}+(?:[,，][0-9]{3})*(?:[.．][0-9]{1,4}+)?"
_CHINESE = "[一二三四五六七八九十百千两零〇]{1,9}"
_SLOT = (
    rf"\[[X×*xX]{{1,4}}\]|（[X×*xX]{{1,4}}）|〔[.．…]{{1,6}}〕|[0-9]{{0,2}}[{LETTERS}{SHAPES}]{{1,12}}(?:\.[{LETTERS}]{{1,2}})?|[0-9]{{1,4}}多少|[0-9]{{1,3}}某(?=个)"
    + r"|…{1,2}|\.{3,6}|[Nn]{1,3}|[OoＯ]{2,4}|[?？]{1,3}|（[ 　_]{0,8}）"
)
_SPELT = "一二三四五六七八九十百千两零〇"
_WRITTEN = f"０-９{LETTERS}{SHAPES}…NnOoＯ?？.\\["
_TO = "-{1,2}|—{1,2}|[–~～－至到]"
_PAIR = regex("[一二两三五六七八][二三四五六七八九](?=$|[十百千万])|(?<=十)[一二三四五六七八][二三四五六七八九]$")
_NOT_AFTER = "第届初前后末№#"
_CHINESE_DIGITS = frozenset("一二三四五六七八九十百千两零〇")

_STOP = "(?=[，。；、！,;）)\n]|$)"


_FACTORS = {"万": 10_000.0, "亿": 100_000_000.0}
PAY = regex("工资|补贴|津贴|生活费|租金|收入|报酬|补助")
"""What is paid each month is a figure, and no duty of doing something each month."""
TO_REACH = regex("达到?|不低于|不少于|力争|保持|稳定|超过|提升|提高")
"""Before marks that are to be reached, not those of a list of marks: 基础管理10分, 扣2分."""
LENGTHS = frozenset(("天", "小时", "分钟", "人天", "个工作日"))
"""Units of time that something takes."""


class Quantity(NamedTuple):
    """A number with its unit. `value` is None where the slot is unfilled; `is_spelt`: in Chinese characters."""

    span: Span
    value: float | None
    upper: float | None
    unit: str
    status: ClaimStatus
    is_rough: bool = False
    is_spelt: bool = False
    scale: str = ""

    @property
    def written(self) -> tuple[float | None, float | None, str]:
        """Number, upper end and unit as they are written: 3.1 万人次, where `value` is 31,000."""
        factor = _FACTORS.get(self.scale, 1.0)
        low, high = (None if each is None else round(each / factor, 6) for each in (self.value, self.upper))
        return low, high, self.scale + self.unit


@lru_cache(maxsize=4)
def _likely(unit_begins: str) -> re.Pattern[str]:
    """The character a quantity begins with, where what stands behind it may belong to one."""
    return regex(
        rf"[0-9（〔{_WRITTEN}{_SPELT}人场次篇份名余条个项件期起万亿元%](?:(?<=[{_WRITTEN}])"
        rf"|(?<=[0-9])(?<![0-9].)|(?<=（)(?=[X×*x 　_）])|(?<=〔)(?=[.．…])"
        rf"|(?<=[{_SPELT}])(?=[{_SPELT}]{{0,9}}[{unit_begins}分万亿余多来 　—–~～－至到-])"
        rf"|(?<=[场次篇份名条个项件期起元%]){_STOP}|(?<=[次名篇个])(?=[\u4e00-\u9fff“《])"
        "|(?<=[人场])(?=次)|(?<=[万亿])(?=元)|(?<=余)(?=[人名次场份条件项个]))"
    )


@lru_cache(maxsize=4)
def _pattern(units: str, unit_begins: str) -> re.Pattern[str]:
    number = f"[0-9]{{1,4}}万[0-9]{{4}}(?![0-9])|{_ARABIC}|{_CHINESE}|{_SLOT}"
    return regex(
        rf"(?P<number>{number})(?:(?P<to>{_TO})(?P<upper>{number}))?[ 　]{{0,2}}"
        rf"(?P<scale>[万亿](?![元吨亩株]|[立平]方米|千瓦时|吉焦))?"
        rf"(?P<rough>多余|[余多来])?[ 　]?(?=[{unit_begins}])(?P<unit>{units})"
        rf"|百分之(?P<percent>{_CHINESE}|[0-9.]{{1,6}})"
        rf"|(?P<missing>人次|场次|次|篇|份|名|余[人名次场份条件项个]|[条个项件期场起]|[万亿]?元|%){_STOP}"
        r"|(?P<before>场次|次|名|篇|个)(?=[\u4e00-\u9fff“《])"
    )


def quantities(text: Text, words: Words) -> Iterator[Quantity]:
    """The quantities of a text outside quotes, titles and brackets, in order; dates, ordinals and ranks are none."""
    masked, pattern = text.masked, _pattern(words.unit_pattern, words.unit_begins)
    end = 0
    for likely in _likely(words.unit_begins).finditer(masked):
        start = likely.start()
        if start < end or (match := pattern.match(masked, start)) is None:
            continue
        end = match.end()
        if found := _quantity(masked, match):
            yield found


def _quantity(masked: str, match: re.Match[str]) -> Quantity | None:
    if match["number"]:
        return _numbered(masked, match)
    if match["percent"]:
        return Quantity(Span(*match.span()), value(match["percent"]), None, "%", ClaimStatus.DONE, is_spelt=True)
    if _is_missing(masked, match):
        unit = (match["missing"] or match["before"]).removeprefix("余")
        return Quantity(Span(*match.span()), None, None, unit, ClaimStatus.MISSING)
    return None


def _numbered(masked: str, match: re.Match[str]) -> Quantity | None:
    before = masked[match.start() - 1] if match.start() else ""
    if before in _NOT_AFTER and before and not _is_after_event(masked, match.start()):
        return None
    is_after_point = bool(before) and before in ".．" and match["number"][0] in _CHINESE_DIGITS
    if (before and before in "0123456789.．〔[+＋−" and not is_after_point) or (before.isascii() and before.isalpha()):
        return None
    if _is_ordinal(masked, match) or _is_of_each(masked, match) or _is_of_a_page(masked, match):
        return None
    is_spelt = match["number"][0] in _CHINESE_DIGITS
    if _is_of_years(masked, match) or (is_spelt and _sums_up(masked, match, before)):
        return None
    if is_spelt and (
        match["unit"] in ("类", "大类", "分", "节", "字")
        or (match["number"] in ("百", "千") and not match["rough"] and not _is_nearly(masked, match.start()))
    ):
        return None
    low, high = _values(match)
    status = ClaimStatus.DONE if low is not None else ClaimStatus.MASKED
    is_rough = bool(match["rough"]) or (before in "近约超逾上" and bool(before))
    unit = match["unit"].replace("％", "%")
    unit = f"{match['scale'] or ''}{unit}" if unit == "元" else unit
    scale = "" if match["unit"] == "元" else match["scale"] or ""
    return Quantity(Span(*match.span()), low, high, unit, status, is_rough, is_spelt, scale)


_SORTS = ("等次", "等级", "档次", "级别", "办法", "字", "选项", "层面", "方面", "维度")
_YEARS = regex("[一二两三四五六七八九十0-9]年$")


def _is_of_years(masked: str, match: re.Match[str]) -> bool:
    """五年一次的普查."""
    start = match.start()
    return match["number"] in ("一", "1") and _YEARS.search(masked, max(0, start - 2), start) is not None


_NAMED = {
    "班": ("倒",),
    "家": ("人",),
    "千伏": ("变电", "线路", "输电", "输变", "电网", "主变", "配电", "开关", "电缆"),
    "次": ("验收", "性", "供水", "加压", "衬砌", "装修", "污染", "创业", "结构", "回路", "分配", "转运", "倒运"),
    "回": ("通道", "线路", "出线", "进线"),
    "分": ("以上的", "以下的", "以上者", "的"),
}
"""What stands behind a number that is part of a name or a mark: 500千伏变电站, 二次供水, 90分以上的23人."""
_NONE_OF_IT = regex("(?:没有|从未|未曾)[^，。；\n]{0,6}$")


_NEXT_OR_LEARN = ("下", "学")
"""下一次, 学一次: what 一次 says nothing of."""


def is_of_a_name(masked: str, quantity: Quantity) -> bool:
    """Whether a number is one of nothing: 500千伏变电站, 二次供水, 90分以上的23人, 没有发生一次停水."""
    start, end = quantity.span
    is_spelt_time = quantity.unit == "次" and quantity.is_spelt
    if is_spelt_time and quantity.value == 1 and _NONE_OF_IT.search(masked, max(0, start - 10), start):
        return True
    if is_spelt_time and quantity.value == 1 and masked[max(0, start - 1) : start] in _NEXT_OR_LEARN:
        return True
    is_named = masked.startswith(_NAMED.get(quantity.unit, ()), end)
    is_adjective = (
        is_spelt_time and masked.startswith(("一", "二"), start) and not _DOING.search(masked, max(0, start - 3), start)
    )
    return is_named and (quantity.unit != "次" or is_adjective)


def _sums_up(masked: str, match: re.Match[str], before: str) -> bool:
    """What was named just before, or a name: “优秀”“良好”两个等次, 三个一工作制度."""
    end = match.end()
    is_name = masked.startswith("一", end)
    if match["unit"] == "个" and (is_name or (before == "”" and masked.startswith(_SORTS, end))):
        return True
    is_of_things = match["unit"] not in _TIMES and "一" <= masked[match.end() : match.end() + 1] <= "龥"
    return is_of_things and _SPELT_OUT.get(match["number"]) == _listed_before(masked, match.start())


_TIMES = ("次", "场", "期", "遍", "轮", "人次", "场次", "户", "名", "位")
"""Units of how often something was done, and of those to whom: never the sum of a list."""
_SPELT_OUT = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_LIST = regex("(?:[一-龥]{2,8}、){1,7}[一-龥]{2,8}$")


def _listed_before(masked: str, start: int) -> int:
    """How many things are listed right before a place: 3 before 三个教研组 in 政治、历史、语文三个教研组."""
    found = _LIST.search(masked, max(0, start - 70), start) if "、" in masked[max(0, start - 9) : start] else None
    if found is None or _COUNTED.search(found[0]) or _THERE_ARE.search(masked, max(0, found.start() - 4), start):
        return 0
    return found[0].count("、") + 1


_THERE_ARE = regex(
    "下设|编为|设有|分设|组建|成立|现有|下辖|设立|建立|完成|召开|开展|举办|看望|慰问|走访|帮扶|修订|制定|印发"
)
"""Before a list of what there is, its number is a figure: 下设运行、维护、机关三个党小组."""
_COUNTED = regex("[一二两三四五六七八九十][次场个名项件篇期]、")


def _is_nearly(masked: str, start: int) -> bool:
    """上百名, 近百次."""
    return masked[start - 1 : start] in ("上", "近", "逾", "超")


_LISTED = (
    *("合集", "通用", "精选", "推荐", "集合", "汇总", "锦集", "必备", "范文"),
    *("本文共", "此文共", "隐藏", "省略"),
)
_SECTION = regex(r"\n\d{1,2}[.．]\d{1,2}[ 　]")
"""4.1 本制度自颁布之日起施行: the number of a section."""
_MEAN_AGE = regex("平均年龄(?:仅?为|是|约|达到?|由)?$|(?:降低|下降|年轻|提高)了?$|(?:降低?|下降|升|提高)[至到]$")
"""Before years of age that are a figure, and no bound: 平均年龄45岁."""
_PAGES = regex("(?:总结|报告|计划|体会|方案|材料|范文|讲话|发言)稿?$")


def _is_of_a_page(masked: str, match: re.Match[str]) -> bool:
    """精选3篇, 总结三篇 at the end of its line, 本文共811字, 2023版, 三一五处: the page's own numbers, and names."""
    start, end, number = match.start(), match.end(), match["number"]
    if match["unit"] in ("篇", "字", "个"):
        is_title = _PAGES.search(masked, max(0, start - 6), start) and masked[end : end + 1] in ("\n", ".", "")
        if is_title or masked.endswith(_LISTED, 0, start):
            return True
    if (match["unit"] == "版" and len(number) == 4) or (start and _SECTION.match(masked, start - 1)):
        return True
    if match["unit"] == "岁":
        return _MEAN_AGE.search(masked, max(0, start - 8), start) is None
    if f"{match['unit']}{masked[end : end + 1]}".startswith("项目") and not number[0].isdigit():
        return number[0] not in _CHINESE_DIGITS
    return number[0] in _CHINESE_DIGITS and len(number) > 2 and not set("十百千").intersection(number)


_BODIES = frozenset(("队", "班", "组", "支部"))
_MAKES = "设分建成派有共为编配立了个出来，、。；："
"""What stands before a number of bodies: 设三组. 动车三队, 巡察二组 are names."""


def _is_of_each(masked: str, match: re.Match[str]) -> bool:
    """人手一册, 一人一档, 四队党支部, -480米中段: no count."""
    start, end = match.start(), match.end()
    before = masked[start - 1] if start else ""
    if before and before in "-－" and not match["to"]:
        return not masked[max(0, start - 2) : start - 1].isdigit()
    if match["number"][0] not in _CHINESE_DIGITS:
        return False
    if match["number"] == "一" and masked[end : end + 1] == match["unit"][:1]:
        return True  # 一次次
    is_paired = match["number"] == "一" and "一" in (
        masked[max(0, start - 2) : max(0, start - 1)],
        masked[end : end + 1],
    )
    is_behind = masked.startswith(("党", "长", "员"), end) or before not in _MAKES
    is_named = match["unit"] == "支部" or (match["unit"] in _BODIES and is_behind)
    return is_paired or is_named or masked.endswith("人手", 0, start)


def _is_after_event(masked: str, start: int) -> bool:
    """收到后10个, 会后3次: 后 ends a time, and what follows is a number of its own. 先后5次 too."""
    return masked[start - 1] in "后前" and start > 1 and masked[start - 2] in "先会到生现以之底末日初终提"


def _is_ordinal(masked: str, match: re.Match[str]) -> bool:
    """六次全会, 5号, 三届, 新一轮: the number names, it doesn't count."""
    after = masked[match.end() : match.end() + 2]
    if match["unit"] in ("轮", "批") and masked.endswith("新", 0, match.start()):
        return True
    if match["unit"] == "个" and after in ("学期", "学年", "周期", "年头"):
        return True
    return (
        (
            after in ("全会", "会议")
            or (masked.startswith("党代会", match.end()) and match["number"] not in ("一", "两"))
        )
        and match["number"][0] in _CHINESE_DIGITS
        and match["unit"] == "次"
        and (masked[match.start() - 1 : match.start()] not in "了开行")
    )


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    factor = _FACTORS.get(match["scale"] or "", 1.0)
    low, high = _value(match["number"])
    if match["upper"]:
        high = _value(match["upper"])[0]
    if match["scale"] and match["unit"] == "元":
        factor = 1.0
    return low * factor if low is not None else None, high * factor if high is not None else None


def _value(number: str) -> tuple[float | None, float | None]:
    """What a number says, and the upper end of 两三 or 十七八."""
    if "○" in number and not number.strip("○"):
        return None, None
    pair = _PAIR.search(number) if len(number) > 1 and number[0] in _CHINESE_DIGITS else None
    if pair is None:
        return value(number.replace("．", ".")), None
    first, second = (value(number[: pair.start()] + digit + number[pair.end() :]) for digit in pair[0])
    return first, second


_NOT_A_GAP = {
    "场次": "0123456789十百千万余多几数",
    "次": "位层名批人场频班档车座首多屡历再依其逐此上下初版项轮件期梯趟主每各几数该这那头席航渐诸序"
    "单台课户年两一本同元等",
    "篇": "美长全整开通诗多几数各每一该",
    "份": "充月年身股省部备成缘一多几数各每",
    "条": "链信教头线逐各多几数每一萧柳该",
    "个": "各每逐整一多几数这那哪两某单该",
    "项": "缺漏事选专奖强单各多逐立款弱杂进义几数每一该这",
    "件": "备课办文条案事信邮软硬证附零部要稿构组急物抄元每一多几数来各计原票访",
    "万元": "0123456789十百千几数多余上",
}
_ONLY_AFTER = {
    "名": frozenset("年员部子师工生者志才干众正"),
    "人次": frozenset("计达共员工众生师民者部话训"),
    "%": frozenset("达率为到占超降升长减例比面"),
    "期": frozenset("班栏报"),
    "场": frozenset("动赛座班"),
    "起": frozenset("案纷故"),
    "元": frozenset("金款费值额入"),
    "亿元": frozenset("资值额入款金润成现达"),
}
_THINGS = frozenset("台部套辆册本件项名块间座幅艘栋处")
_STOPS = frozenset("，。；、！\n")
_DOING = regex(
    "(?:开展|召开|举办|组织|发展|参加|撰写|完成|进行|举行|培训|慰问|走访|开设|发放|累计|共计|共|[开办举行展织]了|计)$"
)
_NOT_GOING_ON = regex("次[数序要日年第优级生品贷责轮全]|名[义单额称字誉录次片声胜利词望言师校医家优]|篇[章幅目]")


_HAVING = ("共有", "现有", "设有", "下设", "下辖", "建有", "拥有")
_INDIVIDUAL = regex("个[人别体性中案税私个]")


def _is_missing(masked: str, match: re.Match[str]) -> bool:
    start = match.start()
    while start and masked[start - 1] in " 　":
        start -= 1
    before = masked[start - 1] if start else ""
    if start < match.start():
        return match["missing"] is not None and ("\u4e00" <= before <= "\u9fff" or before == "》")
    if not "\u4e00" <= before <= "\u9fff" and before not in "）》”":
        return False
    if match["before"] == "个":
        return masked.endswith(_HAVING, 0, start) and not _INDIVIDUAL.match(masked, start)
    if match["before"]:
        return bool(_DOING.search(masked, max(0, start - 3), start)) and not _NOT_GOING_ON.match(masked, start)
    unit = match["missing"]
    if unit[0] == "余":
        return before not in "其业剩多富盈结闲课有残0123456789十百千万"
    if unit == "名" and _OF_A_SORT.search(masked, max(0, start - 3), start):
        return True
    if unit in _ONLY_AFTER:
        return before in _ONLY_AFTER[unit]
    return before not in _NOT_A_GAP[unit]


_OF_A_SORT = regex("(?:以[上下]|学[历位]的?|职称的?|其[它他])$")
"""Of whom so many must be told: 35岁以下名, 研究生学历的名."""
_ALL_ROUND = ("轮训", "培训", "普查", "走访", "排查", "轮换")
"""What is done with each of them once: 全员轮训一遍."""
_APPOINTS = regex("(?:明确|新增|增补|增设|配备|配齐|选派|指定|补选)了?$")
"""Before one person who counts: 新增一名团委副书记."""


_THERE_IS = regex("(?:现有|共有|下设|设有|建有|组建有?|成立)[一-龥、]{2,24}$")
"""现有支部一个: one that counts."""


def counts(masked: str, quantity: Quantity, before: str, words: Words) -> bool:
    """Whether a number in Chinese characters counts: not 一个, 两个维护, 三个方面. `before`: what precedes it."""
    if not quantity.is_spelt or quantity.unit == "%" or (quantity.value or 0) > 20:
        return True
    if quantity.value == 1 and quantity.unit == "名" and _APPOINTS.search(before):
        return True
    if quantity.value == 1 and quantity.unit not in words.times:
        if quantity.unit == "个" and _THERE_IS.search(before):
            return masked[quantity.span.end : quantity.span.end + 1] in _STOPS
        return quantity.unit in _THINGS and masked[quantity.span.end : quantity.span.end + 1] in _STOPS
    if words.abstract_noun.match(masked, quantity.span.end):
        return False
    if quantity.value == 1 and quantity.unit == "遍":
        return before.endswith(_ALL_ROUND)
    if quantity.unit in words.times:
        return not before.endswith(("每", "这", "那", "同", "是", "任何", "又", "新的", "进", "再"))
    return not words.attitude.search(before)
