"""Changes to the ledger. Nothing is overwritten or deleted: an entry's correction is a whole new revision of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all
from youju.base.copying import take_ids
from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.core.periods import shanghai_day
from youju.ledger.checks import check_drafts
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Closing, Entry, Revision
from youju.ledger.reading import drafts_of
from youju.ledger.writing import Sheet, touch_concerned, write_revisions

LATE_AFTER = timedelta(days=30)
"""An entry written down later than this after it happened is a late one (补录). A setting of ours, in no regulation."""


def record_entry(draft: EntryDraft, *, by: Actor, at: datetime) -> Entry:
    """Record one entry. Sent again with the same `uid` and content, it is the one already there."""
    return record_entries([draft], by=by, at=at)[0]


@transaction.atomic
def record_entries(drafts: Iterable[EntryDraft], *, by: Actor, at: datetime) -> list[Entry]:
    """Record entries, in the order given. Raises Refusal, and records none, where one cannot stand."""
    drafts = list(drafts)
    check_drafts(drafts, at)
    known = _already_there(drafts)
    new = _once([draft for draft in drafts if draft.uid not in known])
    if new:
        known |= _write_new(new, by=by, at=at)
    return [known[draft.uid] for draft in drafts]


def _once(drafts: Sequence[EntryDraft]) -> list[EntryDraft]:
    """Drafts without repeats. Refuses two that differ under one uid."""
    found: dict[UUID, EntryDraft] = {}
    for draft in drafts:
        same = found.setdefault(draft.uid, draft)
        if same is not draft and same.digest() != draft.digest():
            raise _differs(draft)
    return list(found.values())


def _already_there(drafts: Sequence[EntryDraft]) -> dict[UUID, Entry]:
    """Entries with the drafts' uids. Refuses one whose content differs: that is a correction, not a repeat."""
    entries = {entry.uid: entry for entry in Entry.objects.filter(uid__in=[draft.uid for draft in drafts])}
    said = set(Revision.objects.filter(entry__in=entries.values()).values_list("entry__uid", "digest"))
    for draft in drafts:
        if draft.uid in entries and (draft.uid, draft.digest()) not in said:
            raise _differs(draft)
    return entries


def _differs(draft: EntryDraft) -> Refusal:
    return Refusal(f"“{draft.title}”（{draft.started_on}）已经记过，内容不同。", "要改已有的记录，请用更正。")


def _write_new(drafts: Sequence[EntryDraft], *, by: Actor, at: datetime) -> dict[UUID, Entry]:
    """Write drafts not there yet; what somebody else wrote under the same uid meanwhile is taken as it is."""
    entries = _enter(drafts, at)
    own = [draft for draft in drafts if draft.uid in entries]
    closed = ClosedDays.of_hosts(own)
    sheets = [
        sheet_of(number, entries[draft.uid].pk, 1, draft, closed, draft.recorded_at or at, by=by, at=at)
        for number, draft in zip(take_ids(Revision, len(own)), own, strict=True)
    ]
    write_revisions(sheets)
    audit_all((("record_entry", f"entry:{draft.uid}", {}) for draft in own), by=by, at=at)
    touch_concerned([sheet.revision_id for sheet in sheets])
    others = [draft for draft in drafts if draft.uid not in entries]
    return entries | _already_there(others) if others else entries


def _enter(drafts: Sequence[EntryDraft], at: datetime) -> dict[UUID, Entry]:
    """New entries for drafts, save those whose uid another transaction has just taken: waited for, then left out.

    Rows go in by uid, so that two that send the same ones never wait for each other in a circle.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ledger_entry (id, uid, created_at)
            SELECT id, uid, %s FROM unnest(%s::bigint[], %s::uuid[]) AS new (id, uid) ORDER BY uid
            ON CONFLICT (uid) DO NOTHING RETURNING id, uid
            """,
            [at, take_ids(Entry, len(drafts)), [draft.uid for draft in drafts]],
        )
        return {uid: Entry(id=number, uid=uid, created_at=at) for number, uid in cursor.fetchall()}


def sheet_of(
    revision_id: int,
    entry_id: int,
    number: int,
    draft: EntryDraft,
    closed: "ClosedDays",
    recorded_at: datetime,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    entered_at: datetime | None = None,
) -> Sheet:
    """A draft as a revision to be written: late where it was slow, or its period closed. Refused if then no reason.

    `recorded_at` is the recorder's word on when it was written down: it tells what was slow. Whether a period was
    closed is told by when it came into these books, `entered_at` (now, where not given).
    """
    if closed.at(draft, at) and not (draft.late_reason or reason):
        raise Refusal(f"{draft.started_on} 所在期间已经结账，补录“{draft.title}”要写明原因。")
    slow = shanghai_day(recorded_at) - draft.last_day > LATE_AFTER
    return Sheet(
        revision_id,
        entry_id,
        number,
        draft,
        recorded_at,
        is_late=draft.state is EntryState.HELD and (slow or closed.at(draft, entered_at or at)),
        author=by.label,
        written_at=at,
        change_reason=reason,
    )


