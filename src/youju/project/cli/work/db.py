"""The work of `youju db`."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from django.db import connection
from rich.console import Console
from rich.filesize import decimal
from rich.progress import track
from rich.table import Table

from youju import __version__
from youju.base.clock import now
from youju.base.embedded import home
from youju.base.models import AuditLine
from youju.ledger.evidence import store
from youju.ledger.models import Entry, Evidence, Revision
from youju.members.models import Person
from youju.organisation.models import Unit
from youju.project.backup import back_up, restore
from youju.project.boot import without_password
from youju.project.checking import faults
from youju.project.snapshot import write_snapshot

console = Console(highlight=False)
messages = Console(stderr=True, highlight=False)

COUNTED = {
    "党组织": Unit.objects,
    "人员": Person.objects,
    "台账记录": Entry.objects,
    "版本": Revision.objects,
    "佐证文件": Evidence.objects,
    "审计记录": AuditLine.objects,
}


def info(books: str, as_json: bool) -> int:
    """Say where the data are, how large, of which versions, and how many."""
    said = _facts(books) | {name: rows.count() for name, rows in COUNTED.items()}
    if as_json:
        json.dump(said, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    table = Table(show_header=False)
    for name, value in said.items():
        table.add_row(name, f"{value:,}" if isinstance(value, int) else str(value))
    console.print(table)
    return 0


def _facts(books: str) -> dict[str, Any]:
    url = os.environ["DATABASE_URL"]
    is_embedded = str(home()) in connection.settings_dict["HOST"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()), current_setting('server_version')")
        size, server = cursor.fetchone()
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'youju\\_%%' ORDER BY 1")
        others = [name.removeprefix("youju_") for (name,) in cursor.fetchall()]
    where = {"数据目录": str(home() / "postgres")} if is_embedded else {"数据库": without_password(url)}
    every = {"账套": books, "所有账套": "、".join(others)} if is_embedded else {}
    versions = {"Youju": __version__, "PostgreSQL": server}
    return every | where | {"佐证目录": str(store()), "数据库大小": decimal(size)} | versions


def check(as_json: bool) -> int:
    """Look the books over; gives 1 where something is wrong."""
    found = [fault for fault in track(faults(), "正在检查", console=messages, transient=True) if fault]
    if as_json:
        json.dump({"faults": found}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    for fault in () if as_json else found:
        console.print(f"✗ {fault}", markup=False)
    if not found:
        messages.print("账是完好的。")
    return int(bool(found))


def up_to_date() -> int:
    """Say that nothing is left to bring up to date."""
    messages.print("数据和表结构都是最新的。")
    return 0


def snapshot(folder: Path) -> int:
    """Write the fact tables as Parquet."""
    with messages.status("正在写快照…") as status:
        counts = write_snapshot(folder, lambda name, rows: status.update(f"正在写快照：{name} {rows:,} 行"))
    messages.print(f"快照写在 {folder}：{len(counts)} 张事实表，{sum(counts.values()):,} 行。", markup=False)
    return 0


def backup(file: Path) -> int:
    """Write a backup."""
    with messages.status("正在备份…"):
        about = back_up(os.environ["DATABASE_URL"], file, now())
    size = decimal(file.stat().st_size)
    messages.print(f"备份写在 {file}（{size}，佐证文件 {about.files} 个）。请另存到别的机器上。", markup=False)
    return 0


def restore_from(file: Path) -> int:
    """Fill empty books from a backup."""
    with messages.status("正在恢复…"):
        about = restore(os.environ["DATABASE_URL"], file)
    messages.print(f"已恢复 {about.made_at[:16]} 的备份（佐证文件 {about.files} 个）。")
    return 0
