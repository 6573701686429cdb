"""Beginnings and ends of paragraphs where something was lost or cut off: ，在局党委, -、, 党员佩......, 。并做好."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.leftovers import pages_of
from youju.core.reading.defects.lexicon import vocabulary
from youju.core.reading.found import Defect, Severity
from youju.core.reading.outline import KIND, Heading
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_BEGUN = regex(r"\n[，、；。](?=[\u4e00-\u9fa5])")
_DASH = regex(r"\n(?:[-—－](?:、|[.．](?=[\u4e00-\u9fa5])))")
_DASHED = regex("[-—－][）)](?<=\n[（(].[）)])")
_PURPOSE = regex(
    r"(?:(?<=[\n。])|(?<=[\n。] )|(?<=\u3000))为(?:了|切实|进一步|深入|全面|认真|加强|扎实|贯彻|巩固|规范|推动|落实)"
    r"(?![^。\n]*(?:[了我将已]|特|现[就将结对]|要求|决定|成立|制定|召开|开展|必须|应当))[^。\n]{10,150}(?P<at>[^。\n，]{4}。)"
    r"(?=根据|结合|按照|依据|现[就将结对]|特制|经[一-龥]{2})"
)
_STRAY_DUN = regex("、等(?<=[\u4e00-\u9fa5]、等(?!一等))(?![级待候额离效边量号比候得不着到了])(?=[\u4e00-\u9fa5]{2})")
_TINY = regex("\n[\u4e00-\u9fa5]{1,2}。(?=[\u4e00-\u9fa5])")
_CORNERED = regex("\n〔[一二三四五六七八九十]{1,2}〕")
_CUT_OFF = regex(r"[.…](?:(?<=[.])[.]{2,}|(?<=…)…?)(?=[ 　]*(?:\n|$))")
_AND = regex("并(?<=。并)(?![且非不列未存入发重进行购轨网]|按|根据)(?=[\u4e00-\u9fa5]{2})")
_VERB = regex(
    "[二三四五六七八九十](?<=[。；].)(?=切实|认真|深入|扎实|加强|强化|坚持|严格|积极|持续|注重|突出|着力|进一步|全面|充分|做好|完善"
    "|健全|落实|开展|建立|抓[好实紧]|推[进动])"
)
"""What begins with a numeral and goes on with what is done."""
_NUMERALS = "一二三四五六七八九十"


@FAMILY.check(
    "grammar.begins-with-mark",
    "段落以标点、破折号开头，或者中途截断",
    Severity.ERROR,
    """
段首的字删掉了，留下了标点；“一、”打成了“-、”；段末用省略号断在句子中间，后面的内容没有粘贴过来。

- 错：，在局党委的正确领导下……；-、工作回顾；悬挂党旗、党员佩……
- 对：一年来，在局党委的正确领导下……；一、工作回顾；悬挂党旗、党员佩戴党徽。
""",
)
def begins_with_mark(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _BEGUN.finditer(content):
        yield found.at(match.start() + 1, min(len(content), match.start() + 7), "段落以标点开头，前面的文字丢了")
    for match in _DASH.finditer(content):
        yield found.at(match.start() + 1, match.end(), "序号“一”写成了短横")
    for match in _DASHED.finditer(content):
        yield found.at(match.start() - 1, match.end(), "序号“一”写成了短横")
    for match in _CORNERED.finditer(content) if "〔" in content else ():
        yield found.at(match.start() + 1, match.end(), "层次序号用圆括号：（一）")
    for match in _TINY.finditer(content):
        yield found.at(match.start() + 1, match.end(), "段落以半句话的末尾开头，前面的文字丢了")
    for match in _CUT_OFF.finditer(content):
        before = content[match.start() - 1 : match.start()]
        if "一" <= before <= "\u9fa5" and before != "等":
            yield found.at(max(0, match.start() - 3), match.end(), "句子在这里断了，后面的内容没有粘贴过来")


@FAMILY.check(
    "punctuation.broken-sentence",
    "“并……”单独成句，段末用分号",
    Severity.WARNING,
    """
“并”连着前面的分句，前面用逗号；一段话说完用句号，分号后面要有并列的话。

