"""Years of last year's document in what was done, and in what a plan says is to be done."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import Dating, dating, is_ahead
from youju.core.reading.defects.frame import kind_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

FEW = 2
"""Where more sentences than these open with an earlier year, the document tells of several years."""
_EARLY = 3
"""Up to this month a document that names no year may be about the year before it."""

_OPENS = regex(
    r"(?<=[。；！\n \u3000：])在?(?P<year>20\d{2})年"
    r"(?P<when>度?(?=[，,])|(?:上|下)半年|第?[一二三四]季度|全年|(?:春运|暑运|汛期|防汛|暑期|寒假|暑假|冬季|夏季|国庆|春节|中秋|两会|“?[五七]一”?)(?:期间|前后|前夕|假期)?|(?P<month>\d{1,2}月)[^，。\n]{0,6}?)[，,]"
    r"|(?<=[，、])(?P<year2>20\d{2})年度?(?:全年|共|累计|先后)(?=[一-龥])"
)
_LEGITIMATE = regex(
    "上年|去年|前年|[比较](?!好|为|大|多|强)|同比|相比|以来|颁布|施行|成立|组建|建成|始建|获|授予|评为|命名|入选|挂牌"
    "|担任|任职|任命|就任|上任|参加工作|入党|反馈|结转|遗留|一直|至今|如今|目前|曾|历任|历年|当时|当年|截至|今年|启动|投产"
    "|提出|认定|表彰|列为|批准|批复|规划|合并|更名|划转|改制"
)
_LED = regex("[^。；\n]{0,20}领导下|[^，。；\n]{2,16}(?:坚持|认真|深入|紧紧|以)")
"""How what was done in the half-year told of begins."""
_DOUBTFUL = regex("换届|《|考核|审计|巡视|巡察|会议精神|会上|讲话|选举|上级|[省市]委|中央")
_BACKGROUND = regex("概况|简介|背景|历史|沿革|基本情况|原因|历程")
_OF_YEARS = regex("近年|三年|五年|换届|任期|历程|简史|党史|以来|两年|20\\d\\d[-—－至~到]|届")
_COUNTS = regex("\\d|次|我[院校局段矿县市]|[院校局段矿]党[委组]|本单位")


@FAMILY.check(
    "date.last-year",
    "写本年的事用了上一年的年份",
    Severity.WARNING,
    """
今年的总结里，一句话以去年的年份开头说做了什么；今年的计划里，安排的是去年的事：多半是套用旧稿没有改年份。说的确是往年的事，不用改。

- 错：（2023年度的报告）2022年，局党组共召开会议31次。
- 错：（2021年上半年总结）制定2020年党风廉政建设工作要点。
- 错：（2025年工作要点）做好2024年度党费收缴工作。
- 对：2023年，局党组共召开会议31次；做好2025年度党费收缴工作。
""",
)
def last_year(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    year = _about(known)
    is_other = not known.is_plan and kind_of(document) in ("", "通知", "意见")
    if year is None or is_other or (known.year is None and known.is_plan):
        return
    if not known.is_plan:
        yield from _headed(document, found, known, year)
        yield from _ahead(document, found, known, year)
        yield from _told_now(document, found, year)
    if str(year - 1) not in document.content:
        return
    if known.is_plan:
        yield from _planned(document, found, year)
        return
    title = document.outline.title
    if title is None or not _OF_YEARS.search(title.title):
        yield from _done(document, found, known, year)
        yield from _drawn_up(document, found, year)
        yield from _since(document, found, year) if known.year else ()
        yield from _asked(document, found, year) if known.year else ()


def _about(known: Dating) -> int | None:
    """Which year a document is about: its title's, else that in which it was signed, if that was late enough."""
    if known.year is not None or known.signed is None:
        return known.year
    return known.signed[0] if known.signed[1] > _EARLY else None


def _done(document: Document, found: Found, known: Dating, year: int) -> Iterator[Defect]:
    """Sentences of a report that open with the year before its own."""
    masked = document.masked
    title = document.outline.title.title if document.outline.title else ""
    matches = [each for each in _OPENS.finditer(masked) if int(each["year"] or each["year2"]) < year]
    if len(matches) > FEW:
        return
    for match in matches:
        above = document.outline.above(match.start())
        said = match["year"] or match["year2"]
        is_same_half = match["when"] in ("上半年", "下半年") and f"{year}年{match['when']}" in title
        is_same_half = is_same_half and _LED.match(masked, match.end()) is not None
        if int(said) != year - 1 or not (above or is_same_half) or is_ahead(document, known, match.start()):
            continue
        if any(said in heading.title or _BACKGROUND.search(heading.title) for heading in above):
            continue
        stop = re.compile("[。；\n]").search(masked, match.end())
        sentence = masked[match.end() : stop.start() if stop else len(masked)]
        if known.is_half_year and "半年" in match[0]:
            sentence = re.split("[，,]", sentence, maxsplit=1)[0]
        if _LEGITIMATE.search(sentence):
            continue
        is_sure = not match["month"] and not _DOUBTFUL.search(sentence) and _COUNTS.search(sentence)
        start = match.start() + masked.startswith("在", match.start())
        end = match.end() - (match[0][-1] in "，,")
        told = f"本文是{year}年的，这里写“{document.quote(start, end)}”，疑为旧稿年份"
        yield found.at(start, max(end, start + 5), told, severity=None if is_sure else Severity.INFO)


