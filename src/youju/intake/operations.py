"""Reading a book into the books: one transaction, all or nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import DataError, IntegrityError, transaction

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.base.copying import copy_rows, take_statistics
from youju.codes.operations import add_local_codes
from youju.core.codes import Vocabulary
from youju.core.errors import Refusal
from youju.core.facts import Standing
from youju.core.ledgers.book import Reading
from youju.core.ledgers.findings import Finding, Place, Weight
from youju.core.ledgers.headings import Kind
from youju.core.ledgers.names import one_letter_apart
from youju.core.ledgers.records import EntryRow
from youju.core.periods import FOREVER, Cadence, Period, shanghai_day
from youju.core.rules.model import Sector
from youju.intake.bounds import Bounds, Within
from youju.intake.closed import keep_out
from youju.intake.drafting import Drafter, directives_in, new_words, unknown_names
from youju.intake.matching import Matched, Pair, book_of, match
from youju.intake.models import Book, ImportedRow, ImportRun
from youju.intake.officers import Officers
from youju.intake.people import Known, PeopleReader, new_attachments, new_membership, new_posts, people_named
from youju.intake.roster import Roster
from youju.intake.telling import Told
from youju.intake.turns import wait_for_others
from youju.intake.units import Units
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Revision
from youju.ledger.operations import LATE_AFTER, record_entries, revise_entries
from youju.members.models import Membership, Person
from youju.members.operations import PersonDraft, appoint, attach, end_membership, register_people, set_membership
from youju.organisation.operations import declare_size, dissolve_unit, found_units, start_terms

BATCH = 2000
"""Entries written at a time: few enough for memory, enough for COPY to be quick."""
SUGGESTED = 40
"""So many unknown names are compared with known ones; comparing is slow."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it, of how much."""


def quiet(what: str, done: int, total: int) -> None:
    """Progress nobody looks at."""


@dataclass(frozen=True)
class Source:
    """The file a book was read from, and what was asked for besides."""

    name: str
    file_name: str
    sha256: str
    mapping: dict[str, Any] = field(default_factory=dict)
    unit: str = ""
    sector: Sector | None = None
    skip_blocked: bool = False
    late_reason: str = ""


@dataclass
class Outcome:
    """What an import does, or would do: counts by what and how, and everything doubtful.

    `units` and `people` are the names of new ones, `entries` the rows that become new entries.
    """

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    entries: list[EntryRow] = field(default_factory=list)
    book: str = ""
    run_id: int = 0
    unit: str = "党组织"
    period: str = "期间"
    done: bool = False

    @property
    def blocked(self) -> list[Finding]:
        """What must be settled first."""
        return [finding for finding in self.findings if finding.weight is Weight.BLOCK]


Decide = Callable[[Outcome], bool]


def import_book(
    reading: Reading,
    source: Source,
    decide: Decide,
    *,
    by: Actor,
    at: datetime,
    progress: Progress = quiet,
    within: Within = None,
) -> Outcome:
    """Read a book in. All is written, `decide` is shown the outcome, and where it says no nothing has happened.

    Where findings block and `skip_blocked` is not asked for, the answer is no. With `within`, units and people beyond
    are not known to the import, and what would reach beyond is refused. Imports go one after the other.
    """
    try:
        with transaction.atomic():
            wait_for_others()
            outcome = _Import(reading, source, by, at, progress, within).run()
            stands = source.skip_blocked or not outcome.blocked
            outcome.done = decide(outcome) and stands
            if outcome.done:
                take_statistics()
            else:
                transaction.set_rollback(True)
    except (IntegrityError, DataError) as error:
        told = str(error).strip().splitlines()[0]
        raise Refusal(
            f"台账里有账里容不下的内容，没有记入任何内容：{told}", "核对单元格里过长的文字、过大的数。"
        ) from error
    return outcome


