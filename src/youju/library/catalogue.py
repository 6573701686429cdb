"""The page docs/duties.md, made from the library: ``python -m youju.library.catalogue > docs/duties.md``."""

import sys
from collections.abc import Iterable, Iterator

from youju.core.periods import FOREVER
from youju.core.rules.model import FORCE_WORD, Duty, Layer, Rulebook, Sector
from youju.library.describe import Words, counted, ground, owner, threshold, when
from youju.library.left_out import LeftOut, LeftOutFile, shipped_left_out
from youju.library.shelf import Library, shipped_library

LAYER_WORD = {Layer.STATUTORY: "制度", Layer.LOCAL_PRACTICE: "通行做法", Layer.PRACTICE: "样例计划"}
SECTOR_WORD = {Sector.ENTERPRISE: "企业", Sector.BUREAU: "机关", Sector.INSTITUTION: "事业单位"}
COLUMNS = ("事项", "谁", "何时", "数什么", "做到", "力度", "依据", "参考", "说明")
PREFACE = """# 随附的履职事项

本页由 `python -m youju.library.catalogue` 从 `src/youju/library` 生成，不手改；测试核对两者一致。

- **制度**对适用的党组织直接有效；**通行做法**和**样例计划**只对采用的单位有效。
- “（未核实）”“（条号未核实）”：内容见过公开文本，条号没有核实。只凭记忆的义务不收入。
- 条文只写“及时”“定期”“经常”的，次数和期限是本地设定，写在说明里，力度一律为“一般应”。
- “一般应”的事项，负责人可以说明理由；说明了的显示为已说明，不算做到。
- 怎样评判见 [judging.md](judging.md)。“参考”是核对时用的编号。
"""


def duties_page(library: Library, left_out: LeftOutFile) -> str:
    """The whole page as Markdown."""
    books = [edition.rulebook for edition in library.rulebooks]
    parts = [PREFACE, _totals(books)]
    for layer in Layer:
        parts.append(f"\n## {LAYER_WORD[layer]}\n")
        parts += [_rulebook(book, library.codes) for book in books if book.layer is layer]
    return "\n".join([*parts, *_left_out(left_out)])


def _totals(books: Iterable[Rulebook]) -> str:
    rows = []
    for layer in Layer:
        chosen = [book for book in books if book.layer is layer]
        codes = {duty.code for book in chosen for duty in book.duties}
        rows.append((LAYER_WORD[layer], str(len(chosen)), str(len(codes))))
    return _table(("层次", "册（含不同版次）", "事项"), rows)


def _rulebook(book: Rulebook, words: Words) -> str:
    until = "" if book.valid_to == FOREVER else f"至{book.valid_to}（不含）"
    sectors = "、".join(SECTOR_WORD[each] for each in book.sector) or "不限"
    facts = (
        f"`{book.code}`，版次 {book.edition}，自{book.valid_from}{until}有效，适用：{sectors}。{book.reason}{book.note}"
    )
    rows = (_row(duty, words) for duty in book.duties)
    return f"### {book.title}（{book.edition}）\n\n{facts}\n\n{_table(COLUMNS, rows)}"


def _row(duty: Duty, words: Words) -> tuple[str, ...]:
    return (
        f"{duty.title}<br>`{duty.code}`",
        owner(duty, words),
        when(duty, words),
        counted(duty.measure, words),
        threshold(duty),
        FORCE_WORD[duty.force],
        "<br>".join(map(ground, duty.sources)),
        " ".join(duty.basis),
        duty.note,
    )


def _left_out(file: LeftOutFile) -> Iterator[str]:
    yield "\n## 没有收入的义务\n"
    rows = ((row.what, _why(row, file), " ".join(row.ids)) for row in file.left_out)
    yield _table(("义务", "为什么", "参考"), rows)


def _why(row: LeftOut, file: LeftOutFile) -> str:
    same = "、".join(f"`{code}`" for code in row.duty)
    return f"{file.reasons[row.reason]}：{same}" if same else file.reasons[row.reason]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = [list(head), *(list(row) for row in rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


if __name__ == "__main__":
    sys.stdout.write(duties_page(shipped_library(), shipped_left_out()))
