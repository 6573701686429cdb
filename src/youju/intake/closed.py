"""Books closed by now: what an import would put into them, or change in them, needs a reason."""

from collections.abc import Iterable
from datetime import datetime

from youju.core.ledgers.findings import Weight
from youju.core.ledgers.records import EntryRow
from youju.intake.matching import Matched
from youju.intake.telling import Told
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Entry, Revision
from youju.ledger.operations import ClosedDays
from youju.ledger.reading import drafts_of

ADVICE = "在备注里写明“补录：原因”，请上级重新打开这一期，或用 --late-reason 写明。"


def keep_out(matched: Matched, told: Told, at: datetime) -> None:
    """Block rows without a reason that would go into, alter or leave closed books, and take them out of `matched`.

    What counts is when the row comes into the books, which is now; the day it claims to have been written down tells
    nothing here.
    """
    before = _in_force(entry for _, _, entry in matched.changed)
    drafts = [draft for _, draft in matched.new] + [draft for _, draft, _ in matched.changed]
    closed = ClosedDays.of_hosts([*drafts, *before.values()])
    for row, draft in matched.new:
        if not draft.late_reason and closed.at(draft, at):
            _block(row, draft, "补录", told)
    for row, draft, entry in matched.changed:
        old = before[entry.pk]
        touched = next((each for each in (old, draft) if closed.at(each, at)), None)
        if touched and not draft.late_reason:
            _block(row, touched, "更正", told)
    matched.new = [pair for pair in matched.new if pair[0].place not in told.blocked]
    matched.changed = [each for each in matched.changed if each[0].place not in told.blocked]


def _in_force(entries: Iterable[Entry]) -> dict[int, EntryDraft]:
    """What the books say now of some entries, by entry."""
    numbers = [entry.pk for entry in entries]
    found = list(Revision.objects.filter(entry__in=numbers, superseded_at=None).select_related("entry"))
    return {revision.entry_id: draft for revision, draft in zip(found, drafts_of(found), strict=True)}


def _block(row: EntryRow, draft: EntryDraft, what: str, told: Told) -> None:
    message = f"{draft.started_on} 所在期间已经结账，{what}要写明原因。"
    told.tell(Weight.BLOCK, "closed", row.place, message, ADVICE, row.title)
