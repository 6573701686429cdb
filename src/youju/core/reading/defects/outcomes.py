"""What came of things cannot be more than the things: questionnaires come back, cases closed, advice taken up."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_OUTCOMES = (
    ("发放|下发|发出|制发", "收回|回收", "问卷|调查表|测评表|评议表|征求意见表|表|选票|表决票|推荐票"),
    ("收回|回收", "有效", ""),
    ("征集|收集|征求|收到|提出", "采纳|吸收采纳|办复", "意见|建议|提案"),
    ("受理|接到|收到|接收", "办结|已办结|结案|答复", "信访|举报|投诉|线索|诉求|案件|咨询"),
    ("立案", "结案|审结", ""),
    (
        "查摆|查找|查摆出|发现|排查|排查出|反馈|梳理|梳理出|检查出|剖析",
        "整改|已整改|完成整改|整改完成|整改到位|销号|消除|解决",
        "问题|隐患|短板|不足",
    ),
)
"""What is done first, what comes of it, and of what; as alternatives of a pattern."""

_UNIT = r"[份条件项个起处篇张]"


def _pattern(first: str, then: str, what: str) -> str:
    noun = rf"[^，。；\d\n]{{0,12}}?(?:{what})" if what else "[^，。；\\d\n]{0,10}?"
    return (
        rf"(?:{first}){noun}[^，。；\d\n]{{0,6}}(?P<all>\d{{1,6}})(?P<unit>{_UNIT})[^。；\n\d]{{0,16}}?"
        rf"(?:{then})[^，。；\d\n：比率]{{0,8}}(?P<some>\d{{1,6}})(?P=unit)"
    )


_PATTERNS = tuple(regex(_pattern(*each)) for each in _OUTCOMES)


@FAMILY.check(
    "sum.outcome",
    "收回、采纳、办结的比原有的多",
    Severity.WARNING,
    """
收回的问卷不会比发出的多，采纳的意见不会比征集的多，办结、整改的不会比受理、发现的多。

- 错：发放问卷200份，收回210份；查摆问题12个，整改15个
- 对：发放问卷210份，收回200份；查摆问题15个，整改12个

往年结转的要写明：“办结12件（含上年结转3件）”。
""",
    signs=("收回", "回收", "采纳", "办复", "办结", "结案", "答复", "审结", "整改", "销号", "消除", "解决"),
)
def outcome(document: Document, found: Found) -> Iterable[Defect]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(document.masked):
            if (
                "措施" not in match[0]
                and int(match["some"]) > int(match["all"])
                and "结转" not in document.content[match.start() : match.end() + 20]
            ):
                told = f"后面的{match['some']}{match['unit']}比前面的{match['all']}{match['unit']}多"
                yield found.at(*match.span(), told)