class _Import:
    def __init__(
        self, reading: Reading, source: Source, by: Actor, at: datetime, progress: Progress, within: Within
    ) -> None:
        self.reading, self.source, self.by, self.at, self.progress = reading, source, by, at, progress
        self.bounds = Bounds(within)
        self.told = Told()
        self.told.take(reading.findings)
        self.outcome = Outcome(findings=self.told.findings)
        self.units = Units(self.told, within)

    def run(self) -> Outcome:
        """Everything, in the order in which one needs the other."""
        self._units()
        self._people()
        entries = [entry for entry in self.reading.book.entries if entry.place not in self.told.blocked]
        pairs = self._pairs(entries)
        book = self.bounds.book(lambda name: book_of(pairs, name), self.source.name, self._hosts_of(pairs))
        matched = match(pairs, book, self.told)
        keep_out(matched, self.told, self.at)
        self._name_next(pairs)
        self._write(book, matched)
        return self.outcome

    def _name_next(self, pairs: Sequence[Pair]) -> None:
        """Name what the book is about: the unit above all its hosts, and the half-year of the most entries."""
        self.outcome.unit = self._hosts_of(pairs) or self.outcome.unit
        halves = Counter(Period.containing(Cadence.HALF, draft.started_on) for _, draft in pairs)
        if halves:
            self.outcome.period = halves.most_common(1)[0][0].label

    def _hosts_of(self, pairs: Sequence[Pair]) -> str:
        """The name of the unit above all that held something."""
        return self.units.highest(host for _, draft in pairs for host in draft.hosts)

    def _units(self) -> None:
        book = self.reading.book
        plan = self.units.plan(book, self.source.unit, self.source.sector)
        self.bounds.check_names(plan.found)
        founded = found_units(plan.found, by=self.by, at=self.at) if plan.found else []
        self.bounds.check_founded(founded)
        self.units.learn(founded)
        for ended, on in plan.dissolve:
            dissolve_unit(ended, on, by=self.by, at=self.at)
        for sized, size in plan.resize:
            declare_size(sized, size, max(sized.valid_from, book.since or sized.valid_from), by=self.by, at=self.at)
        terms = [(unit, since, until) for name, since, until in plan.terms if (unit := self.units.unit(name))]
        if terms:
            start_terms(terms, by=self.by, at=self.at)
        self.outcome.units = [draft.name for draft in plan.found]
        changed = len(plan.dissolve) + len(plan.resize)
        self.outcome.counts["单位"] = {"新建": len(plan.found), "更改": changed, "不变": plan.unchanged}

    def _people(self) -> None:
        since = self.reading.book.since or date(self.at.year, 1, 1)
        plan = PeopleReader(self.units, self.told, since, self.bounds.people).plan(self.reading.book.people)
        registered = register_people(plan.register, by=self.by, at=self.at)
        self.bounds.registered = [person.pk for person in registered]
        self.outcome.people = [draft.name for draft in plan.register]
        changed = sum(self._change(known, draft, row.place) for known, draft, row in plan.change)
        Officers(self.units, self.told, self.bounds).take(self.reading.book.units, by=self.by, at=self.at)
        self.outcome.counts["人员"] = {
            "新建": len(plan.register),
            "更改": changed,
            "不变": plan.unchanged + len(plan.change) - changed,
        }

    def _change(self, known: Known, draft: PersonDraft, place: Place) -> bool:
        """Bring the books up to what a row newly says of a person; gives whether anything was changed."""
        person = Person.objects.get(pk=known.person_id)
        moved = self._move(person, known, draft, place)
        for stay in new_attachments(known, draft):
            attach(person, stay.unit, stay.since, by=self.by, at=self.at, until=stay.until)
        for stay in new_posts(known, draft):
            appoint(person, stay.unit, stay.what, stay.since, by=self.by, at=self.at)
        return moved or bool(new_attachments(known, draft) or new_posts(known, draft))

    def _move(self, person: Person, known: Known, draft: PersonDraft, place: Place) -> bool:
        stay = new_membership(known, draft)
        if stay is None:
            return False
        if not self.bounds.holds(known.memberships):
            self.told.tell(
                Weight.FLAG,
                "member_elsewhere",
                place,
                f"{draft.name}的组织关系在您管理范围以外的党组织，没有改。",
                "由那个党组织或共同的上级办理转接。",
                draft.name,
            )
            return False
        now: Membership | None = max(known.memberships, key=lambda row: row.valid_from, default=None)
        if now is not None and (now.unit_id, now.standing) == (stay.unit.pk, stay.what):
            end_membership(person, stay.until, by=self.by, at=self.at)
            return True
        if now is not None and stay.since <= now.valid_from:
            self.told.tell(
                Weight.FLAG,
                "membership_differs",
                place,
                f"{draft.name}的组织关系或身份与账里不同，起始 {stay.since} 不晚于账里的 {now.valid_from}，没有改。",
                "写明转入或转正时间，或在账里更正。",
                draft.name,
            )
            return False
        set_membership(
            person, stay.unit, Standing(stay.what), stay.since, by=self.by, at=self.at, until=stay.until or FOREVER
        )
        return True

    def _pairs(self, entries: Sequence[EntryRow]) -> list[Pair]:
        roster = self._roster(entries)
        forms, lines, counted_in = new_words(entries)
        drafter = Drafter(
            self.units,
            roster,
            self.told,
            self.at,
            forms=self._codes(Vocabulary.FORM, forms),
            lines=self._codes(Vocabulary.DELIVERABLE, lines, counted_in),
            directives=self._directives(entries),
            late_reason=self.source.late_reason,
        )
        pairs = []
        for number, row in enumerate(entries):
            draft = drafter.draft(row)
            if draft is not None:
                pairs.append((row, draft))
            if number % 500 == 0:
                self.progress("核对", number, len(entries))
        self._tell_undated([draft for _, draft in pairs])
        return pairs

    def _tell_undated(self, drafts: Sequence[EntryDraft]) -> None:
        """Without a day of writing down, an entry is written down now: late, where it happened long ago."""
        limit = shanghai_day(self.at) - LATE_AFTER
        late = [draft for draft in drafts if draft.recorded_at is None and draft.last_day < limit]
        if late:
            self.told.tell(
                Weight.NOTE,
                "no_recorded",
                Place(""),
                f"{len(late)} 条记录没有登记日期，以导入之日为登记之日，标为补录。",
                "台账里有登记日期的，加上“登记日期”一列。",
            )

    def _codes(
        self, which: Vocabulary, words: dict[str, str], counted_in: dict[str, str] | None = None
    ) -> dict[str, str]:
        return add_local_codes(which, words, units=counted_in, by=self.by, at=self.at) if words else {}

    def _roster(self, entries: Sequence[EntryRow]) -> Roster:
        """Everybody the ledger names; who is in no roster is registered by name alone."""
        names = {person.name for entry in entries for person in entry.people}
        roster = Roster(people_named(names, self.bounds.people), self.units)
        unknown = unknown_names(entries, roster)
        known = {person.name for person in self.reading.book.people} if len(unknown) <= SUGGESTED else set()
        for name, (place, count) in unknown.items():
            like = next((each for each in sorted(known) if one_letter_apart(name, each)), "")
            advice = f"是不是{like}？" if like else "在人员表里补上，或更正姓名。"
            self.told.tell(
                Weight.FLAG,
                "unknown_person",
                place,
                f"{name}不在人员表里，按姓名登记，不知道所在党组织。",
                advice,
                name,
                count,
            )
        people = register_people([PersonDraft(name) for name in unknown], by=self.by, at=self.at) if unknown else []
        for name, person in zip(unknown, people, strict=True):
            roster.add(name, person.pk)
        if unknown:
            self.outcome.counts["人员"]["新建"] += len(unknown)
            self.outcome.people += unknown
        return roster

    def _directives(self, entries: Iterable[EntryRow]) -> dict[str, int]:
        titles = directives_in(entries)
        made = receive_directives([DirectiveDraft(title) for title in titles], by=self.by, at=self.at) if titles else []
        return {title: directive.pk for title, directive in zip(titles, made, strict=True)}

    def _write(self, book: Book, matched: Matched) -> None:
        run = ImportRun.objects.create(
            book=book,
            file_name=self.source.file_name[:200],
            sha256=self.source.sha256,
            imported_at=self.at,
            author=self.by.label,
            mapping=self.source.mapping,
        )
        self._record(run, matched.new)
        self._revise(run, matched)
        self._note_rows(run, [(row, entry, revision, digest) for row, digest, entry, revision in matched.same])
        self.outcome.counts["台账记录"] = {
            "新建": len(matched.new),
            "更改": len(matched.changed),
            "不变": len(matched.same),
            "重复": matched.repeated,
            "未导入": len(self._blocked_entries()),
        }
        self.outcome.entries = [row for row, _ in matched.new]
        if matched.vanished:
            self.told.tell(
                Weight.NOTE,
                "vanished",
                Place("", 0),
                f"上次导入的 {matched.vanished} 条记录这次台账里没有，账里保留，没有作废。",
                "确实没有发生的，在账里作废并写明原因。",
            )
        run.counts = self.outcome.counts
        run.save(update_fields=["counts"])
        audit("import_book", f"import:{run.uid}", by=self.by, at=self.at, counts=self.outcome.counts)
        self.outcome.book, self.outcome.run_id = book.name, run.pk

    def _blocked_entries(self) -> set[Place]:
        ledgers = {layout.sheet for layout in self.reading.layouts if layout.kind is Kind.ENTRY}
        return {place for place in self.told.blocked if place.sheet in ledgers and place.row}

    def _record(self, run: ImportRun, new: Sequence[Pair]) -> None:
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            made = record_entries([draft for _, draft in batch], by=self.by, at=self.at)
            revisions = dict(Revision.objects.filter(entry__in=made, superseded_at=None).values_list("entry_id", "id"))
            self._note_rows(
                run,
                [
                    (row, entry.pk, revisions[entry.pk], draft.digest())
                    for (row, draft), entry in zip(batch, made, strict=True)
                ],
            )
            self.progress("记入", start + len(batch), len(new))

    def _revise(self, run: ImportRun, matched: Matched) -> None:
        if not matched.changed:
            return
        changes = [(entry, draft) for _, draft, entry in matched.changed]
        made = revise_entries(changes, f"台账“{run.book.name}”改后再次导入", by=self.by, at=self.at)
        revisions = {revision.entry_id: revision.pk for revision in made}
        self._note_rows(
            run, [(row, entry.pk, revisions[entry.pk], draft.digest()) for row, draft, entry in matched.changed]
        )

    @staticmethod
    def _note_rows(run: ImportRun, rows: Iterable[tuple[EntryRow, int, int, str]]) -> None:
        copy_rows(
            ImportedRow,
            ("run_id", "sheet", "row", "entry_id", "revision_id", "digest"),
            (
                (run.pk, row.place.sheet, row.place.row, entry, revision, digest)
                for row, entry, revision, digest in rows
            ),
        )
