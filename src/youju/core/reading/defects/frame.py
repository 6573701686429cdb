"""What a document is framed by: title, signature, date; sections without content; length against its kind."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.numbering import numbered, series_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.outline import KIND, Heading, is_of_a_page
from youju.core.reading.patterns import regex

FAMILY = Family()

_SHORT = 24


@FAMILY.check(
    "frame.no-title",
    "没有标题",
    Severity.INFO,
    """
公文一般由发文机关、事由、文种组成标题。没有标题的材料，归档、引用都困难。

- 对：××公司党委2023年上半年党建工作总结
""",
)
def no_title(document: Document, found: Found) -> Iterable[Defect]:
    if document.outline.title is None and len(document.content) > 300:
        yield found.whole("没有找到标题：请在正文前写明发文机关、事由和文种")


FIRST_LINES, SHORTEST, LONGEST, MORE = 14, 6, 60, 6
"""Among how many lines a title may stand twice; how long one is; by how many characters one may be longer."""
_BESIDE = regex(
    r"[（(【\[《][^）)】\]》]*(?:篇|页|字)[^）)】\]》]*[）)】\]》]|^标题[：:]|[\W\d_]|[一二三四五六七八九十]?篇|精选|范文"
)
_HALVES = regex(r"[ 　]*(?:\d、)?(?P<said>[\u4e00-\u9fa5\d]{5,40})(?:[ 　]*(?P=said))+")


@FAMILY.check(
    "frame.title-twice",
    "标题写了两遍",
    Severity.WARNING,
    """
从网页、邮件里复制来的稿子，常常把网页标题、文件名和正文标题一起带下来，同一个标题出现两三遍。

- 错：工会工作总结（第一行）　2023年工会工作总结（第二行）
- 对：只留正文的标题。
""",
)
def title_twice(document: Document, found: Found) -> Iterable[Defect]:
    title = document.outline.title
    if title and document.content.count(title.title[-2:], 0, HEAD) < 2:
        return
    own = _BESIDE.sub("", title.title) if title else ""
    for start, end in document.text.own_lines[:FIRST_LINES] if title and KIND.search(own) else ():
        if end - start > 2 * LONGEST or document.content.find(own[-2:], start, end) < 0:
            continue
        said = document.content[start:end].strip()
        name = _BESIDE.sub("", said)
        is_title = title is None or start <= title.span.start < end
        if (
            is_of_a_page(said)
            or is_title
            or not SHORTEST <= len(name) <= LONGEST
            or re.search("[。；，：]$", said)
            or not KIND.search(name)
            or _IS_SENT.search(document.content, 0, start)
        ):
            continue
        if _is_alike(name, own):
            yield found.at(start, end, "标题写了不止一遍，请只留一个")
    for start, end in document.text.own_lines[:FEW_LINES]:
        match = _HALVES.match(document.content, start, end) if end - start <= 2 * LONGEST else None
        if match and KIND.search(match["said"]):
            yield found.at(*match.span(), "标题写了两遍，请只留一个", severity=Severity.ERROR)


_IS_SENT = regex("印发给你们|请遵照|现予(?:以)?印发|请认真贯彻")
"""What a letter says that sends rules: their title stands again below it."""
HEAD = 1000
"""Within so many characters a title may stand again."""
FEW_LINES = 4
"""Among how many lines one stands that says the title twice."""


def _is_alike(one: str, other: str) -> bool:
    """Whether two titles are one, or one is the other with a few words more."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(longer) - len(shorter) <= MORE


@FAMILY.check(
    "frame.no-signature",
    "没有落款",
    Severity.INFO,
    """
报送的总结、报告末尾要署发文机关和成文日期；缺一个，收文的人不知道是谁、什么时候写的。
""",
)
def no_signature(document: Document, found: Found) -> Iterable[Defect]:
    if len(document.content) <= 300:
        return
    missing = [
        name
        for name, place in (("单位", document.outline.signature), ("日期", document.outline.dated))
        if place is None
    ]
    if missing:
        yield found.whole(f"文末没有找到落款{'和成文'.join(missing) if len(missing) > 1 else missing[0]}")


@FAMILY.check(
    "section.empty",
    "小标题下没有内容",
    Severity.ERROR,
    """
别的小标题下都有内容，这一个只有标题，多半是忘了写，或者粘贴时丢了。

- 错：3.建立长效机制。支部每月固定1天……　4.抓好后勤保障。　5.强化成果运用。认真梳理……
- 对：4.抓好后勤保障。由办公室负责场地、车辆和资料。
""",
)
def empty_section(document: Document, found: Found) -> Iterable[Defect]:
    groups: dict[tuple[str, int], list[tuple[Heading, bool]]] = defaultdict(list)
    for heading, parent, has_content in document.once(_contents):
        groups[series_of(heading.label), parent].append((heading, has_content))
    for siblings in groups.values():
        filled = sum(has_content for _, has_content in siblings)
        for heading, has_content in siblings:
            is_empty = not has_content and filled * 2 >= len(siblings) and filled
            if not heading.title:
                yield found.at(*heading.span, f"“{heading.label}”没有标题和内容")
            elif is_empty and (_is_heading_like(heading.title) or _is_like_others(heading, siblings)):
                end = heading.span.end + document.content.startswith("。", heading.span.end)
                yield found.at(heading.span.start, end, f"“{heading.label}{heading.title[:16]}”下面没有内容")
    for line in document.text.own_lines:
        match = _BARE_ITEM.fullmatch(document.content, *line)
        if match and _has_none_behind(document, line.end):
            yield found.at(*match.span("label"), f"“{match['label']}”后面没有内容", severity=Severity.WARNING)


