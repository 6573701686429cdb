"""Shares, rates and the numbers they are made of."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.bracketed import LONGEST, PARTS
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.figures import LOOSE, SORTS, STOP, Counted, counted
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex

FAMILY = Family()

ROUNDED = 100.5
"""What parts add up to at most when each is rounded."""

_SHARE = regex(r"占(?:[^，。；\d]{0,12}的)?(?P<share>\d{1,3}(?:\.\d+)?)[%％]")
_MOST = 130


@FAMILY.check(
    "sum.shares",
    "占比加起来超过100%",
    Severity.WARNING,
    """
同一个整体分成几部分，各部分占比加起来不会超过100%。

- 错：技术骨干占45%，一般技术人员占38%，辅助人员占19%。（合计102%）
- 对：技术骨干占43%，一般技术人员占38%，辅助人员占19%。
""",
)
def shares(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    runs: list[list[re.Match[str]]] = []
    for match in _SHARE.finditer(masked) if "占" in masked else ():
        if not runs or STOP.search(masked, runs[-1][-1].end(), match.start()):
            runs.append([])
        runs[-1].append(match)
    for run in runs:
        whole = round(sum(float(each["share"]) for each in run), 2)
        said = masked[run[0].start() - LONGEST if run[0].start() > LONGEST else 0 : run[-1].start()]
        is_one_split = len({each.lastgroup for each in SORTS.finditer(said)}) < 2
        if len(run) >= PARTS and ROUNDED < whole < _MOST and is_one_split:
            yield found.at(run[0].start(), run[-1].end(), f"各部分占比合计{whole:g}%，超过100%")


def _rate(lists: Lists) -> re.Pattern[str]:
    rates = any_of(lists.words("sums", "rates"))
    return regex(
        rf"(?:{rates})(?:达到?|为|均为|是|保持在|稳定在|提升至|提高到|要?达)?(?P<number>\d{{2,4}}(?:\.\d+)?)[%％]"
    )


@FAMILY.check(
    "sum.percent",
    "百分比超过100%",
    Severity.ERROR,
    """
参与率、合格率、覆盖率这样的比例不会超过100%，多半是多打了数字或者丢了小数点。

- 错：党员参学率984%。
- 错：违章行为同比下降118%。
- 对：党员参学率98.4%；违章行为同比下降11.8%。

完成率、增长率可以超过100%，不提示。
""",
    signs=("%", "％"),
)
def percent(document: Document, found: Found) -> Iterable[Defect]:
    for match in document.lists.once(_rate).finditer(document.masked):
        if float(match["number"]) > 100:
            yield found.at(*match.span(), f"这个比例是{match['number']}%，超过100%")
    for match in _FALL.finditer(document.masked):
        if float(match["number"]) > 100:
            yield found.at(*match.span(), f"不会{match['fall']}{match['number']}%：减到没有也只是100%")


_FALL = regex(
    r"(?:同比|环比|[比较](?:上年|去年|往年|上[月季]|前年)(?:同期)?)?(?P<fall>下降|减少|降低|压减|压降|缩减|下滑|减幅|降幅|跌)(?:率|幅度)?(?:达到?|了|约|为)?"
    r"(?P<number>\d{3,4}(?:\.\d+)?)[%％](?![以之的]|左右)"
)


def _done_rate(lists: Lists) -> re.Pattern[str]:
    return regex(rf"(?:{any_of(lists.words('sums', 'done_rates'))})(?:达到?|为|是)?$")


@FAMILY.check(
    "sum.rate",
    "比率与数字对不上",
    Severity.WARNING,
    """
同一句里的两个数和它们的比率应当相符。

- 错：发现问题9个，已整改8个，整改率100%。（8÷9＝88.9%）
- 对：发现问题9个，已整改8个，整改率88.9%。
""",
)
def rate(document: Document, found: Found) -> Iterable[Defect]:
    pattern = document.lists.once(_done_rate)
    for sentence in document.once(counted):
        for total, part, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
            if share.unit != "%" or total.unit != part.unit or total.unit == "%" or total.is_rough or part.is_rough:
                continue
            if (
                not (pattern.search(share.words) or ("满意" in part.words and "满意率" in share.words))
                or not 0 < part.number <= total.number
                or share.span.start - total.span.end > 60
            ):
                continue
            true = part.number / total.number * 100
            if (
                LOOSE.search(part.words)
                or _SHARE_STARTS.search(part.words) is None
                or abs(true - share.number) <= _tolerated(share)
            ):
                continue
            if 0 < share.number < true + 60:
                told = f"{part.number:g}÷{total.number:g}＝{true:.1f}%，与{share.number:g}%不符"
                yield found.at(total.begin, share.span.end, told)


def _tolerated(share: Counted) -> float:
    """What a rate may be off by for rounding; all of something is all."""
    return 0.3 if share.number == 100 else 0.6


_SHARE_STARTS = regex(
    "^(?:已|目前已?|现已|收回|回收|办结|整改|完成|实到|合格|成功|化解|调解成功|按期|通过|实际|其中|表示(?:非常)?满意"
    "|满意|赞成|同意|达标|参加|参训|参学|参与)"
)