class ClosedDays:
    """The closed periods of some units, asked once."""

    def __init__(self, closings: Iterable[Closing]) -> None:
        self.of_unit: dict[int, list[Closing]] = defaultdict(list)
        for closing in closings:
            self.of_unit[closing.unit_id].append(closing)

    @classmethod
    def of_hosts(cls, drafts: Iterable[EntryDraft]) -> "ClosedDays":
        """Those of the hosts of some drafts."""
        hosts = {host for draft in drafts for host in draft.hosts}
        return cls(Closing.objects.filter(unit_id__in=hosts, reopened_at=None))

    def at(self, draft: EntryDraft, entered_at: datetime) -> bool:
        """Whether a host had closed the day of an entry before it came into the books."""
        return any(
            closing.valid_from <= draft.started_on < closing.valid_to and closing.closed_at <= entered_at
            for host in draft.hosts
            for closing in self.of_unit.get(host, ())
        )


@transaction.atomic
def revise_entry(entry: Entry, draft: EntryDraft, reason: str, *, by: Actor, at: datetime) -> Revision:
    """Correct an entry: a whole new revision. The reason is kept; nothing is written where nothing changed."""
    return revise_entries([(entry, draft)], reason, by=by, at=at)[0]


@transaction.atomic
def revise_entries(
    changes: Iterable[tuple[Entry, EntryDraft]], reason: str, *, by: Actor, at: datetime
) -> list[Revision]:
    """Correct several entries for one reason; gives the revisions in force."""
    changes = list(changes)
    if not reason.strip():
        raise Refusal("更正台账记录要写明原因。")
    check_drafts([draft for _, draft in changes if draft.state is not EntryState.VOID], at)
    current = _in_force([entry.pk for entry, _ in changes])
    moved = [(current[entry.pk], draft) for entry, draft in changes if current[entry.pk].digest != draft.digest()]
    sheets = _next_sheets(moved, reason, by=by, at=at)
    Revision.objects.filter(pk__in=[old.pk for old, _ in moved]).update(superseded_at=at)
    write_revisions(sheets)
    audit_all((_line(old, draft) for old, draft in moved), by=by, at=at)
    touch_concerned([old.pk for old, _ in moved] + [sheet.revision_id for sheet in sheets])
    now = {each.entry_id: each for each in Revision.objects.filter(entry__in=list(current), superseded_at=None)}
    return [now[entry.pk] for entry, _ in changes]


def _next_sheets(moved: Sequence[tuple[Revision, EntryDraft]], reason: str, *, by: Actor, at: datetime) -> list[Sheet]:
    closed = ClosedDays.of_hosts(draft for _, draft in moved)
    return [
        sheet_of(
            number,
            old.entry_id,
            old.number + 1,
            draft,
            closed,
            _recorded_at(old, draft, at),
            by=by,
            at=at,
            reason=reason,
            entered_at=_entered_at(old, draft, at),
        )
        for number, (old, draft) in zip(take_ids(Revision, len(moved)), moved, strict=True)
    ]


def _line(old: Revision, draft: EntryDraft) -> tuple[str, str, dict[str, int]]:
    action = "void_entry" if draft.state is EntryState.VOID else "revise_entry"
    return action, f"entry:{old.entry.uid}", {"number": old.number + 1}


def _in_force(entries: Sequence[int]) -> dict[int, Revision]:
    """The revisions in force of some entries, by entry. Held fast: who corrects the same one waits his turn."""
    locked = Entry.objects.select_for_update().filter(pk__in=entries).order_by("pk")
    uids = dict(locked.values_list("pk", "uid"))
    found = Revision.objects.select_related("entry").filter(entry__in=uids, superseded_at=None)
    return {revision.entry_id: revision for revision in found}


def _recorded_at(old: Revision, draft: EntryDraft, at: datetime) -> datetime:
    """When what a revision says was first written down: a correction does not make an entry late.

    A plan says nothing of what was held, so that is written down when the plan becomes held.
    """
    if draft.recorded_at not in (None, old.recorded_at):
        return draft.recorded_at or at
    was_plan = old.state == EntryState.PLANNED and draft.state is EntryState.HELD
    return at if was_plan else old.recorded_at


def _entered_at(old: Revision, draft: EntryDraft, at: datetime) -> datetime:
    """When what a revision says of its day came into the books: a correction that leaves the day does not renew it."""
    if (old.started_on, old.state) != (draft.started_on, draft.state):
        return at
    return old.written_at if old.is_late else old.entry.created_at


@transaction.atomic
def void_entry(entry: Entry, reason: str, *, by: Actor, at: datetime) -> Revision:
    """Withdraw an entry: it stays in the books with its reason and no longer counts."""
    if not reason.strip():
        raise Refusal("作废台账记录要写明原因。")
    revision = _in_force([entry.pk])[entry.pk]
    if revision.state == EntryState.VOID:
        raise Refusal("这条记录已经作废。")
    draft = drafts_of([revision])[0].with_state(EntryState.VOID)
    return revise_entry(entry, draft, reason, by=by, at=at)
