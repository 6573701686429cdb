"""What the way a text was made left in it: web pages, markup, fields, page numbers, chat programs, notes."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from youju.core.reading.defects.bold import bold_marks
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.outline import pages_numbers
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()


def _patterns(lists: Lists, *, entry: str) -> Signed[re.Pattern[str]]:
    lines = (line.split(maxsplit=1) for line in lists.lines("leftovers", entry))
    return Signed(((signs := _hints(hints)), regex(pattern, signs=signs)) for hints, pattern in lines)


def _hints(listed: str) -> tuple[str, ...]:
    hints = tuple(hint for hint in listed.replace("␠", " ").split("/") if hint) or ("/",)
    return (*hints, *(f"{hint[:-1]}:" for hint in hints if hint.endswith("：")))


def pages_of(document: Document) -> list[Span]:
    """The numbers of pages that stand before lines."""
    return pages_numbers(document.text)


ENTRIES = {
    entry: partial(_patterns, entry=entry) for entry in ("web", "field", "page", "markup", "chat", "note", "mojibake")
}


def _found(document: Document, entry: str) -> Iterator[Span]:
    """The places an entry's patterns find, without the blanks around them; of overlapping ones the first."""
    content = document.content
    places: list[tuple[int, int]] = []
    for pattern in document.lists.once(ENTRIES[entry]).likely_in(document):
        places += [match.span() for match in pattern.finditer(content)]
    last = -1
    for start, end in sorted(places, key=lambda each: (each[0], -each[1])):
        text = content[start:end].strip()
        if start >= last and text:
            begin = start + content[start:end].index(text)
            last = begin + len(text)
            yield Span(begin, last)


@FAMILY.check(
    "leftover.web",
    "网页上带下来的文字",
    Severity.ERROR,
    """
从网上复制的稿子会把“来源：”“责任编辑：”“点击查看”“上一篇”“范文大全”和网址一起带下来，一看就不是自己写的。

- 错：（责任编辑：admin）　点击查看：年终总结范文大全
- 对：删去这些文字，并核对正文是否真是本单位的情况。
""",
)
def leftover_web(document: Document, found: Found) -> Iterable[Defect]:
    has_notes = any(sign in document.content for sign in ("参考文献", "\n[1]"))
    for span in _found(document, "web"):
        said = document.text.quote(span)
        if has_notes and said.startswith("["):
            continue
        is_address = said.startswith(("http", "www"))
        yield found.at(*span, "这是网页上带下来的文字，请删去", severity=Severity.INFO if is_address else None)


@FAMILY.check(
    "leftover.field",
    "Word域代码、失效引用",
    Severity.ERROR,
    """
页码、目录、交叉引用在Word里是“域”，复制成文字后会露出代码；引用的内容删了，会显示“错误！未找到引用源”。

- 错：……教书育人的实际行动。PAGE \\* MERGEFORMAT
- 对：删去代码；需要页码的，在页脚里插入。
""",
)
def leftover_field(document: Document, found: Found) -> Iterable[Defect]:
    for span in _found(document, "field"):
        is_exported = document.content[span.start] in "nNu#{$"
        told = (
            "这是系统导出时留下的代码，请换成真实内容"
            if is_exported
            else "这是Word域代码或者失效的引用，请删去或者更新域"
        )
        yield found.at(*span, told)


@FAMILY.check(
    "leftover.page",
    "页码混进正文",
    Severity.ERROR,
    """
从PDF或者别的文件复制时，页眉页脚的页码会混进正文。

- 错：……合格率100%。第 3 页 共 5 页
- 对：删去。
""",
)
def leftover_page(document: Document, found: Found) -> Iterable[Defect]:
    for span in document.once(pages_of):
        yield found.at(*span, f"页码“{document.text.quote(span)}”混进了正文，请删去")
    for span in _found(document, "page"):
        yield found.at(*span, f"页码“{document.text.quote(span)}”混进了正文，请删去")


