"""Dates that cannot be, and years left over from an earlier document."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.frame import kind_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_DAY = regex(r"(?P<month>\d\d?)月(?:(?P<day>\d{1,3})[日号])?")
_YEAR_BEFORE = regex(r"(?P<year>(?:19|20)\d{2})年$")
_YEAR = regex(r"(?P<year>20(?<!\d..)\d{2})(?: ?年|(?=[-—]\d{4}年))")


@dataclass(frozen=True, slots=True)
class Dating:
    """`year`: what the title is about; `signed`: year and month of the date at the end; None where not said."""

    year: int | None
    signed: tuple[int, int] | None
    is_half_year: bool
    is_plan: bool

    @property
    def now(self) -> int | None:
        """The year in which it was written, as far as known."""
        return self.signed[0] if self.signed else self.year

    @property
    def about(self) -> int | None:
        """The year it is about, as far as known: the title's, else that in which it was written."""
        return self.year or self.now


_LAID_OUT = regex("^(?!.*(?:总结|报告|情况|汇报)).*安排$")


def dating(document: Document) -> Dating:
    """Which year a document is about and when it was signed."""
    outline = document.outline
    title = _title(document)
    years = [int(match["year"]) for match in _YEAR.finditer(title)]
    signed = _signed(document.text.quote(outline.dated)) if outline.dated else None
    if signed is None and document.settings.dated is not None:
        signed = document.settings.dated.year, document.settings.dated.month
    is_half = bool(re.search("上半年|半年|年中", title))
    is_plan = kind_of(document) in ("要点", "计划", "方案") or _LAID_OUT.search(title) is not None
    return Dating(years[0] if len(years) == 1 else None, signed, is_half, is_plan)


def _title(document: Document) -> str:
    """The title with the line after it, for titles on two lines."""
    title = document.outline.title
    if title is None:
        first = _FIRST.match(document.content)
        return first[0] if first else ""
    following = document.content[title.span.end + 1 : title.span.end + 60].partition("\n")[0]
    return title.title + (
        following if following.startswith("关于") or following.endswith(("总结", "报告", "要点")) else ""
    )


_FIRST = regex(r"[^。，；：\n]{0,16}20\d\d ?年[^。，；：\n]{2,20}(?:总结|汇报|报告|计划|要点)")
"""A title with which the text goes on in the same line."""


def _signed(line: str) -> tuple[int, int] | None:
    found = re.search("([0-9二〇○零一三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月", line)
    if found is None:
        return None
    year, month = value(found[1]), value(found[2])
    return (int(year), int(month)) if year and month else None


