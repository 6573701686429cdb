"""Names of Party congresses and plenums: 全会 left out, plenums that never were, or not yet."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.dates import Dating, dating, is_ahead
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_N = "[一二三四五六七八九]"
_PLENUM = regex(
    rf"(?P<term>十[六七八九]|二十)届(?:(?:历次|中央)[^，。；\n]{{0,8}}?)?(?P<list>{_N}中(?:全会)?(?:(?:[、，]|和|及|以及|到|至){_N}中(?:全会)?)*)(?P<after>[^，。；、\n]{{0,4}})"
)
_BARE = regex(rf"(?P<n>{_N})中(?!全会)(?P<after>精神|会议精神|决定|公报|以来|闭幕|召开|胜利)")


@FAMILY.check(
    "meeting.name",
    "会议名称写错",
    Severity.ERROR,
    """
中央全会的名称是“党的×届×中全会”，“全会”两个字不能丢；并列时最后一个要写“全会”。

- 错：党的十九届六中精神；二十届一中、二中精神
- 对：党的十九届六中全会精神；二十届一中、二中全会精神
""",
    signs=("届", "党的十", "党的二"),
)
def name(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _PLENUM.finditer(content):
        if match["list"].endswith("全会"):
            continue
        end = match.end("list")
        after = re.match("会议精神|精神|会议|决定|公报|以来|[，。；]", content[end : end + 4])
        if after is None:
            continue
        stop = end + (len(after[0]) if after[0] not in "，。；" else 0)
        wrong = (end, end + 2) if after[0].startswith("会议") else (end, end)
        yield found.at(match.start(), stop, "“×届×中”后面漏了“全会”", fix="全会", fix_at=wrong)
    for match in _TERMS.finditer(content):
        if match["congress"] != match["term"]:
            yield found.at(*match.span(), f"党的{match['congress']}大与{match['term']}届对不上，请核对")
    for match in _ODD.finditer(content):
        yield found.at(*match.span(), "党的全国代表大会写作“党的二十大”或者“党的第二十次全国代表大会”")


_TERMS = regex("党的(?P<congress>十[四五六七八九]|二十)大和(?P<term>十[四五六七八九]|二十)届")
"""党的十六大和十六届三中全会: the congress and the committee it elected."""
_ODD = regex(
    r"(?<![的全我建跟])党(?:十[六七八九]|二十)[大届]|党的(?:十[五六七八九]|二十)(?=精神|报告|胜利|和十|以来|、十)|党的(?:十[六七八九]|二十)(?:届全国代表大会|届代表大会|次代表大会|大代表大会|次全会)"
)


def _days(lists: Lists) -> dict[tuple[int, int], tuple[int, int]]:
    """Year and month of each plenum by term and number; (term, 0) is the congress."""
    days: dict[tuple[int, int], tuple[int, int]] = {}
    for line in lists.lines("meetings", "plenums"):
        term, *rest = line.split()
        for number, day in enumerate(rest):
            year, _, month = day.partition("-")
            days[int(term), number] = int(year), int(month)
    return days


_ALL = regex(
    rf"(?P<term>十[七八九]|二十)(?:届(?P<list>{_N}中(?:全会)?(?:(?:[、]|和|及|以及){_N}中(?:全会)?)*)|大)(?P<after>精神|报告|全会精神|会议精神)?"
)
_AHEAD = regex("喜迎|迎接|献礼|向党的|召开前|即将|筹备|将召开|推荐|选举|代表|做好[^，。]{0,10}保障|迎")


@FAMILY.check(
    "meeting.later",
    "会议在成文以后才召开，或者没有这次会议",
    Severity.WARNING,
    """
成文时会议还没有召开，却写“贯彻落实……精神”；或者届次、次数写错，没有这次会议。

