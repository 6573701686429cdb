"""What an import shows: how columns were understood, what would change, what is doubtful."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from youju.core.ledgers.book import Reading
from youju.core.ledgers.findings import WEIGHT_WORD, Finding, Weight
from youju.core.ledgers.headings import HOW_WORD, KIND_WORD, Headings, How
from youju.core.ledgers.layout import Layout
from youju.intake.operations import Outcome

screen = Console(highlight=False)
COLOUR = {Weight.BLOCK: "bold red", Weight.FLAG: "yellow", Weight.NOTE: "dim"}
SHOWN_ALIKE = 8
"""So many findings of one code are shown; the rest as a number."""


def show_mapping(layouts: Iterable[Layout], headings: Headings) -> None:
    """How each sheet and column was understood."""
    for layout in layouts:
        said = [f"一份一份填写的表，{len(layout.filled)} 份" if layout.filled else f"第 {layout.last_heading} 行是表头"]
        said += [f"{layout.year} 年"] if layout.year else []
        said += [escape(layout.unit)] if layout.unit else []
        table = Table(
            title=f"“{escape(layout.sheet)}”作为{KIND_WORD[layout.kind]}（{'，'.join(said)}）", title_justify="left"
        )
        for heading in ("列", "表头", "含义", "依据"):
            table.add_column(heading)
        for column in layout.columns:
            style = "yellow" if column.meaning.how in (How.WITHIN, How.NONE) else ""
            role = column.role + (f":{column.meaning.code}" if column.meaning.code else "")
            table.add_row(
                column.letter,
                escape(column.heading),
                _meaning(headings.word(layout.kind, column.role), role),
                HOW_WORD[column.meaning.how],
                style=style,
            )
        screen.print(table)


def _meaning(word: str, role: str) -> str:
    if role == "left_out":
        return "不读取"
    return f"{word} [dim]{role}[/]" if role else "—"


def show_outcome(outcome: Outcome) -> None:
    """What would be created and changed, and what is doubtful."""
    table = Table(title="导入后", title_justify="left")
    kinds = list(dict.fromkeys(kind for counts in outcome.counts.values() for kind in counts))
    table.add_column("")
    for kind in kinds:
        table.add_column(kind, justify="right")
    for what, counts in outcome.counts.items():
        table.add_row(what, *(str(counts.get(kind, "")) for kind in kinds))
    screen.print(table)
    if outcome.units:
        more = f" 等 {len(outcome.units)} 个" if len(outcome.units) > 6 else ""
        screen.print(f"新建党组织：{escape('、'.join(outcome.units[:6]))}{more}")
    show_findings(outcome.findings)


def show_findings(findings: Sequence[Finding]) -> None:
    """Findings, the weightiest first, many alike cut short."""
    if not findings:
        screen.print("没有疑问。")
        return
    table = Table(title="疑问", title_justify="left", show_lines=False)
    for heading in ("", "位置", "内容", "说明", "建议"):
        table.add_column(heading, overflow="fold")
    alike: defaultdict[tuple[Weight, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.weight, finding.code].append(finding)
    for (weight, _), group in sorted(alike.items(), key=lambda each: list(Weight).index(each[0][0])):
        for finding in group[:SHOWN_ALIKE]:
            table.add_row(*map(escape, _cells(finding)), style=COLOUR[weight])
        if len(group) > SHOWN_ALIKE:
            table.add_row(
                "", "", "", f"……同类还有 {len(group) - SHOWN_ALIKE} 处（--json 列出全部）", "", style=COLOUR[weight]
            )
    screen.print(table)
    counts = Counter(finding.weight for finding in findings)
    screen.print("，".join(f"{WEIGHT_WORD[weight]} {counts[weight]} 处" for weight in Weight if counts[weight]) + "。")


def _cells(finding: Finding) -> tuple[str, str, str, str, str]:
    times = f"（共 {finding.rows} 处）" if finding.rows > 1 else ""
    return WEIGHT_WORD[finding.weight], where(finding), finding.text, finding.message + times, finding.advice


def where(finding: Finding) -> str:
    """The place of a finding: 台账!E12（形式）."""
    if not finding.place.sheet:
        return "全书"
    cell = (
        f"{finding.column}{finding.place.row or ''}"
        if finding.column
        else f"第{finding.place.row}行"
        if finding.place.row
        else ""
    )
    heading = f"（{finding.heading}）" if finding.heading else ""
    return f"{finding.place.sheet} {cell}{heading}".strip()


def show_next(unit: str, period: str) -> None:
    """What to do next, for the unit and the half-year the book is about."""
    screen.print("接着可以：", style="bold")
    for command, what in (
        (f"youju judge --unit {unit} --period {period}", "看该做什么、做了没有"),
        (f"youju report half-year --unit {unit} --period {period} --out 总结.docx", "写半年总结"),
    ):
        screen.print(f"  {command}    [dim]{what}[/]", soft_wrap=True)


def as_data(reading: Reading, outcome: Outcome) -> dict[str, Any]:
    """Everything, as plain data."""
    return {
        "done": outcome.done,
        "book": outcome.book,
        "counts": outcome.counts,
        "units": outcome.units,
        "sheets": [_sheet(layout, reading) for layout in reading.layouts],
        "findings": [_finding(finding) for finding in outcome.findings],
    }


def _sheet(layout: Layout, reading: Reading) -> dict[str, Any]:
    columns = [
        {
            "column": column.letter,
            "heading": column.heading,
            "role": column.role,
            "how": column.meaning.how.value,
            "code": column.meaning.code,
        }
        for column in layout.columns
    ]
    return {
        "sheet": layout.sheet,
        "kind": layout.kind.value,
        "heading_rows": [layout.first_heading, layout.last_heading],
        "as_form": bool(layout.filled),
        "year": layout.year,
        "unit": layout.unit,
        "rows": reading.rows.get(layout.sheet, 0),
        "columns": columns,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "weight": finding.weight.value,
        "code": finding.code,
        "sheet": finding.place.sheet,
        "row": finding.place.row,
        "column": finding.column,
        "heading": finding.heading,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.advice,
        "rows": finding.rows,
    }