- 错：坚持集体研究、民主决策。并做好记录。
- 对：坚持集体研究、民主决策，并做好记录。
""",
)
def broken_sentence(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _AND.finditer(content):
        yield found.at(match.start() - 1, match.end() + 3, "“并”前面应是逗号")
    for match in _STRAY_DUN.finditer(content):
        yield found.at(match.start() - 2, match.end() + 2, "“等”前面不用顿号")
    for match in _PURPOSE.finditer(content):
        yield found.at(match.start("at"), match.end() + 2, "只说了“为……”，句子没有完，句号应是逗号")
    chapters = {each.span.start for each in document.outline.headings if each.level == "1"}
    for line, following in _neighbours(document):
        if following.start in chapters and line.start not in chapters and content[line.end - 1 : line.end] == "；":
            yield found.at(max(line.start, line.end - 5), line.end, "这一部分说完了，段末应是句号")


def _neighbours(document: Document) -> Iterator[tuple[Span, Span]]:
    lines = [line for line in document.text.own_lines if line.start < line.end]
    yield from pairwise(lines)


@FAMILY.check(
    "grammar.broken-line",
    "一句话中间断成两段",
    Severity.WARNING,
    """
从网页、PDF复制，或者翻页的地方，一句话在中间断成两段，有时还夹进了页码。

- 错：（一段）……做到情况明、思路　（下一段）清。
- 对：……做到情况明、思路清。
""",
)
def broken_line(document: Document, found: Found) -> Iterable[Defect]:
    frame, headings, ended = _apart(document)
    pages = {each.start for each in document.once(pages_of)}
    for line, following in _neighbours(document):
        if line.end in ended or not frame.isdisjoint((line.start, following.start)) or not _hangs_open(document, line):
            continue
        is_cut = _HANGS.search(document.content, line.start, line.end) is not None
        number = (_PAGE if is_cut or following.start in pages else _NUMBER).match(document.content, following.start)
        is_heading = following.start in headings and not number
        rest = Span(number.end() if number else following.start, following.end)
        if is_heading and document.content[line.end - 1] == "，":
            yield found.at(max(line.start, line.end - 6), line.end, "段末是逗号，应为句号，或者后面漏了")
        if not is_heading and (is_cut or number or _joins(document, line, rest)) and _is_text(document, rest):
            end = line.end if number and is_cut else following.start + 3 + bool(number)
            last = line.start + len(document.content[line.start : line.end].rstrip())
            start = max(line.start, last - 6) if number and is_cut else line.end - 3
            yield found.at(start, end, "一句话在这里断成了两段")


def _apart(document: Document) -> tuple[set[int], set[int], set[int]]:
    """What may stand on a line of its own: where the frame and the headings begin, where the headings end."""
    outline = document.outline
    return (
        {each.start for each in (outline.signature, outline.dated, outline.addressee) if each},
        {each.span.start for each in outline.headings if each.level != "item"},
        {each.span.end for each in outline.headings if not each.is_run_in},
    )


def _hangs_open(document: Document, line: Span) -> bool:
    """Whether a line is prose that ends with neither a full stop nor the name of a kind of document."""
    if not _MAY_GO_ON.match(document.content, line.end - 1):
        return False
    said = document.quote(*line).strip()
    is_named = "。" not in said and KIND.search(said)
    return len(said) >= PROSE and not is_named and _GOES_ON.search(said) is not None and bool(_STOPS.search(said))


def _joins(document: Document, line: Span, rest: Span) -> bool:
    """Whether what follows can only go on with the line: it is short, or a word lies across the break."""
    across = document.content[line.end - 1] + document.content[rest.start]
    return rest.end - rest.start <= REST or across in document.lists.once(vocabulary)


def _is_text(document: Document, rest: Span) -> bool:
    begun = document.content[rest.start : rest.start + 1]
    return "一" <= begun <= "\u9fa5" and not _LABEL.match(document.content, rest.start)


REST = 10
"""How short a line is that can only be the rest of the one before."""


@FAMILY.check(
    "punctuation.no-stop",
    "段末没有句号",
    Severity.WARNING,
    """