@FAMILY.check(
    "leftover.markup",
    "残留的网页、Markdown标记",
    Severity.ERROR,
    """
“&nbsp;”“<br>”“**”“###”是网页或者Markdown的标记，不该出现在公文里；从人工智能工具复制的文字常带“**”和“#”。

- 错：受众1200余人次。&nbsp;　**认真学习新修订的制度**
- 对：受众1200余人次。认真学习新修订的制度
""",
)
def leftover_markup(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for span in document.once(bold_marks):
        words = content[span.start + 2 : span.end - 2]
        yield found.at(*span, "残留了Markdown的加粗标记“**”，请删去", fix=words)
    for span in _found(document, "markup"):
        yield found.at(*span, f"残留了网页或者Markdown标记“{document.text.quote(span)[:20]}”，请删去")


@FAMILY.check(
    "leftover.chat",
    "人工智能工具的话留在稿子里",
    Severity.ERROR,
    """
“以下是为您撰写的……”“希望这份总结对您有帮助”“请根据实际情况修改”是工具说给写稿人的话，要删去，并核对内容和数字是否属实。
""",
)
def leftover_chat(document: Document, found: Found) -> Iterable[Defect]:
    for span in _found(document, "chat"):
        yield found.at(*span, "这是工具说给写稿人的话，请删去，并核对内容和数字是否属实")


@FAMILY.check(
    "leftover.note",
    "修改意见、字数说明留在稿子里",
    Severity.ERROR,
    """
“（此处补充数据）”“【批注：……】”“（全文共3200字）”是改稿时的话，定稿前要删去。
""",
)
def leftover_note(document: Document, found: Found) -> Iterable[Defect]:
    for span in _found(document, "note"):
        yield found.at(*span, f"“{document.text.quote(span)[:20]}”是改稿时的话，请删去")


@FAMILY.check(
    "leftover.character",
    "乱码和看不见的字符",
    Severity.WARNING,
    """
编码转换出错留下的乱码（“锟斤拷”“�”）、看不见的零宽字符，会使查找、统计、朗读出错。

看不见的字符可以放心删去；乱码要对照原稿改回来。
""",
)
def leftover_character(document: Document, found: Found) -> Iterable[Defect]:
    for match in _STRANGE.finditer(document.content):
        if match[0] == "\ufeff" and match.start() == 0:
            continue
        if _INVISIBLE.fullmatch(match[0]):
            around = (
                document.content[match.start() - 1 : match.start()] + document.content[match.end() : match.end() + 1]
            )
            joins_numbers = len(around) > 1 and not around.strip("0123456789.")
            fix = None if joins_numbers else ""
            yield found.at(*match.span(), "这里有看不见的字符，可以删去", severity=Severity.INFO, fix=fix)
        elif "\u0400" <= match[0][0] <= "\u04ff":
            if len(match[0]) < _WORD:
                yield found.at(*match.span(), "这里混进了别的文字，请删去", severity=Severity.ERROR)
        else:
            yield found.at(*match.span(), "这里是乱码，请对照原稿改回来")
    for match in _QUERY.finditer(document.content) if "?" in document.content else ():
        if not _ASKS.search(document.content, max(0, match.start() - LOOK_BACK), match.start()):
            yield found.at(*match.span(), "这里的问号是认不出的字符，请对照原稿改回来", severity=Severity.ERROR)
    for span in _found(document, "mojibake"):
        yield found.at(*span, "这里是乱码，请对照原稿改回来")


_QUERY = regex(r"\?(?:(?<=[\u4e00-\u9fa5.、“]\?)|(?<=[。\n]\?))(?=[\u4e00-\u9fa5、，。\n]|$)")
_ASKS = regex("[吗呢谁哪么几何怎]|是否|多少|为啥|能否|可否|何以|对不对|好不好|行不行|有没有|是不是|该不该")
LOOK_BACK = 60
_CYRILLIC = r"\u0400-\u04ff"
_WORD = 3
"""As many such characters are a word of their own."""
_NOT_SEEN = "\u200b-\u200f\u2060\u00ad\ufeff"
_NO_TEXT = r"\ufffd\ue000-\uf8ff\u202a-\u202e\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_INVISIBLE = regex(f"[{_NOT_SEEN}]+")
_STRANGE = regex(
    f"[{_NOT_SEEN}{_NO_TEXT}{_CYRILLIC}]"
    f"(?:(?<=[{_NOT_SEEN}])[{_NOT_SEEN}]*|(?<=[{_NO_TEXT}])[{_NO_TEXT}]*|(?<=[{_CYRILLIC}])[{_CYRILLIC}]*)"
)
