"""The defects of one file for people: each with its place and what is wrong, marked in its sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.text import Text as Styled

from youju.core.reading.found import Severity
from youju.inspecting.families import SEVERITIES
from youju.inspecting.files import Answer
from youju.inspecting.rows import Row
from youju.inspecting.targets import STDIN
from youju.project.cli.work.inspect_parts import listed

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
SAME = 5
"""So many infos of one code are listed; more are counted."""

WIDEST = 100
RAIL = "    | "


class Shown:
    """Tells answers one by one. `parts`: what to list besides the defects; `is_all`: count nothing, list all."""

    def __init__(self, console: Console, parts: Sequence[str] = (), is_all: bool = False) -> None:
        self.console = console
        self.parts = parts
        self.is_all = is_all
        self.width = max(24, min(console.width, WIDEST) - len(RAIL))

    def tell(self, answer: Answer) -> None:
        """Print one file's defects; a clean file only where parts of it are listed."""
        row = answer.row
        if row is None or not (row["defects"] or row["notes"] or self.parts):
            return
        name = "标准输入" if answer.file == STDIN else answer.file
        self.console.print(f"[bold underline]{escape(name)}[/]")
        for note in row["notes"]:
            self.console.print(f"  [dim]注意：{escape(note)}[/]")
        self._defects(row["defects"])
        for part in self.parts:
            self.console.print(listed(part, row))
        self.console.print()

    def _defects(self, defects: Iterable[Row]) -> None:
        seen: Counter[str] = Counter()
        for each in defects:
            if each["severity"] == Severity.INFO and not self.is_all:
                seen[each["code"]] += 1
                if seen[each["code"]] > SAME:
                    continue
            self._defect(each)
        for code, count in seen.items():
            if count > SAME:
                self.console.print(f"  [dim]另有 {count - SAME} 处 {code}，加 --all 全部列出[/]")

    def _defect(self, each: Row) -> None:
        colour = COLOURS[each["severity"]]
        head = Styled.assemble(
            "  ",
            (each["place"], "bold"),
            "  ",
            (SEVERITIES[each["severity"]], f"bold {colour}"),
            " ",
            (each["code"], "dim"),
            f"  {each['message']}",
        )
        self.console.print(head)
        if each["sentence"]:
            self._marked(each, colour)
        if each["fix"] is not None:
            self.console.print(Styled.assemble(f"{RAIL}可自动改为：", (_visible(each["fix"]) or "（删去）", "green")))
        for other in each["related"]:
            self.console.print(Styled(f"{RAIL}另见 {other['place']} “{_short(other['text'])}”", style="dim"))

    def _marked(self, each: Row, colour: str) -> None:
        start = each["start"] - each["sentence"]["start"]
        line, begin, end = window(each["sentence"]["text"], start, start + each["end"] - each["start"], self.width)
        marks = " " * cell_len(line[:begin]) + "^" * max(1, cell_len(line[begin:end]))
        self.console.print(
            Styled.assemble((RAIL, "dim"), line[:begin], (line[begin:end], f"bold {colour}"), line[end:])
        )
        self.console.print(Styled.assemble((RAIL, "dim"), (marks, colour)))


def window(sentence: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of a sentence around [start, end) that fits in `width` cells, and where the mark lies in it.

    A mark too long for the width is cut; blanks and line feeds are made visible cell by cell.
    """
    sentence = _visible(sentence)
    start, end = max(0, min(start, len(sentence))), max(0, min(end, len(sentence)))
    left, right = start, start
    room = width - 4
    while right < end and room >= cell_len(sentence[right]):
        room -= cell_len(sentence[right])
        right += 1
    marked = right
    left, room = _leftwards(sentence, left, room, room // 2 if right == end else 0)
    while right < len(sentence) and room >= cell_len(sentence[right]):
        room -= cell_len(sentence[right])
        right += 1
    left, room = _leftwards(sentence, left, room, room)
    before, after = "…" if left else "", "…" if right < len(sentence) else ""
    return f"{before}{sentence[left:right]}{after}", len(before) + start - left, len(before) + marked - left


def _leftwards(sentence: str, left: int, room: int, most: int) -> tuple[int, int]:
    """How far to the left `most` cells reach, and the room that remains."""
    while left > 0 and most >= cell_len(sentence[left - 1]):
        left -= 1
        most -= cell_len(sentence[left])
        room -= cell_len(sentence[left])
    return left, room


_BLANKS = str.maketrans({"\n": "⏎", "\t": "→", "\r": "⏎", "\u00a0": " "})


def _visible(text: str) -> str:
    """Control characters replaced, one by one, so that nothing moves the marks or the terminal's cursor."""
    return "".join(c if c.isprintable() or c == "\u3000" else "\ufffd" for c in text.translate(_BLANKS))


def _short(text: str) -> str:
    shown = _visible(text)
    return shown if len(shown) <= 30 else f"{shown[:29]}…"