一段话说完，段末要有句号。

- 错：……项目部的经验材料被业主转发（段末没有标点）
- 对：……项目部的经验材料被业主转发。
""",
)
def no_stop(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    frame, headings, ended = _apart(document)
    lines = [line for line in document.text.own_lines if line.start < line.end]
    stopped = sum(content[line.end - 1] in "。！？”）" and not _ends_in_quote(content, line.end) for line in lines)
    open_ended = [
        line for line in lines if _MAY_GO_ON.match(content, line.end - 1) or _ends_in_quote(content, line.end)
    ]
    last = {line.end for line, following in _neighbours(document) if following.start in headings} if open_ended else ()
    lost = [line for line in open_ended if _is_prose(content[slice(*line)].strip(), is_last=line.end in last)]
    broken = {each.span.start for each in broken_line(document) if each.span} if lost else set()
    told = lost if stopped > len(lost) else [line for line in lost if line is lost[0] or line.end in last]
    for line in told:
        if line.end not in ended and line.start not in frame and line.end - 3 not in broken:
            yield found.at(line.end - 4, line.end, "一段话说完，末尾要有句号")


def _ends_in_quote(content: str, end: int) -> bool:
    """Whether a line ends in what is quoted within its last sentence: 做到“四落实”."""
    return content[end - 1] == "”" and content[end - 2] not in "。！？…"


def _is_prose(said: str, *, is_last: bool) -> bool:
    """Whether a line is a paragraph; the last one before a heading may have commas only."""
    if not "一" <= said[-1:] <= "\u9fa5" and said[-1:] not in _NO_STOPS:
        return False
    is_whole = len(said) >= PARAGRAPH and _FULL_STOP.search(said) is not None
    return is_whole or (is_last and len(said) >= SENTENCE and said.count("，") > 1)


PARAGRAPH, SENTENCE = 50, 36
"""How long a paragraph is at least that must end with a stop, and one of a single sentence."""
_FULL_STOP = regex("[。；][^\n]")
_NO_STOPS = frozenset("%％”")
_MAY_GO_ON = regex("[\u4e00-\u9fa5、， 　%％]")
PROSE = 24
"""How long a line of prose is at least."""
_GOES_ON = regex("[\u4e00-\u9fa5、，]$")
_STOPS = regex("[，。；]")
_PAGE = regex(r"\d{1,2}(?:[、.．]|[ 　]+)(?=[\u4e00-\u9fa5])")
_NUMBER = regex(r"\d{1,2}[ 　]+(?=[\u4e00-\u9fa5])")
_HANGS = regex("[，、并和及与以的在对把将为由][ 　]*$")
"""What ends no paragraph: behind it even a label is a page's number."""
_LABEL = regex("[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]+[条章节]|附件?[：:一]")


@FAMILY.check(
    "numbering.lost-word",
    "“三是”漏了“是”",
    Severity.ERROR,
    """
前面是“一是”“二是”，接着一句以“三”开头，没有“是”，多半是漏了字。

- 错：一是加强学习。二是健全制度。三切实履行职责。
- 对：一是加强学习。二是健全制度。三是切实履行职责。
""",
    signs=("二是", "三是", "四是"),
)
def lost_word(document: Document, found: Found) -> Iterable[Defect]:
    for last, until in _last_items(document):
        numeral = _NUMERALS[last.number : last.number + 1]
        if not numeral or not last.label.endswith("是"):
            continue
        match = _VERB.search(document.content, last.span.end, until)
        if match and match[0] == numeral:
            start, end = match.span()
            yield found.at(start, end + 3, f"“{numeral}”后面漏了“是”", fix=f"{numeral}是", fix_at=(start, end))


def _last_items(document: Document) -> Iterator[tuple[Heading, int]]:
    """Items 二是, 三是… behind which no other follows in their line, and where that line ends."""
    items = [each for each in document.outline.headings if each.level == "item"]
    for index, each in enumerate(items):
        end = document.text.lines[document.text.line_at(each.span.start)].end
        following = items[index + 1] if index + 1 < len(items) else None
        if each.number > 1 and (following is None or following.number != each.number + 1):
            yield each, end
