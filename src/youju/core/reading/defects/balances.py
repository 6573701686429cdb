"""What is done and left makes the whole, who came is no more than was asked, what is taken off is off a hundred."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.bracketed import NEARLY
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import FARTHEST, STOP, added_up
from youju.core.reading.defects.rated import rated
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_LATER = regex(
    r"(?:已|目前已?|现已|(?<=[，、；]))(?P<verb>完成整改|整改|办结|完成|解决|化解|销号)(?:完成|到位)?(?P<done>\d{1,4})(?P<unit>[个项条件名起])"
    r"[，、；](?:正在|其余|剩余|尚有|还有|仍有|另有)[^，。；\d]{0,6}(?P<rest>\d{1,4})(?P=unit)"
)


def unfinished(document: Document) -> list[tuple[Span, str]]:
    """What is done and what is left where they do not make what was told before, and what to say of it."""
    masked, wrong = document.masked, []
    for match in _LATER.finditer(masked):
        whole = int(match["done"]) + int(match["rest"])
        since = max(0, match.start() - FARTHEST)
        begin = max(since, masked.rfind("\n", since, match.start()) + 1)
        told = list(re.finditer(rf"(?<![\d.])(\d{{1,4}}){match['unit']}", masked[begin : match.start()]))
        near = [each for each in told if whole * NEARLY < int(each[1]) < whole / NEARLY]
        if near and not any(int(each[1]) == whole for each in told):
            start = begin + near[-1].start()
            if not STOP.search(masked, start, match.start()):
                start = match.start()
            told_sum = f"{match['done']}＋{match['rest']}＝{whole}，与前面的{near[-1][1]}{match['unit']}不符"
            wrong.append((Span(start, match.end()), told_sum))
    return wrong


@FAMILY.check(
    "sum.later",
    "完成的与未完成的加起来不等于前面的总数",
    Severity.WARNING,
    """
前一句说有多少个问题，后一句说整改了几个、还有几个，加起来应等于总数。

- 错：反馈了35个具体问题。……已完成整改31个，正在推进5个。（31＋5＝36）
- 对：已完成整改31个，正在推进4个。
- 请核对：发放测评票15张……评定优秀党员5名、合格党员11名。（5＋11＝16）
""",
)
def later(document: Document, found: Found) -> Iterable[Defect]:
    for span, told in document.once(unfinished):
        yield found.at(*span, told)
    for span, told_more in rated(document):
        yield found.at(*span, told_more, severity=Severity.INFO)


_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_SAVED = regex(
    rf"(?:预算|概算|控制价|估算|送审|限价)[^，。；、\d\n]{{0,8}}(?P<whole>{_NUMBER})(?P<unit>万元|亿元|元)[，、；]"
    rf"[^，。；、\d\n]{{0,8}}(?:中标|成交|实际|审定|结算|支出|采购|签约|合同)[^，。；、\d\n]{{0,8}}(?P<spent>{_NUMBER})(?P=unit)[，、；]"
    rf"(?P<told>[^，。；、\d\n]{{0,6}}(?:节约|节省|节支|节余|结余|核减|审减|节资)[^，。；、\d\n]{{0,6}}(?P<saved>{_NUMBER})(?P=unit))"
)


_LEFT_OVER = regex(
    rf"收入[^，。；、\d\n]{{0,4}}(?P<whole>{_NUMBER})(?P<unit>万元|亿元|元)[，、；][^，。；、\d\n]{{0,4}}支出[^，。；、\d\n]{{0,4}}"
    rf"(?P<spent>{_NUMBER})(?P=unit)[，、；](?P<told>[^，。；、\d\n]{{0,4}}结余[^，。；、\d\n]{{0,4}}(?P<saved>{_NUMBER})(?P=unit))"
)
"""收入68.2万元、支出61.7万元，结余6.5万元."""


_OF_A_PART = regex("上年|累计|滚存|年初|期初|[一二三]期|本年|今年|上半年|较|同比|比|其中|设备|安装")
_SLIP = 0.1
"""By what share of the whole a difference is a slip; where it is more, the figures are of different things."""


@FAMILY.check(
    "sum.saved",
    "节约、核减的数与前面两数之差不符",
    Severity.WARNING,
    """
写了预算和中标、送审和审定、收入和支出两个数，又写节约、核减、结余多少的，应等于两数之差。

