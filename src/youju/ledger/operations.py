"""Changes to the ledger. Nothing is overwritten or deleted: an entry's correction is a whole new revision of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all
from youju.base.copying import copy_rows, take_ids
from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.core.periods import shanghai_day
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Closing, Entry, Revision
from youju.ledger.reading import drafts_of
from youju.ledger.writing import Sheet, touch_concerned, write_revisions
from youju.organisation.models import Unit

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
    new = [draft for draft in drafts if draft.uid not in known]
    if new:
        known |= _write_new(new, by=by, at=at)
    return [known[draft.uid] for draft in drafts]


def check_drafts(drafts: Sequence[EntryDraft], at: datetime) -> None:
    """Refuse entries that say what cannot be: no host, no form, days the wrong way round, held in the future."""
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in={host for each in drafts for host in each.hosts})}
    today = shanghai_day(at)
    for draft in drafts:
        for fault in _faults(draft, units, today):
            raise Refusal(f"“{draft.title}”（{draft.started_on}）不能记入台账：{fault}")


def _faults(draft: EntryDraft, units: dict[int, Unit], today: date) -> Iterable[str]:
    if not draft.hosts or not draft.forms:
        yield "要写明由哪个党组织开展、属于什么活动形式。"
    if draft.last_day < draft.started_on:
        yield f"结束日期 {draft.ended_on} 早于开始日期。"
    if draft.state is EntryState.HELD and draft.started_on > today:
        yield "日期在今天之后，尚未开展的请记为计划。"
    if draft.make_up_for and draft.make_up_for >= draft.started_on:
        yield "所补期间要早于实际开展的日期。"
    if any(item.is_first_topic for item in draft.agenda[1:]):
        yield "第一议题应当是第一项议题。"
    if len({each.person_id for each in draft.attendances}) < len(draft.attendances):
        yield "同一个人列了两次。"
    for host in draft.hosts:
        unit = units.get(host)
        if unit is None:
            yield f"没有编号为 {host} 的党组织。"
        elif not unit.valid_from <= draft.started_on < unit.valid_to:
            yield f"“{unit.name}”在这一天不存在（{unit.valid_from} 成立）。"


def _already_there(drafts: Sequence[EntryDraft]) -> dict[UUID, Entry]:
    """Entries with the drafts' uids. Refuses one whose content differs: that is a correction, not a repeat."""
    entries = {entry.uid: entry for entry in Entry.objects.filter(uid__in=[draft.uid for draft in drafts])}
    said = set(Revision.objects.filter(entry__in=entries.values()).values_list("entry__uid", "digest"))
    for draft in drafts:
        if draft.uid in entries and (draft.uid, draft.digest()) not in said:
            raise Refusal(f"“{draft.title}”（{draft.started_on}）已经记过，内容不同。", "要改已有的记录，请用更正。")
    return entries


def _write_new(drafts: Sequence[EntryDraft], *, by: Actor, at: datetime) -> dict[UUID, Entry]:
    entries = [
        Entry(id=number, uid=draft.uid, created_at=at)
        for number, draft in zip(take_ids(Entry, len(drafts)), drafts, strict=True)
    ]
    copy_rows(Entry, ("id", "uid", "created_at"), ((entry.pk, entry.uid, at) for entry in entries))
    closed = ClosedDays.of_hosts(drafts)
    sheets = [
        sheet_of(number, entry.pk, 1, draft, closed, by=by, at=at)
        for number, entry, draft in zip(take_ids(Revision, len(drafts)), entries, drafts, strict=True)
    ]
    write_revisions(sheets)
    audit_all((("record_entry", f"entry:{entry.uid}", {}) for entry in entries), by=by, at=at)
    touch_concerned([sheet.revision_id for sheet in sheets])
    return {entry.uid: entry for entry in entries}


def sheet_of(
    revision_id: int,
    entry_id: int,
    number: int,
    draft: EntryDraft,
    closed: "ClosedDays",
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Sheet:
    """A draft as a revision to be written: late where it was slow, or its period closed. Refused if then no reason."""
    recorded_at = draft.recorded_at or at
    was_closed = closed.at(draft, recorded_at)
    if was_closed and not (draft.late_reason or reason):
        raise Refusal(f"{draft.started_on} 所在期间已经结账，补录“{draft.title}”要写明原因。")
    slow = shanghai_day(recorded_at) - draft.last_day > LATE_AFTER
    return Sheet(
        revision_id,
        entry_id,
        number,
        draft,
        recorded_at,
        is_late=draft.state is EntryState.HELD and (slow or was_closed),
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

    def at(self, draft: EntryDraft, recorded_at: datetime) -> bool:
        """Whether a host had closed the day of an entry before it was written down."""
        return any(
            closing.valid_from <= draft.started_on < closing.valid_to and closing.closed_at <= recorded_at
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
    check_drafts([draft for _, draft in changes], at)
    current = {
        revision.entry_id: revision
        for revision in Revision.objects.select_for_update(of=("self",))
        .select_related("entry")
        .filter(entry__in=[entry for entry, _ in changes], superseded_at=None)
    }
    moved = [(current[entry.pk], draft) for entry, draft in changes if current[entry.pk].digest != draft.digest()]
    closed = ClosedDays.of_hosts(draft for _, draft in moved)
    sheets = [
        sheet_of(number, old.entry_id, old.number + 1, draft, closed, by=by, at=at, reason=reason)
        for number, (old, draft) in zip(take_ids(Revision, len(moved)), moved, strict=True)
    ]
    Revision.objects.filter(pk__in=[old.pk for old, _ in moved]).update(superseded_at=at)
    write_revisions(sheets)
    lines = [("revise_entry", f"entry:{old.entry.uid}", {"number": old.number + 1}) for old, _ in moved]
    audit_all(lines, by=by, at=at)
    touch_concerned([old.pk for old, _ in moved] + [sheet.revision_id for sheet in sheets])
    return list(Revision.objects.filter(entry__in=[entry for entry, _ in changes], superseded_at=None))


@transaction.atomic
def void_entry(entry: Entry, reason: str, *, by: Actor, at: datetime) -> Revision:
    """Withdraw an entry: it stays in the books with its reason and no longer counts."""
    revision = Revision.objects.select_related("entry").get(entry=entry, superseded_at=None)
    if revision.state == EntryState.VOID:
        raise Refusal("这条记录已经作废。")
    draft = drafts_of([revision])[0].with_state(EntryState.VOID)
    return revise_entry(entry, draft, reason, by=by, at=at)