def _has_none_behind(document: Document, end: int) -> bool:
    """Whether the next line that holds anything is the signature, the date or another item; or there is none."""
    following = _HELD.search(document.content, end)
    if following is None:
        return True
    frame = [each.start for each in (document.outline.signature, document.outline.dated) if each]
    line = document.text.lines[document.text.line_at(following.start())]
    return line.start in frame or _ITEM.match(document.content, following.start()) is not None


_HELD = regex(r"\S")
_ITEM = regex(r"\d{1,2}[.．、]|[（(]\d{1,2}[）)]")
_BARE_ITEM = regex(r"[ 　]*(?P<label>\d{1,2}[.．、]|[（(]\d{1,2}[）)])[ 　]*")
"""附件2. that has no name."""
_STATES = regex(
    r"\d|[，；]|适用于|应当|必须|不得|报送|按要求|负责|是指|由[\u4e00-\u9fa5]{2,}|凡属|都应|均应|每[月周季年半]|[一二两三]次"
)


def _is_heading_like(title: str) -> bool:
    return len(title) <= _SHORT and not _STATES.search(title)


def _is_like_others(heading: Heading, siblings: list[tuple[Heading, bool]]) -> bool:
    """Whether a title of two halves (管好各类阵地，守住底线) is one as those are that have something below them."""
    if not _TWO_HALVES.fullmatch(heading.title):
        return False
    filled = [each.title for each, has_content in siblings if has_content]
    return 2 * sum(_TWO_HALVES.fullmatch(title) is not None for title in filled) > len(filled) >= 2


_TWO_HALVES = regex(rf"(?=.{{5,{_SHORT}}}$)[^，；。：\d]{{2,12}}[，、][^，；。：\d]{{2,14}}。?")


def _contents(document: Document) -> list[tuple[Heading, int, bool]]:
    return list(_with_content(document))


def _with_content(document: Document) -> Iterator[tuple[Heading, int, bool]]:
    """Every numbered heading, where its parent begins (-1: none), and whether anything stands below it."""
    headings = document.once(numbered)
    content, outline = document.content, document.outline
    ends = [each.start for each in (outline.signature, outline.dated) if each is not None]
    annex = _ANNEX.search(content, headings[-1].heading.span.end) if headings else None
    if annex and _names(annex[0], headings[-1].heading.title):
        annex = None
    final = min([*ends, annex.start() if annex else len(content)])
    for index, each in enumerate(headings):
        following = headings[index + 1] if index + 1 < len(headings) else None
        stop = following.heading.span.start if following else max(final, each.heading.span.end)
        below = content[each.heading.span.end : stop].strip(" 　\n\t。：:；;，、*#")
        has_children = following is not None and following.rank > each.rank
        yield each.heading, each.parent.span.start if each.parent else -1, bool(below) or has_children


def _names(annex: str, title: str) -> bool:
    """Whether what is added is what a heading announces: 二、报名表 and 附件：报名表."""
    return "附" in title or any(title[at : at + 2] in annex for at in range(len(title) - 1))


_ANNEX = regex(r"\n[ 　]*附(?:件|表|：)[^\n]*\s*\Z")
"""The line that tells of what is added: it is nothing below the last heading."""
_KINDS = ("要点", "总结", "报告", "计划", "方案", "意见", "通知", "简报", "讲话", "清单", "述职")


def kind_of(document: Document) -> str:
    """The kind of a document: as set, else the last one its title names."""
    if document.settings.kind:
        return document.settings.kind
    title = document.outline.title.title if document.outline.title else ""
    return max(_KINDS, key=title.rfind) if any(kind in title for kind in _KINDS) else ""


@FAMILY.check(
    "length.over",
    "超过规定字数",
    Severity.WARNING,
    """
有的上级单位规定了篇幅（如总结不超过5000字）。在设置文件`[inspect.limits]`里写明文种和字数，超过就提示。没有规定的不检查。
""",
)
def too_long(document: Document, found: Found) -> Iterable[Defect]:
    limit = dict(document.settings.limits).get(kind_of(document))
    if limit is None:
        return
    length = len(re.sub(r"\s", "", document.content))
    if length > limit:
        yield found.whole(f"全文{length}字，超过{kind_of(document)}规定的{limit}字，多{length - limit}字")