- 错：预算金额1260万元，中标金额1174万元，节约资金96万元。（1260－1174＝86）
- 对：预算金额1260万元，中标金额1174万元，节约资金86万元。
""",
    signs=("节约", "节省", "节支", "节余", "结余", "核减", "审减", "节资"),
)
def saved(document: Document, found: Found) -> Iterable[Defect]:
    for match in (*_SAVED.finditer(document.masked), *_LEFT_OVER.finditer(document.masked)):
        whole, spent, told = (float(match[each]) for each in ("whole", "spent", "saved"))
        places = max(len(match[each].partition(".")[2]) for each in ("whole", "spent", "saved"))
        is_off = 1.01 * 10.0**-places * bool(places) < abs(whole - spent - told) <= _SLIP * whole
        if is_off and not _OF_A_PART.search(match[0]):
            message = f"{match['whole']}－{match['spent']}＝{whole - spent:.10g}，与{match['saved']}不符"
            yield found.at(*match.span("told"), message)


_SIGNED = regex(
    r"[与和同](?P<whom>(?:\d{1,4}[个名家位][\u4e00-\u9fa5（）]{1,14}?[、和及]){0,4}\d{1,4}[个名家位][\u4e00-\u9fa5（）]{1,16}?)"
    r"(?:层层|逐级|分别|逐一|全部|均)?签[订定署]了?[^，。；\d\n]{0,24}?(?:[，、](?:共|总共)签[订定署]了?[^，。；\d\n]{0,12}?)?"
    r"(?P<told>(?:责任书|承诺书|责任状|公约)(?P<papers>\d{1,4})份)"
)
_MANY, _MOST = 8, 0.15
"""From how many on those who sign get a paper each; by what share of them the papers may differ and still look so."""


@FAMILY.check(
    "sum.each",
    "份数与签订的单位数对不上",
    Severity.WARNING,
    """
与几个单位签了责任书，一家一份，份数应等于单位数。

- 错：与18个党支部、46个科室签订责任书65份（18＋46＝64）
- 对：与18个党支部、46个科室签订责任书64份
""",
    signs=("签订", "签定", "签署"),
)
def signed(document: Document, found: Found) -> Iterable[Defect]:
    for match in _SIGNED.finditer(document.masked):
        signers, papers = [int(one) for one in re.findall(r"\d+", match["whom"])], int(match["papers"])
        whole = sum(signers)
        if whole >= _MANY and papers != whole and abs(papers - whole) <= _MOST * whole:
            sums = "＋".join(map(str, signers))
            told = f"{sums}＝{whole}" if len(signers) > 1 else f"签订的是{whole}个"
            yield found.at(*match.span("told"), f"{told}，与{papers}份不符，请核对")


_FEWER = regex(
    r"(?:清理|注销|解散|关停|清退)[^，。；\d\n]{0,4}(?P<what>[\u4e00-\u9fa5]{2,6})(?P<gone>\d{1,4})(?P<unit>[个家项件支])[，、](?P=what)?"
    r"(?P<told>[由从][^，。；\d\n]{0,6}(?P<then>\d{1,4})(?P=unit)[^，。；\d\n]{0,4}(?:压减|减少|精简|压缩|整合|缩减|减|降)[到至为](?P<now>\d{1,4})(?P=unit))"
)
"""清理工作群28个，由112个压减至79个."""
_NEW = regex(r"[，、；](?:\d{1,4}[个家项件支])?(?:新建|新增|另|合并)")
"""What is told behind what is left, and is in it."""
_KEPT = regex(
    r"(?P<then>\d{1,4})(?P<unit>[个家项件支])(?:[^，。；、\d\n]{0,16}清理[^，。；、\d\n]{0,6}[，、；]"
    r"[^，。；\d\n]{0,4}(?:解散|注销|清退|关停)|[，；](?:本次|共|已|现已)?(?:清理|解散|注销|清退|关停|撤销))[^，。；\d\n]{0,30}"
    r"(?P<gone>\d{1,4})(?P=unit)[，、；](?P<told>(?:保留|留用|剩余|现有)[^，。；\d\n]{0,6}(?P<now>\d{1,4})(?P=unit))"
)
"""对47个工作群进行清理，解散11个，保留35个."""


@FAMILY.check(
    "sum.fewer",
    "清理的数与前后两数之差不符",
    Severity.WARNING,
    """
写了清理前后两个数，又写清理了多少的，应等于两数之差。

- 错：清理工作群28个，由112个压减至79个（112－79＝33）
- 对：清理工作群33个，由112个压减至79个
""",
    signs=("清理", "注销", "解散", "关停", "清退"),
)
def fewer(document: Document, found: Found) -> Iterable[Defect]:
    for match in (*_FEWER.finditer(document.masked), *_KEPT.finditer(document.masked)):
        gone, then, now = (int(match[one]) for one in ("gone", "then", "now"))
        if then - now != gone and not _NEW.match(document.masked, match.end()):
            yield found.at(
                *match.span("told"), f"{then}－{now}＝{then - now}，与前面的{gone}{match['unit']}不符，请核对"
            )


_TAKEN = regex(r"扣(?P<points>\d{1,2}(?:\.\d)?)分")
_SCORE = regex(r"(?:自评|自查|最后|最终|实际|考核)?(?:得分|总分|总得分|得)(?:为|是)?(?P<score>\d{2}(?:\.\d)?)分")
_GOT = regex(r"\d分，?(?:自评)?得(?P<points>\d{1,2}(?:\.\d)?)分")
_FULL_MARKS = regex(r"\d分，?$")
_FULL = 100
ITEMS = 3
"""So many items with their scores are all of them."""


@FAMILY.check(
    "sum.score",
    "扣分与得分对不上",
    Severity.WARNING,
    """