_TOLD_NOW = regex(
    r"现将(?:我[院校局段矿县市]|本单位|支部|党支部)?(?P<said>(?P<year>20\d\d)年)[^。；\n]{0,24}(?:如下|汇报|报告)"
)


def _told_now(document: Document, found: Found, year: int) -> Iterator[Defect]:
    """The year of last year's report where it begins to tell: 现将2023年上半年工作情况总结如下."""
    for match in _TOLD_NOW.finditer(document.content, 0, OPENING):
        if int(match["year"]) == year - 1:
            told = f"本文是{year}年的，这里写“{match['said']}”，疑为旧稿年份"
            yield found.at(*match.span("said"), told)


_SINCE = regex(
    r"(?<=[。；\n])(?P<said>(?P<year>20\d\d)年以来)，"
    r"(?=[^，。；\n]{0,12}(?:[党支委局院校段矿]|公司|面对|认真|坚持|共|深入))"
)


def _since(document: Document, found: Found, year: int) -> Iterator[Defect]:
    """The year before in 今年以来, where what a report tells was done in its own: 2022年以来，局党组……"""
    for match in _SINCE.finditer(document.masked):
        above = document.outline.above(match.start())
        if int(match["year"]) == year - 1 and not any(_BACKGROUND.search(heading.title) for heading in above):
            told = f"本文是{year}年的，这里写“{match['said']}”，疑为旧稿年份，请核对"
            yield found.at(*match.span("said"), told, severity=Severity.INFO)


_DRAWN_UP = regex(
    r"(?:制定|制订|印发|出台|下发|编制|修订)了?(?P<said>《?(?P<year>20\d{2})年(?:度)?[^，。；、\n]{0,20}?(?:工作要点|工作计划|学习计划"
    r"|培训计划|任务清单|责任清单|工作安排|活动计划|实施计划))"
)


def _drawn_up(document: Document, found: Found, year: int) -> Iterator[Defect]:
    """Plans of the year before that a report says were drawn up in its own: 制定2020年工作要点."""
    laid = _LAID.finditer(document.masked)
    laid_out = (each for each in laid if not _LOOKS_BACK.search(each["said"]))
    for match in (*_DRAWN_UP.finditer(document.masked), *_ISSUED.finditer(document.content), *laid_out):
        if int(match["year"]) == year - 1:
            told = f"本文是{year}年的，这里写“{match['year']}年”，疑为旧稿年份"
            yield found.at(*match.span("said"), told)


_LAID = regex(
    r"年初(?:研究|统一|集中|就)?(?:确定|部署|谋划|下达|安排|明确)了?(?P<said>(?P<year>20\d{2})年度?[^，。；、\n\d]{0,16}?(?:项目|任务|目标|课题|工作|重点))"
)
_ASKED = regex(
    r"(?:根据|按照|依据|遵照|按)[^，。；《\n]{0,12}(?P<said>《[^》\n]{0,30}?(?P<year>20\d\d)年(?=[^》\n]*(?:报送|上报|自查|总结|述职|情况))[^》\n]{2,40}通知》)"
)
OPENING = 600
"""So many characters from its beginning a report says what it was asked for by."""


def _asked(document: Document, found: Found, year: int) -> Iterator[Defect]:
    """Notices of the year before that asked for the report of this year: 根据《关于报送2021年度……的通知》."""
    for match in _ASKED.finditer(document.content, 0, OPENING):
        if int(match["year"]) == year - 1:
            told = f"本文是{year}年的，要求报送的通知写的是{match['year']}年，疑为旧稿年份"
            yield found.at(*match.span("said"), told)


_ISSUED = regex(
    r"(?:印发|制定|制订|下发|出台|编制)了?《[^》。；，\n\d]{0,24}(?P<said>(?P<year>20\d\d)年)[^。；，\n]{2,40}?(?:计划|要点|方案|安排|清单)"
)
_NEXT = regex(
    r"(?<=[，。；\n 　：])(?P<said>(?P<year>20\d\d)年(?:内|底前|计划|拟|力争|预计)?"
    r"(?:发展|召开|组织|开展|完成|实现|举办|培训|新增|建成|选派|确保|至少|培养|吸收|是(?=[^，。；\n]{2,34}(?:之年|一年|关键年|重要年))))(?!的|[^，。；\n]*(?:以来|基础|同期|已|过|了|实现))"
)
_YEAR = regex(r"20\d\d")


def _ahead(document: Document, found: Found, known: Dating, year: int) -> Iterator[Defect]:
    """What the part of a report about the year to come wants done in the year that is over."""
    if str(year + 1) not in document.content:
        return
    yield from _laid_out(document, found, known, year)
    for match in _NEXT.finditer(document.masked):
        sentence = document.text.sentence_at(match.start())
        if sentence and str(year + 1) in document.content[match.start() : sentence.end]:
            continue
        if match["year"] == str(year) and _years_above(document, match.start()) == {str(year + 1)}:
            yield found.at(*match.span("said"), f"这里安排的是{year + 1}年的工作，写了“{year}年”，疑为旧稿年份")