- 错：（2021年的总结）深入学习贯彻党的二十大精神；党的十九届八中全会
""",
    signs=("次全", "七届", "八届", "九届", "十届", "七大", "八大", "九大", "十大"),
)
def later(document: Document, found: Found) -> Iterable[Defect]:
    days = document.lists.once(_days)
    dated = document.once(dating)
    now = max((each for each in (dated.signed, dated.year and (dated.year, 12)) if each), default=None)
    yield from _not_yet(document, found, dated, now)
    for match in _ALL.finditer(document.content):
        for number in _numbers(match["list"]):
            term = int(value(match["term"]) or 0)
            held = days.get((term, number))
            last = max(each for which, each in days if which == term)
            if held is None and number > last and (term, number - 1) in days and term < max(which for which, _ in days):
                yield found.at(*match.span(), f"党的{match['term']}届没有第{number}次全会，请核对")
            elif _is_ahead_of_all(days, (term, number), now) and not _is_planned(document, dated, match):
                yield found.at(*match.span(), f"成文时党的{match['term']}届还没有第{number}次全会，请核对")
            elif held and now and held > now and not _is_planned(document, dated, match):
                told = f"这次会议{held[0]}年{held[1]}月才召开，晚于成文时间，请核对"
                yield found.at(*match.span(), told)


def _is_ahead_of_all(
    days: dict[tuple[int, int], tuple[int, int]], which: tuple[int, int], now: tuple[int, int] | None
) -> bool:
    """Whether a plenum comes after the last one known, in a text no later than the year of that one."""
    last = max(number for term, number in days if term == which[0])
    return which[1] > last and now is not None and now[0] <= days[which[0], last][0]


_SPIRIT = regex("(?P<term>十[五六七八九])大(?:(?:和|、)十[五六七八九]届[^，。；、\n]{1,8})?(?:会议)?精神")
_NAMED = regex("(十[五六七八九]|二十)[大届]")
_YEAR = regex("20[0-9]{2}年|当年|那一?年|以来|历史|回顾")


@FAMILY.check(
    "meeting.stale",
    "写的是前一次代表大会的精神",
    Severity.WARNING,
    """
成文的那一年以前，党已经开过下一次全国代表大会，句子里还只写前一次大会的精神，多半是套用往年的材料没有改。

- 错：（2024年的计划）深入学习贯彻党的十九大精神
- 对：（2024年的计划）深入学习贯彻党的二十大精神

和后来的大会并列写的、说从前的事的，不算。
""",
    signs=("精神",),
)
def stale(document: Document, found: Found) -> Iterable[Defect]:
    days, dated = document.lists.once(_days), document.once(dating)
    year = dated.about
    for match in _SPIRIT.finditer(document.content):
        term = int(value(match["term"]) or 0)
        held, _ = days.get((term + 1, 0), (0, 0))
        if year and 0 < held < year and _is_last_named(document, match.start(), term):
            told = f"{held}年已经召开党的{_NEXT[match['term']]}大，{year}年的材料还写“{match[0]}”，请核对"
            yield found.at(*match.span(), told)


_NEXT = {"十五": "十六", "十六": "十七", "十七": "十八", "十八": "十九", "十九": "二十"}


def _is_last_named(document: Document, at: int, term: int) -> bool:
    """Whether a sentence names no later congress, and speaks of no other year."""
    sentence = document.text.sentence_at(at)
    said = document.content[sentence.start : sentence.end] if sentence else ""
    return not _YEAR.search(said) and all(int(value(each) or 0) <= term for each in _NAMED.findall(said))


_DISCIPLINE = regex(
    rf"(?:(?P<term>十[八九]|二十)届)?中央纪(?:律检查委员会|委)(?:(?P<behind>十[八九]|二十)届)?第?(?P<n>{_N})次全(?:会|体会议)"
)


def _of_discipline(lists: Lists) -> dict[tuple[int, int], tuple[int, int]]:
    """Year and month of each plenum of the commission for discipline by term and number."""
    days: dict[tuple[int, int], tuple[int, int]] = {}
    for line in lists.lines("meetings", "discipline"):
        term, *rest = line.split()
        for number, day in enumerate(rest, 1):
            year, _, month = day.partition("-")
            days[int(term), number] = int(year), int(month)
    return days


def _not_yet(document: Document, found: Found, dated: Dating, now: tuple[int, int] | None) -> Iterator[Defect]:
    """Plenums of the commission for discipline that were held after the document was written."""
    days = document.lists.once(_of_discipline)
    for match in _DISCIPLINE.finditer(document.content):
        term = match["term"] or match["behind"]
        held = days.get((int(value(term) or 0), int(value(match["n"]) or 0))) if term else None
        if held and now and held > now and not _is_planned(document, dated, match):
            told = f"这次会议{held[0]}年{held[1]}月才召开，晚于成文时间，请核对"
            yield found.at(*match.span(), told)


def _is_planned(document: Document, dated: Dating, match: re.Match[str]) -> bool:
    """Whether a plenum of January stands among next year's work."""
    return _is_ahead(document.content, match) or is_ahead(document, dated, match.start())


def _is_ahead(content: str, match: re.Match[str]) -> bool:
    return _AHEAD.search(content, max(0, match.start() - 12), match.end() + 4) is not None


def _numbers(listed: str | None) -> Iterator[int]:
    if listed is None:
        yield 0
        return
    for each in re.findall(f"({_N})中", listed):
        yield int(value(each) or 0)
