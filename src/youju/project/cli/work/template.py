"""The work of `youju template`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from youju.core.codes import Vocabulary
from youju.core.errors import Refusal, reason_of
from youju.core.ledgers import template
from youju.formats.xlsx.template import ColumnPlan, SheetPlan, write_book
from youju.library.headings import heading_words
from youju.library.shelf import shipped_library

messages = Console(stderr=True, highlight=False)

STANDINGS = ("full_member", "probationary_member", "prospect", "activist", "applicant", "outside")


def write_template(file: str, force: bool) -> int:
    """Write an empty book; refused where a file of the name is there, unless `force`."""
    path = Path(file)
    if path.suffix.lower() != ".xlsx":
        raise Refusal(f"文件名要以 .xlsx 结尾：{file}")
    if path.exists() and not force:
        raise Refusal(f"已经有“{file}”，没有覆盖。", "换一个名字，或加 --force 覆盖。")
    try:
        write_book(path, template.GUIDE, _sheets(_choices()))
    except OSError as error:
        raise Refusal(f"写不了“{file}”：{reason_of(error)}", "检查文件夹是否存在、文件是否正在打开。") from error
    messages.print(f"已写好 {escape(file)}。删去灰色示例，填好后：youju import {escape(file)}")
    return 0


def _choices() -> dict[str, Sequence[str]]:
    """What the drop-down lists offer."""
    codes = shipped_library().codes
    words = heading_words().standings
    labels = {each.value: [term.label for term in codes[each].terms] for each in Vocabulary}
    return {**labels, "standing": [words[standing][0] for standing in STANDINGS], "sex": ["男", "女"]}


def _sheets(choices: Mapping[str, Sequence[str]]) -> list[SheetPlan]:
    return [
        _sheet("单位", template.UNITS, choices, template.UNIT_ROWS),
        _sheet("人员", template.PEOPLE, choices, template.PERSON_ROWS),
        _sheet("台账", template.ENTRIES, choices, template.ENTRY_ROWS, title="2026年党建工作台账"),
    ]


def _sheet(
    name: str,
    headings: Sequence[template.Heading],
    choices: Mapping[str, Sequence[str]],
    rows: Sequence[Mapping[str, Any]],
    title: str = "",
) -> SheetPlan:
    columns = [ColumnPlan(h.text, h.width, choices.get(h.choices, ()), h.is_day, h.hint) for h in headings]
    return SheetPlan(name, columns, title, rows)
