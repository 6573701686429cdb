"""Growth that the two numbers beside it belie: 3987台次，比上年的4126台次增长9.4%."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

TOLERATED = 0.6
"""By how many percentage points a share of growth may differ from what the numbers give: they may be rounded."""

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"[\u4e00-\u9fa5%％]{1,4}?"
_UP, _DOWN = "同?增长|增加|增收|增产|提高|提升|上升|上涨|增幅|多", "下降|减少|减收|减产|降低|回落|压减|下滑|降幅|少"
_TURN = (
    rf"(?P<turn>{_UP}|{_DOWN})(?:率|幅度)?(?:达到?|为|约|了)?(?P<by>{_NUMBER})"
    rf"(?P<measure>个百分点|[%％]|{_UNIT}(?=[，。；、）)\n]))"
)
_PAST = r"(?:上一?年度?|去年|前年|20\d\d年|上半年|上季度|上一?月|同期|上届|年初|期初|往年)"
_THAN = regex(
    rf"[比较](?<!能)(?<!为)(?:{_PAST}|同期|全年|末|底)+的?(?P<then>{_NUMBER})(?P<unit>{_UNIT})"
    rf"(?:相比)?[，、]?(?:同比|净|也|又|实现)?{_TURN}"
)
_MORE = regex(
    rf"(?:同比|[比较]{_PAST}(?:同期)?)(?:净)?(?P<turn>{_UP}|{_DOWN})了?(?P<more>{_NUMBER})(?P<unit>{_UNIT})"
    rf"[，、（(](?:同比|同期)?(?:{_UP}|{_DOWN})(?:率|幅度)?(?:达到?|为|了)?(?P<by>{_NUMBER})[%％]"
)
_SHARE_FIRST = regex(
    rf"(?:同比|[比较]{_PAST}(?:同期)?)(?P<turn>{_UP}|{_DOWN})(?:率|幅度)?(?:达到?|为|了)?(?P<by>{_NUMBER})[%％]"
    rf"[，、（(](?:同比|净)?(?:{_UP}|{_DOWN}|增|减)了?(?P<more>{_NUMBER})(?P<unit>{_UNIT})(?=[，。；）)\n])"
)
_NOW = regex(rf"(?<![\d.])(?P<now>{_NUMBER})(?P<unit>{_UNIT})[，、（(]?(?:同|与|相|对)?$")
_BY_THEN = regex(
    rf"[比较]{_PAST}的?(?P<then>{_NUMBER})(?P<unit>{_UNIT})(?P<turn>{_UP}|{_DOWN})了?(?P<by>{_NUMBER})(?P<measure>(?P=unit))"
    rf"[，、](?:共|已)?(?:达到?|增?至|为)(?P<now>{_NUMBER})(?P=unit)(?!以)"
)
"""比上年的12次增加5次，达到17次."""
_SHARE_THEN = regex(
    rf"同比(?P<turn>{_UP}|{_DOWN})了?(?P<by>{_NUMBER})(?P<measure>[%％])[，、][由从](?P<then>{_NUMBER})(?P<unit>{_UNIT})"
    rf"(?:{_UP}|{_DOWN}|增|升|降|减)(?:到了?|至|为)(?P<now>{_NUMBER})(?P=unit)"
)
"""同比增长30%，由50件增加到65件."""
_FROM = regex(
    rf"[由从](?:{_PAST}|同期|全年|末|底|的)*(?P<then>{_NUMBER})(?P<unit>{_UNIT})"
    rf"(?:{_UP}|{_DOWN}|增|升|降|减|扩大|缩减|缩短)(?:到了?|至|为)(?P<now>{_NUMBER})(?P=unit)[，、（(](?:同比|净|共)?{_TURN}"
)


@FAMILY.check(
    "sum.growth",
    "增减与前后两个数不符",
    Severity.WARNING,
    """
写了今年和上年两个数，又写增长多少的，三个数要对得上：比上年少的不会是增长，增幅要算得出来。

