"""What paragraph styles say of numbering, and the names of styles."""

from dataclasses import dataclass, field

from lxml import etree

from youju.formats.docx.ns import W, child, value

LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is based on, and the list (`number`) and level it puts its paragraphs on."""

    name: str
    base: str | None
    number: str | None
    level: str | None


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Style] = field(default_factory=dict)
    usual: str = ""
    """The style of a paragraph that names none."""

    def chain(self, style: str | None) -> list[tuple[str, Style]]:
        """A style and those it is based on, nearest first. One that rests on itself ends there."""
        found: dict[str, Style] = {}
        at: str | None = style if style in self.by_id else self.usual
        while at in self.by_id and at not in found and len(found) < LONGEST_CHAIN:
            found[at] = self.by_id[at]
            at = found[at].base
        return list(found.items())


def styles_of(root: etree._Element | None) -> Styles:
    """The styles in word/styles.xml."""
    by_id: dict[str, Style] = {}
    usual = ""
    for each in root.iterfind(f"{W}style") if root is not None else ():
        key = each.get(f"{W}styleId", "")
        by_id[key] = _style(each)
        if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true", "on"):
            usual = key
    return Styles(by_id, usual)


def _style(element: etree._Element) -> Style:
    numbering = child(element, "pPr/numPr")
    return Style(
        (value(element, "name") or "").lower(),
        value(element, "basedOn"),
        value(numbering, "numId"),
        value(numbering, "ilvl"),
    )
