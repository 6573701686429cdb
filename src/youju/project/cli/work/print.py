"""The work of `youju print`."""

from datetime import date, timedelta
from pathlib import Path

from django.db.models import TextField
from django.db.models.functions import Cast
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from youju.core.composing.document import Document
from youju.core.errors import Refusal, reason_of
from youju.formats.docx.minutes import minutes_document, notice_document, sign_in_document
from youju.formats.docx.writer import docx_bytes
from youju.ledger.minutes import minutes_of, plan_of, sheet_of_attendance
from youju.ledger.models import STATES, Entry, Revision
from youju.ledger.reading import entries_of
from youju.project.cli.work.units import unit_named

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

LIST_LENGTH = 50
SHORTEST_NUMBER = 6


def candidates(unit: str, day: date | None) -> int:
    """List a unit's entries of a day (without one: its last ones), with their numbers."""
    if not unit:
        raise Refusal("要写明打印哪条记录。", "写编号，或用 --unit 和 --date 列出可选的记录。")
    found = unit_named(unit)
    since, until = (day, day + timedelta(days=1)) if day else (date.min, date.max)
    entries = entries_of([found.pk], since, until).order_by("-started_on", "-entry_id")[:LIST_LENGTH]
    if not entries:
        raise Refusal(
            f"“{found.name}”{f'在 {day} ' if day else ''}没有记录。", "换一个日期，或不写 --date 看最近的记录。"
        )
    table = Table("编号", "日期", "状态", "名称")
    for each in entries:
        table.add_row(str(each.entry.uid), str(each.started_on), dict(STATES)[each.state], escape(each.title))
    console.print(table)
    return 0


def write(number: str, out: Path | None, sign_in: bool, notice: bool, force: bool) -> int:
    """Write the document of an entry."""
    entry = _entry(number)
    document = _document(entry, sign_in, notice)
    path = out or Path(f"{document.title}.docx".replace("/", "／"))
    if path.exists() and not force:
        raise Refusal(f"文件已经存在：{path}。", "换一个 --out，或加 --force 覆盖。")
    try:
        path.write_bytes(docx_bytes(document))
    except OSError as error:
        raise Refusal(f"不能写文件 {path}：{reason_of(error)}。", "检查目录和权限，或换一个 --out。") from error
    errors.print(f"已写好：{escape(str(path))}")
    return 0


def _entry(number: str) -> Entry:
    """The entry of this number, or of the only number that begins so."""
    if len(number) < SHORTEST_NUMBER:
        raise Refusal(f"编号“{number}”太短。", f"至少写前 {SHORTEST_NUMBER} 位。")
    texts = Entry.objects.annotate(text=Cast("uid", TextField()))
    found = list(texts.filter(text__startswith=number.lower())[:2])
    if not found:
        raise Refusal(f"没有编号为“{number}”的记录。", "用 youju print --unit 党组织 --date 日期 列出可选的记录。")
    if len(found) > 1:
        raise Refusal(f"编号以“{number}”开头的记录不止一条。", "多写几位。")
    return found[0]


def _document(entry: Entry, sign_in: bool, notice: bool) -> Document:
    if notice:
        return notice_document(plan_of(entry))
    is_plan = Revision.objects.filter(entry=entry, superseded_at=None, state="planned").exists()
    if sign_in and is_plan:
        return sign_in_document(sheet_of_attendance(entry))
    return minutes_document(minutes_of(entry), sign_in=sign_in)