- 错：收治患者3780人次，比上年的4010人次增长6.1%
- 错：培训次数由20次增加到25次，增长20%（增长的是25%）
- 对：收治患者4010人次，比上年的3780人次增长6.1%
""",
    signs=(
        *(
            "同比",
            "比往",
            "较往",
            "比期",
            "较期",
            "大到",
            "短到",
            "落到",
            "滑到",
            "短至",
            "落至",
            "短为",
            "减为",
            "增为",
            "比上",
            "比去",
            "比20",
            "比前",
            "比年",
            "比同",
            "较上",
            "较去",
            "较20",
            "较前",
            "较年",
            "较同",
        ),
        *("高到", "加到", "升到", "长到", "降到", "少到", "低到", "升至", "高至", "加至", "降至", "少至", "长至"),
        *("高为", "加为", "升为", "降为", "少为", "低至", "增至", "增到", "减至", "减到"),
    ),
)
def growth(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _THAN.finditer(content):
        now = _NOW.search(content, max(0, match.start() - _NEAR), match.start())
        if now is None or now["unit"] != match["unit"]:
            continue
        told, whole = _wrong(match, now["now"]), _whole(document, match)
        if told and whole:
            told = _wrong(match, whole)
        if told:
            yield found.at(now.start(), match.end(), told)
    yield from _more(document, found)
    for match in (each for pattern in (_FROM, _BY_THEN, _SHARE_THEN) for each in pattern.finditer(content)):
        if told := _wrong(match, match["now"]):
            yield found.at(*match.span(), told)


def _more(document: Document, found: Found) -> Iterable[Defect]:
    """Growth told by how many more and by how much: 12起，同比增加3起，增长30%; or the other way round."""
    for match in (*_MORE.finditer(document.content), *_SHARE_FIRST.finditer(document.content)):
        now = _NOW.search(document.content, max(0, match.start() - _NEAR), match.start())
        if not now or now["unit"] != match["unit"]:
            continue
        told, whole = _wrong_share(match, float(now["now"])), _whole(document, match)
        if told and whole:
            told = _wrong_share(match, float(whole))
        if told:
            yield found.at(now.start(), match.end(), told)


def _whole(document: Document, match: re.Match[str]) -> str:
    """The total whose growth it is, its parts standing between: 138例，其中树葬76例，比上年的96例增长43.8%."""
    sentence = document.text.sentence_at(match.start())
    since = max(sentence.start if sentence else 0, match.start() - _FAR)
    totals = [each for each in _TOTAL.finditer(document.content, since, match.start()) if each["unit"] == match["unit"]]
    return totals[-1]["whole"] if totals else ""


_FAR = 120
_TOTAL = regex(rf"(?<![\d.])(?P<whole>{_NUMBER})(?P<unit>{_UNIT})(?=[，：（](?:其中|包括|分别))")
_NEAR = 16
"""How many characters before 比 the number of today begins at most."""


def _wrong(match: re.Match[str], told_now: str) -> str:
    """What is wrong with a growth; nothing where its numbers agree."""
    now, then, by = float(told_now), float(match["then"]), float(match["by"])
    is_up = re.match(_DOWN, match["turn"]) is None
    if now == then or (now > then) != is_up:
        return f"从{then:g}到{now:g}是{_named(now - then)}，这里写“{match['turn']}”"
    true = abs(now - then)
    if match["unit"] in "%％" and match["measure"] in "%％":
        return ""
    if match["measure"] == "个百分点" or match["measure"] == match["unit"]:
        is_near = abs(true - by) <= _least(told_now, match["then"], match["by"])
        return "" if is_near else f"从{then:g}到{now:g}相差{true:g}，这里写{by:g}{match['measure']}"
    if match["measure"] not in "%％" or then == 0:
        return ""
    share = true / then * 100
    return (
        ""
        if abs(share - by) <= max(TOLERATED, share / 50)
        else f"从{then:g}到{now:g}的变化是{share:.1f}%，与{by:g}%不符"
    )


def _wrong_share(match: re.Match[str], now: float) -> str:
    """What is wrong with a share of growth beside the growth itself: 560万吨，同比增加42万吨，增长18.1%."""
    more, by = float(match["more"]), float(match["by"])
    then = now + more if re.match(_DOWN, match["turn"]) else now - more
    if then <= 0 or match["unit"] in "%％":
        return ""
    share = more / then * 100
    is_near = abs(share - by) <= max(TOLERATED, share / 50)
    return "" if is_near else f"{more:g}÷{then:g}＝{share:.1f}%，与{by:g}%不符"


def _named(change: float) -> str:
    return "没有变化" if change == 0 else "增加" if change > 0 else "减少"


def _least(*numbers: str) -> float:
    """What a difference may be off by for rounding: one of the last decimal told."""
    places = max(len(number.partition(".")[2]) for number in numbers)
    return 1.01 * 10.0**-places if places else 0.0