@FAMILY.check(
    "date.impossible",
    "日期不存在",
    Severity.ERROR,
    """
没有2月30日、9月31日、13月。多半是改月份时没有改日，或者打错了。

- 错：2022年2月30日，召开党员冬训动员会。
""",
)
def impossible(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _DAY.finditer(content):
        start, end = match.span()
        if content[start - 1 : start] in (".", ":", "：") and start and not _BEHIND_LABEL.search(content[:start][-8:]):
            continue
        before = _YEAR_BEFORE.search(content, max(0, start - 5), start)
        month, day = int(match["month"]), int(match["day"] or 1)
        told = _impossible(int(before["year"]) if before else None, month, day)
        if not told and not before and (month, day) == _LEAP_DAY and (told := _no_leap_day(document, start)):
            yield found.at(start, end, told, severity=Severity.WARNING)
        elif told and (before or match["day"]):
            yield found.at(before.start() if before else start, end, told)


_BEHIND_LABEL = regex(r"\n[ 　]*\d{1,2}[.．]$")
"""7.6月31日前: the point is the label's."""
_LEAP_DAY = (2, 29)
_OF_ANOTHER_YEAR = regex(r"20\d\d年|[去上前明来]年")
_NEAR_YEAR = 40


def _no_leap_day(document: Document, at: int) -> str:
    """Why the year that a document is about has no 29 February, where no other is spoken of."""
    year = document.once(dating).about
    said = _OF_ANOTHER_YEAR.finditer(document.content, max(0, at - _NEAR_YEAR), at)
    is_other = any(each[0] != f"{year}年" for each in said)
    return _impossible(year, *_LEAP_DAY) if year and not is_other else ""


def _impossible(year: int | None, month: int, day: int) -> str:
    """Why a day cannot be; nothing where it can. Without a year, February may have 29 days."""
    if not 1 <= month <= 12:
        return f"没有{month}月"
    if 1 <= day <= monthrange(year or 2024, month)[1]:
        return ""
    return f"{f'{year}年' if year else ''}{month}月没有{day}日"


_WEEKDAY = regex(
    r"(?:(?P<year>20\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(]?(?:星期|周)(?P<name>[一二三四五六日天])"
)
_WEEK = "一二三四五六日"


@FAMILY.check(
    "date.weekday",
    "日期与星期对不上",
    Severity.ERROR,
    """
通知、方案里写了日期又写星期的，两者要对得上，否则收文的人不知道哪天到会。

- 错：2024年5月17日（星期四）
- 对：2024年5月17日（星期五）
""",
    signs=("日星", "日周", "日（", "日("),
)
def weekday(document: Document, found: Found) -> Iterable[Defect]:
    for match in _WEEKDAY.finditer(document.content):
        year = int(match["year"]) if match["year"] else document.once(dating).now
        month, day = int(match["month"]), int(match["day"])
        if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            continue
        true = _WEEK[date(year, month, day).weekday()]
        if match["name"].replace("天", "日") != true:
            severity = None if match["year"] else Severity.WARNING
            yield found.at(*match.span(), f"{year}年{month}月{day}日是星期{true}", severity=severity)


_DEADLINE = regex(
    r"(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月(?:份|\d{1,2}日)?)?(?:年?[底末])?(?:底前|末前|之前|以前|前|底|年内)(?!后)"
)
_AHEAD = regex(
    "下一步|打算|下半年|今后|明年|来年|工作安排|工作思路|工作计划|工作举措|工作措施|努力方向|重点任务|重点工作|整改措施"
)
_DONE = regex("^(?:前)?(?:结转|遗留|排查出|发现)|已(?![一-龥]{2,4}(?:的|问题))|完成了|取得了|如期|提前|截至|截止|于20")
_FINISH = regex("开展|带队|组织(?=[一-龥]{2})|完成|实现|达到|建成|落实|整改|上报|报送|力争|确保|形成|出台|配备|解决")


@FAMILY.check(
    "date.past-deadline",
    "期限已经过了",
    Severity.ERROR,
    """
下一步打算里的完成期限，早于成文日期，多半是照抄去年的稿子没有改年份。

- 错：（2023年1月的报告）2022年6月底前，完成政治监督全覆盖。
- 对：2023年6月底前，完成政治监督全覆盖。
""",
)
def past_deadline(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    now = known.signed or ((known.year, 1) if known.year else None)
    for match in _DEADLINE.finditer(document.masked):
        limit = int(match["year"]), int(match["month"] or 12)
        until = max(now or (0, 0), (_year_of_part(document, match.start()), 1))
        if limit >= until or not is_ahead(document, known, match.start()):
            continue
        sentence = document.text.sentence_at(match.start())
        stop = sentence.end if sentence else match.end() + 30
        before = document.masked[sentence.start if sentence else match.start() : match.start()]
        rest = document.masked[match.end() : stop]
        is_of_old_plan = limit[0] < max(_year_of_part(document, match.start()), known.year or 0 if known.is_plan else 0)
        if (is_of_old_plan or _FINISH.search(rest)) and not _DONE.search(rest) and not _DONE.search(before):
            told = f"期限“{match[0]}”早于{until[0]}年{f'{until[1]}月' if known.signed == until else ''}，疑为旧稿年份"
            yield found.at(*match.span(), told)


def _year_of_part(document: Document, offset: int) -> int:
    """The year of the plan a part is, as its heading says; 0 where none does: 第二部分　2024年学习计划."""
    named = (_OF_PLAN.search(heading.title) for heading in document.outline.above(offset))
    earlier = [each for each in document.outline.headings if each.level == "1" and each.span.start < offset]
    latest = (_OF_PLAN.search(each.title) for each in reversed(earlier))
    found = next((each for each in (*named, *latest) if each), None)
    return int(found["year"]) if found else 0


_OF_PLAN = regex(r"(?P<year>20\d\d) ?年度?[^。，；\n]{0,8}(?:计划|打算|安排|要点|思路)")


def is_ahead(document: Document, known: Dating, offset: int) -> bool:
    """Whether what stands at a place is still to be done, by the kind of the document or the headings above."""
    return known.is_plan or any(_AHEAD.search(heading.title) for heading in document.outline.above(offset))


_SINCE = regex(r"(?<!对)(?P<year>20(?<!\d..)\d{2})年(?:上半年)?以来")
_BEGINS = regex(
    r"(?:^|(?<=[\n 　。]))(?P<year>20\d{2})年[，,]?(?:是[^。\n]{2,60}年(?=[，。；])"
    r"|[^，。\n]{0,10}(?:工作的?总体(?:思路|要求)|总的要求))"
)
_WORK = regex(
    r"(?P<year>20(?<!\d..)\d{2}) ?年(?:度)?(?:上半年|下半年)?(?:的)?(?:党建)?"
    r"(?P<what>工作(?:总结|情况|打算|计划|安排|思路|要点|任务|目标))"
)


@FAMILY.check(
    "date.stale-year",
    "年份与标题、成文日期不符",
    Severity.WARNING,
    """
标题是今年的，正文里“……年以来”“……年工作打算”却是去年的年份，多半是套用旧稿没有改。

- 错：（标题：2023年上半年工作总结）2022年以来，……
- 对：2023年以来，……
""",
)
def stale_year(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    if known.year is None:
        return
    yield from _in_opening(document, found, known.year, known.is_plan)
    yield from _in_headings(document, found, known)
    if known.signed is None or document.outline.dated is None:
        return
    year, month = known.signed
    lowest, highest = (known.year - 1, known.year) if known.is_plan else (known.year, known.year + 1)
    is_old = known.is_plan and year < known.year and month < FIRST_OF_PLANS
    is_of_kind = kind_of(document) in ("总结", "报告", "要点", "计划", "述职")
    if is_of_kind and (is_old or not lowest <= year <= highest):
        told = f"标题是{known.year}年，成文日期是{year}年，请核对"
        signed = document.quote(*document.outline.dated)
        start = document.outline.dated.start + len(signed) - len(signed.lstrip())
        yield found.at(start, start + len(signed.strip()), told)


FIRST_OF_PLANS = 9
"""The month before which nobody signs a plan for the next year."""
_PLAIN_YEAR = regex(r"20(?<![\d〔\[（—\-]20)\d{2}年(?!以来|度?(?:总结|考核|评议|述职|以前)|[—\-至到])")
_LOOKS_BACK = regex("截至|自|从|较|比|与|同期|总结|回顾|去年|相比|基础上|印发|颁布|修订")


@FAMILY.check(
    "date.old-year",
    "今后的工作写了过去的年份",
    Severity.INFO,
    """
计划、下一步打算里写着已经过去的年份，多半是旧稿的年份没有改。说的确是往年的事，不用改。

- 错：（2023年12月的报告，下一步打算）2022年计划开展活动120场。
- 对：2024年计划开展活动120场。
""",
)
def old_year(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    now = known.year if known.is_plan else known.now
    yield from _before_what_comes(document, found, known, now or 0)
    yield from _goals_of_the_past(document, found, known)
    if now is None:
        return
    for match in _PLAIN_YEAR.finditer(document.masked):
        start, end = match.span()
        if int(match[0][:4]) >= now - known.is_plan or not is_ahead(document, known, start):
            continue
        before = document.masked[max(0, start - 6) : start]
        if not _LOOKS_BACK.search(before) and not _DONE.search(document.masked, end, end + 20):
            opens = not before or before[-1] in "，。；：、\n"
            severity = Severity.WARNING if opens and not known.is_plan else None
            yield found.at(
                start, min(end + 4, len(document.content)), f"已是{now}年，这里写“{match[0]}”", severity=severity
            )


_SPEAKS_AHEAD = regex(
    r"20(?<=[\n。， \u3000]20)\d{2}年[，,]?"
    r"(?=[^。，；\n的]{0,20}(?:将|要(?!求)|拟|计划|打算))(?![^。\n]{0,40}[了已])"
)
_YEAR_END = 12
_GOAL = regex(
    r"(?:确保|保证|圆满完成|全面完成|高质量完成)(?P<said>(?P<year>20\d\d)年(?:度|全年|各项)*)[^，。；\n]{0,10}(?:目标|任务)"
)


def _goals_of_the_past(document: Document, found: Found, known: Dating) -> Iterator[Defect]:
    """At a year's end what comes next is no more to reach that year's goals."""
    if known.is_plan or known.is_half_year or known.signed is None or known.signed[1] != _YEAR_END:
        return
    for match in _GOAL.finditer(document.masked):
        if int(match["year"]) == known.signed[0] and is_ahead(document, known, match.start()):
            told = f"已是{match['year']}年底，今后的工作写“{match['said']}”，疑为旧稿年份"
            yield found.at(*match.span("said"), told, severity=Severity.WARNING)


def _before_what_comes(document: Document, found: Found, known: Dating, now: int) -> Iterator[Defect]:
    """Sentences that speak ahead with a year that is over when what their heading names begins."""
    for match in _SPEAKS_AHEAD.finditer(document.masked):
        said, above = int(match[0][:4]), document.outline.above(match.start())
        if said < now or not above or above[0].level != "1" or not _AHEAD.search(above[0].title):
            continue
        end = match.start() + len("2023年")
        if (named := _YEAR.search(above[0].title)) and said < int(named["year"]):
            yield found.at(match.start(), end, f"这一部分是{named[0]}的，这里写“{said}年”", severity=Severity.WARNING)
        elif not named and not known.is_plan and known.year == said and known.signed in (None, (said, _YEAR_END)):
            yield found.at(match.start(), end, f"总结的是{said}年，今后的工作又写“{said}年”，请核对")


def _in_opening(document: Document, found: Found, year: int, is_plan: bool) -> Iterator[Defect]:
    """The first paragraphs of a report speak of its own year: …年以来, …年是…之年."""
    first = next((each for each in document.outline.headings if each.level == "1"), None)
    stop = first.span.start if first else 600
    for match in _SINCE.finditer(document.masked, 0, stop):
        if int(match["year"]) == year - 1 and not is_plan:
            yield found.at(*match.span(), f"标题是{year}年，这里写“{match[0]}”，疑为旧稿年份")
    for match in _BEGINS.finditer(document.masked, 0, stop):
        said = int(match["year"])
        if (said != year if is_plan else said < year - 1) and said < year:
            end = min(match.end(), match.start() + 20)
            yield found.at(match.start(), end, f"标题是{year}年，这里写“{said}年”，疑为旧稿年份")


def _in_headings(document: Document, found: Found, known: Dating) -> Iterator[Defect]:
    """Headings of what comes next name a year not past: …年工作打算."""
    assert known.year is not None
    for heading in document.outline.headings:
        if heading.level != "1" or not (match := _WORK.search(document.content, *heading.span)):
            continue
        said = int(match["year"])
        is_next = re.search("打算|计划|安排|思路|任务|目标", match["what"]) is not None
        expected = known.year + (1 if is_next and not known.is_half_year and not known.is_plan else 0)
        if said < expected and said < known.year + is_next and "下半年" not in heading.title:
            yield found.at(*match.span(), f"标题是{known.year}年的，这里写“{match[0]}”，疑为旧稿年份")
