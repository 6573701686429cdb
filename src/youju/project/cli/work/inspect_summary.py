"""The end of an inspection: how many files, how many defects of which family, with a bar."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text as Styled

from youju.core.reading.found import Severity
from youju.inspecting.families import SEVERITIES, TITLES, family_of
from youju.inspecting.files import Answer
from youju.inspecting.rows import is_loud
from youju.inspecting.targets import STDIN
from youju.project.cli.work.tables import table

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
BAR = 24
UNFIXED = (".pdf", ".doc", ".wps", ".rtf", ".odt")
"""Files that --fix does not change."""


@dataclass
class Tally:
    """Counts over files, filled one answer at a time."""

    files: int = 0
    unread: int = 0
    clean: int = 0
    characters: int = 0
    fixable: int = 0
    only_stdin: bool = True
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By family and severity."""

    def add(self, answer: Answer) -> None:
        """Count one file."""
        self.files += 1
        self.only_stdin &= answer.file == STDIN
        if answer.row is None:
            self.unread += 1
            return
        defects = answer.row["defects"]
        self.characters += answer.row["characters"]
        self.clean += not any(map(is_loud, defects))
        if Path(answer.file).suffix.lower() not in UNFIXED:
            self.fixable += sum(each["fix"] is not None for each in defects)
        self.found.update((family_of(each["code"]), each["severity"]) for each in defects)

    @property
    def loud(self) -> int:
        """Errors and warnings."""
        return sum(count for (_, severity), count in self.found.items() if severity != Severity.INFO)

    def of(self, severity: str) -> int:
        """Defects of a severity."""
        return sum(count for (_, each), count in self.found.items() if each == severity)


def summary(tally: Tally, width: int) -> RenderableType:
    """A table of families, then one line for all."""
    return Group(*([_families(tally, width)] if tally.found else []), _line(tally))


def _families(tally: Tally, width: int) -> RenderableType:
    totals: Counter[str] = Counter()
    for (family, _), count in tally.found.items():
        totals[family] += count
    made = table("大类", *SEVERITIES.values(), "", box=None, pad_edge=False, header_style="dim")
    for column in made.columns[1:4]:
        column.justify = "right"
    scale = min(1.0, min(BAR, max(6, width - 48)) / max(totals.values()))
    for family, _ in sorted(totals.items(), key=lambda each: (-each[1], each[0])):
        counts = [tally.found[family, severity] for severity in SEVERITIES]
        made.add_row(
            f"{TITLES.get(family, family)} [dim]{family}[/]",
            *(str(count or "") for count in counts),
            _bar(counts, scale),
        )
    return made


def _bar(counts: list[int], scale: float) -> Styled:
    parts = zip(counts, COLOURS.values(), strict=True)
    return Styled.assemble(*(("█" * max(1, round(count * scale)), colour) for count, colour in parts if count))


def _line(tally: Tally) -> Styled:
    read = tally.files - tally.unread
    said = [f"校核 {read} 个文件，{tally.characters:,} 字："]
    parts = [f"{SEVERITIES[severity]} {tally.of(severity)} 处" for severity in SEVERITIES if tally.of(severity)]
    said.append("、".join(parts) if parts else "没有发现问题" if read else "一个也没有读成")
    said.append("。")
    if read > 1:
        said.append(f"{tally.clean} 个文件没有错误和存疑。")
    if tally.fixable:
        said.append(f"{tally.fixable} 处可加 --fix 自动改。")
    if tally.unread:
        said.append(f"{tally.unread} 个文件读不了。")
    style = "bold red" if tally.unread or tally.of(Severity.ERROR) else "bold yellow" if tally.loud else "bold green"
    return Styled("".join(said), style=style)
