"""Automatic numbering: which label stands before a paragraph (ECMA-376 part 1, 17.9).

Lists (w:num) of one definition (w:abstractNum) count on together, unless one restarts where it is first used.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from youju.formats.docx.counting import written
from youju.formats.docx.ns import MC, VAL, W, child, is_on, value, whole
from youju.formats.docx.styles import Styles

LEVELS = 9
LONGEST_LABEL = 100
_SLOT = re.compile(r"%([1-9])")
_RUNS_ON = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. `restart`: after which level from 1 it starts again; 0 never; None after any above."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    has_gap: bool = True
    pattern: str = ""
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list in use: its definition's id, its levels, and the levels that start at a number of their own."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """The lists of a document by their ids, and how far each has counted."""

    lists: dict[str, List]
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)
    _of_style: dict[str, tuple[str, int] | None] = field(default_factory=dict)

    def label(self, properties: etree._Element | None) -> tuple[str, bool]:
        """The label of the next paragraph, by its w:pPr, and whether a gap stands after it; '' where there is none."""
        if not self.lists:
            return "", False
        place = self._place(properties)
        if place is None:
            return "", False
        number, level = place
        found = self.lists[number]
        self._count(number, found, level)
        return self._written(found, level), found.levels.get(level, Level()).has_gap

    def _place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """The list and level of a paragraph."""
        numbering = child(properties, "numPr")
        own = value(numbering, "numId")
        from_style = self._style_place(value(properties, "pStyle") or "")
        number = own if own is not None else from_style[0] if from_style else None
        if number is None or number not in self.lists:
            return None
        inherited = from_style[1] if from_style and from_style[0] == number else 0
        level = whole(value(numbering, "ilvl"), inherited)
        return number, min(max(level, 0), LEVELS - 1)

    def _style_place(self, style: str) -> tuple[str, int] | None:
        if style not in self._of_style:
            self._of_style[style] = self._look_up(style)
        return self._of_style[style]

    def _look_up(self, style: str) -> tuple[str, int] | None:
        """The list of a style or of one it is based on, and the level bound to the style, else the one it names."""
        chain = self.styles.chain(style)
        number = next((each.number for _, each in chain if each.number is not None), None)
        if number is None or number not in self.lists:
            return None
        levels = self.lists[number].levels
        bound = (index for key, _ in chain for index, level in levels.items() if level.style == key)
        named = (whole(each.level, 0) for _, each in chain if each.level is not None)
        return number, next(bound, next(named, 0))

    def _count(self, number: str, found: List, level: int) -> None:
        counts = self.counts.setdefault(found.definition, {})
        if level in found.starts and (number, level) not in self.started:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.starts.get(level, found.levels.get(level, Level()).start)
        self.started.add((number, level))
        for below in [each for each in counts if each > level]:
            restart = found.levels.get(below, Level()).restart
            if restart is None or level < restart:
                del counts[below]

    def _written(self, found: List, level: int) -> str:
        shown = found.levels.get(level, Level())
        if shown.form == "bullet":
            return ""
        counts = self.counts[found.definition]

        def fill(slot: re.Match[str]) -> str:
            index = int(slot[1]) - 1
            each = found.levels.get(index, Level())
            count = counts.get(index, found.starts.get(index, each.start))
            return _number(count, each, shown.is_legal)

        return _SLOT.sub(fill, shown.text)[:LONGEST_LABEL]


def _number(count: int, level: Level, is_legal: bool) -> str:
    if is_legal:
        return str(count)
    if level.form == "none":
        return ""
    if level.form == "custom" and level.pattern:
        first = level.pattern.split(",")[0].strip()
        return f"{count:0{min(len(first), 20)}}" if first.isdecimal() else str(count)
    return written(count, level.form)


def gap(label: str, text: str) -> str:
    """What must stand between a label and its text so that they do not read as one: 第一章 总则, 1. 5公里; else ''."""
    if not label or not text:
        return ""
    is_decimal = label[-1] in ".．" and text[0].isdecimal()
    return " " if is_decimal or _RUNS_ON.match(label[-1]) else ""


def numbering_of(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists in word/numbering.xml."""
    if root is None:
        return Numbering({}, styles)
    definitions = {each.get(f"{W}abstractNumId", ""): each for each in root.iterfind(f"{W}abstractNum")}
    named = {each.get(f"{W}numId", ""): each for each in root.iterfind(f"{W}num")}
    levels: dict[str, dict[int, Level]] = {}
    lists = {}
    for number, element in named.items():
        definition = _definition(element, definitions, named, styles)
        if definition in definitions and number != "0":
            if definition not in levels:
                levels[definition] = _levels(definitions[definition])
            lists[number] = _list(element, definition, levels[definition])
    return Numbering(lists, styles)


def _definition(
    number: etree._Element,
    definitions: dict[str, etree._Element],
    named: dict[str, etree._Element],
    styles: Styles,
) -> str:
    """The definition of a list; where it only links to a list style (w:numStyleLink), that style's."""
    seen: set[str] = set()
    key = value(number, "abstractNumId") or ""
    while key in definitions and key not in seen:
        seen.add(key)
        style = styles.by_id.get(value(definitions[key], "numStyleLink") or "")
        if style is None or style.number not in named:
            break
        key = value(named[style.number], "abstractNumId") or ""
    return key


def _levels(definition: etree._Element) -> dict[int, Level]:
    found = {}
    for each in definition.iterfind(f"{W}lvl"):
        index = whole(each.get(f"{W}ilvl"), 0)
        if 0 <= index < LEVELS:
            found[index] = _level(each)
    return found


def _level(element: etree._Element) -> Level:
    form = _form(element)
    restart = value(element, "lvlRestart")
    return Level(
        whole(value(element, "start"), 0),
        form.get(VAL, "decimal") if form is not None else "decimal",
        (value(element, "lvlText") or "")[:LONGEST_LABEL],
        None if restart is None else whole(restart, 0),
        is_on(element, "isLgl"),
        value(element, "suff") != "nothing",
        form.get(f"{W}format", "") if form is not None else "",
        value(element, "pStyle"),
    )


def _form(level: etree._Element) -> etree._Element | None:
    """w:numFmt, which newer files put into mc:AlternateContent for formats of their own."""
    newer = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    return newer if newer is not None else level.find(f"{W}numFmt")


def _list(element: etree._Element, definition: str, levels: dict[int, Level]) -> List:
    own, starts = dict(levels), {}
    for each in element.iterfind(f"{W}lvlOverride"):
        index = whole(each.get(f"{W}ilvl"), 0)
        replaced, start = child(each, "lvl"), value(each, "startOverride")
        if replaced is not None:
            own[index] = _level(replaced)
        if start is not None:
            starts[index] = whole(start, 1)
    return List(definition, own, starts)
