"""The other parts of a docx: notes, headers and footers as they are shown, and what people should know of the file."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from youju.formats.docx.ns import R, W, is_on
from youju.formats.docx.package import Package, Relation
from youju.formats.docx.runs import Tally

_TYPES = {"first": "首页", "even": "偶数页", "default": ""}


class Margin(NamedTuple):
    """A header or footer that is shown."""

    part: str
    kind: Literal["header", "footer"]
    where: str


def notes_of(root: etree._Element, kind: str) -> dict[str, etree._Element]:
    """The notes in word/footnotes.xml or word/endnotes.xml by id, without the lines that separate them."""
    return {
        each.get(f"{W}id", ""): each for each in root.iterfind(W + kind) if each.get(f"{W}type", "normal") == "normal"
    }


def margins_of(body: etree._Element, relations: dict[str, Relation], has_even: bool) -> list[Margin]:
    """Headers, then footers, each part once: those of first and even pages only where they are shown."""
    found: dict[str, Margin] = {}
    sections = list(body.iter(f"{W}sectPr"))
    has_first = any(is_on(section, "titlePg") for section in sections)
    shown = {"default", *(["first"] if has_first else []), *(["even"] if has_even else [])}
    for number, section in enumerate(sections, 1):
        named = f"（第{number}节）" if len(sections) > 1 else ""
        for margin in _of_section(section, relations, shown, named):
            found.setdefault(margin.part, margin)
    return sorted(found.values(), key=lambda each: each.kind == "footer")


def _of_section(
    section: etree._Element, relations: dict[str, Relation], shown: set[str], named: str
) -> Iterator[Margin]:
    kinds: tuple[tuple[Literal["header", "footer"], str], ...] = (("header", "页眉"), ("footer", "页脚"))
    for kind, label in kinds:
        for each in section.iterfind(f"{W}{kind}Reference"):
            pages = each.get(f"{W}type", "default")
            relation = relations.get(each.get(f"{R}id", ""))
            if pages in shown and relation and relation.target:
                yield Margin(relation.target, kind, f"{_TYPES.get(pages, '')}{label}{named}")


def signs(package: Package, relations: dict[str, Relation], tally: Tally) -> Iterator[str]:
    """What people should know of a file: tracked changes, hidden text, macros, what was not read."""
    if tally:
        counts = (("插入", tally.inserted), ("删除", tally.deleted), ("移动", tally.moved))
        told = "、".join(f"{name}{count}处" for name, count in counts if count)
        yield f"文件里有未接受的修订（{told}），按全部接受后的文字读。"
    if tally.hidden:
        yield f"文件里有{tally.hidden}处隐藏文字，没有读。"
    if any(part.endswith("vbaproject.bin") for part in package.parts):
        yield "文件里有宏，没有运行。"
    if tally.embedded:
        yield f"文件里嵌有{tally.embedded}个别的文档，里面的文字没有读。"
    if any(relation.kind == "diagramData" for relation in relations.values()):
        yield "文件里有图示（SmartArt），里面的文字没有读。"
    if is_signed(package):
        yield "文件有数字签名；改动后签名失效。"


def is_signed(package: Package) -> bool:
    """Whether a file bears a digital signature."""
    return any(part.startswith("_xmlsignatures/") for part in package.parts)
