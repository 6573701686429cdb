"""Looking over the books: are they whole, and does the database keep its promises?"""

from collections.abc import Iterator
from itertools import islice

from django.db import connection

from youju.core.facts import FACTS
from youju.ledger.evidence import check_evidence
from youju.ledger.models import Revision
from youju.ledger.reading import drafts_of

SETTINGS = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
"""Without these a crash may take what was committed."""

TRIGGERS = {"base_auditline_no_change", "base_auditline_no_truncate"}
BATCH = 500


def faults() -> Iterator[str | None]:
    """Every thing looked at: None where it is well, else a Chinese sentence of what is wrong."""
    yield from _settings()
    yield _append_only()
    yield from _views()
    yield _one_in_force()
    yield from _contents()
    for fault in check_evidence():
        yield f"佐证材料 {fault.evidence.sha256[:12]}…：{fault.words}。重新上传同一个文件即可补上。" if fault else None


def _settings() -> Iterator[str | None]:
    with connection.cursor() as cursor:
        for name, wanted in SETTINGS.items():
            cursor.execute("SELECT current_setting(%s)", [name])
            (found,) = cursor.fetchone()
            safe = found == wanted or (name == "synchronous_commit" and found in ("remote_apply", "remote_write"))
            yield None if safe else f"服务器设置 {name} 是 {found}，断电可能丢失已记入的内容；应当是 {wanted}。"


def _append_only() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        missing = TRIGGERS - {name for (name,) in cursor.fetchall()}
    return "审计记录的防改动触发器被去掉或停用了。" if missing else None


def _views() -> Iterator[str | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'facts'")
        there = {name for (name,) in cursor.fetchall()}
    for name in FACTS:
        yield None if name in there else f"事实表 facts.{name} 不在。"


def _one_in_force() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FROM ledger_entry AS entry WHERE NOT EXISTS (
                SELECT FROM ledger_revision WHERE entry_id = entry.id AND superseded_at IS NULL)
            """
        )
        (count,) = cursor.fetchone()
    return f"{count} 条台账记录没有现行版本。" if count else None


def _contents() -> Iterator[str | None]:
    """Whether each revision still says what it said when it was written: its digest is worked out again."""
    revisions = iter(Revision.objects.select_related("entry").order_by("pk").iterator(BATCH))
    while batch := list(islice(revisions, BATCH)):
        for revision, draft in zip(batch, drafts_of(batch), strict=True):
            same = draft.digest() == revision.digest
            where = f"“{revision.title}”（{revision.started_on}，{revision.entry.uid}）第 {revision.number} 版"
            yield None if same else f"{where}的内容与记入时不同，可能被绕过程序改动。"