满分100分，一项项扣分加起来，从100里减去应等于得分；一项项得分加起来应等于总分。

- 错：（宣传教育扣1分、网络管理扣1.5分、技术防护扣1分），自评得分95.5分。（100－3.5＝96.5）
- 对：自评得分96.5分。
""",
    signs=("得分", "总分"),
)
def score(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _SCORE.finditer(content):
        sentence = document.text.sentence_at(match.start())
        since = sentence.start if sentence else match.start()
        taken = [float(each["points"]) for each in _TAKEN.finditer(content, since, match.start())]
        right = round(_FULL - sum(taken), 1)
        if len(taken) > 1 and right != float(match["score"]):
            yield found.at(*match.span(), f"扣分合计{sum(taken):g}，得分应是{right:g}分，请核对")
        got = [float(each["points"]) for each in _GOT.finditer(content, since, match.start())]
        is_item = "总" not in match[0] and _FULL_MARKS.search(content, max(0, match.start() - 4), match.start())
        if len(got) >= ITEMS and not is_item and round(sum(got), 1) != float(match["score"]):
            yield found.at(*match.span(), f"各项得分相加是{sum(got):g}，这里是{match['score']}，请核对")


_GROUPS = regex(
    r"(?:[\u4e00-\u9fa5]{1,8}党小组(?:有?党员)?\d{1,3}[名人][、，和]){1,9}[\u4e00-\u9fa5]{1,8}党小组(?:有?党员)?\d{1,3}[名人](?=[。；，])"
    r"|(?<=党小组，)分别有(?:党员)?(?:\d{1,3}[名人]、){1,9}\d{1,3}[名人]"
)
_ONE_GROUP = regex(r"党小组(?:有?党员)?\d{1,3}[名人][、，和]|党小组，分别有")
_MEMBERS = regex(r"(?:(?<!正式)(?<!预备)(?<!流动)党员(?P<behind>\d{1,3})[名人]|(?P<before>\d{1,3})[名人](?:在职)?党员)")
_MORE = regex("(?<!其中)预备党员|流动党员|转入|转出|另有|新增|接收|组长")
"""What shows that not all the members are in one number."""
_OF_WHICH = regex(r"\d[名人]，其中$")
"""Before parts that are told as those of a total already."""
_CLASSES = regex(
    r"(?P<first>[一A]类(?:党?支部)(?P<one>\d{1,3})个)、[二B]类(?:党?支部)(?P<two>\d{1,3})个"
    r"、[三C]类(?:党?支部)(?P<three>\d{1,3})个"
)
_BRANCHES = regex(r"(?<!\d)(?P<all>\d{1,3})个(?:基层|在职)?党?支部")
_AROUND, NEAR = 400, 20
"""How many characters before parts their whole is looked for, and how many behind them what is more."""


@FAMILY.check(
    "sum.groups",
    "各党小组人数、各类支部数与总数对不上",
    Severity.WARNING,
    """
各党小组的党员加起来应等于支部的党员数，一、二、三类支部加起来应等于支部总数。

- 错：现有党员19人，下设3个党小组，其中运转党小组9人、客运党小组5人、货运党小组4人。（9＋5＋4＝18）
- 对：现有党员19人，……运转党小组9人、客运党小组6人、货运党小组4人。
""",
    signs=("党小组", "类党支部", "类支部"),
)
def groups(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _GROUPS.finditer(masked) if any(_ONE_GROUP.finditer(masked)) else ():
        numbers = [int(each) for each in re.findall(r"\d+", match[0])]
        since = max(0, match.start() - _AROUND)
        wholes = {int(each["behind"] or each["before"]) for each in _MEMBERS.finditer(masked, since, match.start())}
        is_told = _OF_WHICH.search(masked, since, match.start() + 2) is not None
        if len(wholes) == 1 and not is_told and not _MORE.search(masked, since, match.end() + NEAR):
            yield from _differing(found, _last_two(match), numbers, *wholes)
    for match in _CLASSES.finditer(masked):
        numbers = [int(each) for each in match.group("one", "two", "three")]
        since = max(0, match.start() - _AROUND)
        wholes = {int(each["all"]) for each in _BRANCHES.finditer(masked, since, match.start())}
        if len(wholes) == 1:
            yield from _differing(found, (match.start("first"), match.end()), numbers, *wholes)


def _last_two(match: re.Match[str]) -> tuple[int, int]:
    """Where the last two groups of a list stand."""
    marks = [each.end() for each in re.finditer("[、，和]", match[0])]
    return match.start() + (marks[-2] if len(marks) > 1 else 0), match.end()


def _differing(found: Found, span: tuple[int, int], numbers: list[int], whole: int) -> Iterable[Defect]:
    """Parts whose sum is nearly their whole."""
    added = sum(numbers)
    if added != whole and NEARLY * whole <= added <= whole / NEARLY:
        yield found.at(*span, f"{added_up(numbers)}，与前面的{whole}不符，请核对")
