"""What else a document says, as tables: outline, claims, commitments."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from youju.inspecting.rows import Row
from youju.inspecting.words import CADENCE, CLAIM_STATUS, number_words
from youju.project.cli.work.tables import table

INDENT = {"title": 0, "1": 1, "2": 2, "3": 3, "4": 4, "item": 5}


def listed(part: str, row: Row) -> RenderableType:
    """One part of a document."""
    if part == "outline":
        return _outline(row)
    return _claims(row) if part == "claims" else _commitments(row)


def _outline(row: Row) -> Group:
    lines = [Styled("提纲", style="bold")]
    for each in row["outline"]:
        style = "bold" if each["level"] in ("title", "1") else ""
        lines.append(Styled("  " * INDENT[each["level"]] + each["label"] + each["title"], style=style))
    return Group(*lines)


def _claims(row: Row) -> Table:
    made = table("谁", "做了", "什么", "数量", "", title="文中数据", title_justify="left")
    for each in row["claims"]:
        slot = each["status"] in ("masked", "missing")
        number = "？" if slot else number_words(each["quantity"], each["upper"], each["is_rough"])
        made.add_row(
            each["subject"] or "",
            each["action"] or "",
            each["object"] or "",
            f"{number}{each['unit']}",
            CLAIM_STATUS[each["status"]],
            style="red" if slot else "",
        )
    return made


def _commitments(row: Row) -> Table:
    made = table("谁", "多久", "至少", "做什么", "期限", title="文中要求", title_justify="left")
    for each in row["commitments"]:
        count = "" if each["min_count"] is None else str(each["min_count"])
        made.add_row(
            each["subject"] or "",
            CADENCE[each["cadence"]],
            count,
            each["action"],
            each["deadline"] or "",
            style="dim" if each["cadence"] == "vague" else "",
        )
    return made