def _years_above(document: Document, at: int) -> set[str]:
    """The years in the headings above a place."""
    return {each[0] for heading in document.outline.above(at) for each in _YEAR.finditer(heading.title)}


def _laid_out(document: Document, found: Found, known: Dating, year: int) -> Iterator[Defect]:
    """Plans, projects and tasks of the year that is over in what is to come: 精心组织实施2024年审计项目计划."""
    if known.is_half_year:
        return
    for match in _PLANS.finditer(document.masked):
        is_told = int(match["year"]) == year and _LAID_OUT.match(match["what"]) and match["verb"] not in _CLOSED
        above = _years_above(document, match.start()) if is_told else set()
        is_to_come = above == {str(year + 1)} or (not above and is_ahead(document, known, match.start()))
        if is_told and is_to_come and not _LOOKS_BACK.search(_AUDITED.sub("", match["what"]) + match["between"]):
            start, end = match.start("verb"), min(match.end("what"), match.start("year") + 12)
            yield found.at(start, end, f"这里安排的是{year + 1}年的工作，写了“{year}年”，疑为旧稿年份")


_AUDITED = regex("审计(?=项目|计划)")
_CLOSED = ("完成", "做好", "实现", "达成", "召开")
"""What is still done at the beginning of a year for the one before."""
_LAID_OUT = regex("[^，。；、\n]{0,8}(?:计划|项目|任务|要点|方案|目标|安排|培训|学习|活动)")
_TO_COME = regex(r"(?P<said>(?P<year>20\d\d)年(?:度)?[^，。；\n]{0,10}(?:打算|安排|计划|思路|规划))$")


def _headed(document: Document, found: Found, known: Dating, year: int) -> Iterator[Defect]:
    """Headings of what is to come with the report's own year, the next being spoken of below: 四、2023年学习打算."""
    if known.is_half_year or str(year + 1) not in document.content:
        return
    for heading in document.outline.headings:
        match = _TO_COME.match(heading.title) if heading.level == "1" else None
        if match and int(match["year"]) == year and f"{year + 1}年" in document.content[heading.span.end :]:
            at = document.content.find(match["said"], heading.span.start)
            yield found.at(at, at + len(match["said"]), f"这里说的是{year + 1}年的打算，写了“{year}年”，疑未改年份")


_PLANS = regex(
    r"(?P<verb>签订|下达|做好|完成|实现|确保|达成|开展|组织|抓好|推进|制定|实施|召开|落实|启动|按照|编制|确定|举办|部署|谋划|安排)(?P<between>[^，。；\n\d]{0,6})"
    r"(?P<year>20\d{2})年(?:度)?(?P<what>[^，。；、\n]{2,20})"
)
_LOOKS_BACK = regex(
    "民主生活会|组织生活会|评议|述职|考核|总结|审计|决算|统计|年报|评先|评优|先进|优秀|表彰|测评|考评|述责|述廉|报告|反馈|整改|巡|收官|结转|结余|绩效|结算|清算"
    "|回顾|基础|底|末|以来|来|已|前|同期|档案|归档|清理|未|遗留|后续|成果|验收|评估|督查|检查|结果|补|问题|评选|评比|通报|兑现|奖"
)


_HANDED_IN = regex(
    r"将(?P<between>[^，。；\n\d]{0,4})(?P<year>20\d{2})年(?:度)?(?P<what>(?:党建|支部|工会|党委)?(?:工作|学习|活动|培训)?(?:计划|安排|要点|方案)(?=报送|上报|报|提交|交))"
)


_AT_ITS_END = regex(
    r"(?:(?:1[12]月|年底|年末|年终)[^。；\n]{0,30}|(?:确保|落实|完成)(?=20\d\d年各项))(?P<said>(?P<year>20\d{2})年(?:度)?"
    r"(?:绩效|考核|个人(?:学习)?(?:小结|总结)|学习小结|述职|各项(?:任务|工作|目标)))"
)
"""What closes the year a plan is for: 12月20日前述职，结果纳入2024年度绩效考核 in a plan for 2025."""


def _planned(document: Document, found: Found, year: int) -> Iterator[Defect]:
    """What a plan wants done for the year before its own, other than closing it."""
    spans = [Span(*match.span("said")) for match in _AT_ITS_END.finditer(document.masked) if _is_before(match, year)]
    spans += [
        Span(match.start("year"), min(match.end("what"), match.start("year") + 12))
        for match in (*_PLANS.finditer(document.masked), *_HANDED_IN.finditer(document.masked))
        if _is_before(match, year) and not _LOOKS_BACK.search(match["what"] + match["between"])
    ]
    for span in {each.start: each for each in spans}.values():
        yield found.at(*span, f"本文安排{year}年的工作，这里写“{year - 1}年”，疑为旧稿年份")


def _is_before(match: re.Match[str], year: int) -> bool:
    return int(match["year"]) == year - 1
