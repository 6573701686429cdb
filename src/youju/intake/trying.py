"""The work of an import on the web: a dry run, and taking over what it showed."""

import logging
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from youju.access.models import Account
from youju.access.scope import AccountScope
from youju.base.clock import now, today
from youju.codes.queries import all_vocabularies
from youju.core.errors import Refusal
from youju.core.ledgers.book import Asked, Reading, read_book
from youju.core.ledgers.findings import WEIGHT_WORD, Finding, Weight
from youju.core.ledgers.headings import HOW_WORD
from youju.core.ledgers.mapping import Mapping, saved
from youju.core.ledgers.vocabulary import Lexicon
from youju.duties.judging import judge_touched
from youju.formats.xlsx.guard import guarded
from youju.formats.xlsx.reader import open_book
from youju.intake import jobs
from youju.intake.jobs import Job
from youju.intake.operations import Outcome, Source, import_book
from youju.intake.wording import for_screen
from youju.library.headings import heading_words
from youju.ui.scope import Ability

log = logging.getLogger(__name__)
MOST_ROWS = 2000
"""So many new entries, people and findings of one kind are kept to be shown."""
EVERY = 0.5
"""Seconds between two notes of progress."""


def begin(job: Job, state: str) -> Job:
    """Set a job to work ("trying" or "writing"): a small one now, a large one in a process of its own."""
    job = jobs.save(replace(job, state=state))
    if job.size <= jobs.SMALL:
        work_on(job.account, job.uid)
    else:
        jobs.set_off(job)
    return jobs.find(job.account, job.uid) or job


def work_on(account: int, uid: UUID) -> None:
    """Do what a job's state asks for, and note how it ended."""
    job = jobs.find(account, uid)
    if job is None:
        return
    with jobs.alone(job) as is_alone:
        if is_alone:
            jobs.save(_ended(job))


def _ended(job: Job) -> Job:
    try:
        return _done(job, _Work(job))
    except Refusal as refusal:
        told = {"message": for_screen(refusal.message), "advice": for_screen(refusal.advice or "")}
    except Exception:
        log.exception("an import broke off")
        told = {"message": "程序出了问题，没有记入任何内容。", "advice": "请把这个文件交给系统管理员查看。"}
    # what was refused is not kept, least of all what bears a mark of secrecy
    job.book.unlink(missing_ok=True)
    return replace(job, state="refused", told=told)


def _done(job: Job, work: "_Work") -> Job:
    outcome, told = work.run()
    if not outcome.done:
        return replace(job, state="tried", told=told)
    jobs.tell_progress(job, "核算应办事项", 0, 0)
    judge_touched(at=now())
    # the file is not needed any more, what came of it is kept until it has been looked at
    job.book.unlink(missing_ok=True)
    return replace(job, state="done", told=told)


class _Work:
    """One reading of a book with all that was asked."""

    def __init__(self, job: Job) -> None:
        self.job, self.noted = job, 0.0
        self.lexicon = Lexicon.of(all_vocabularies(), heading_words())
        self.scope = AccountScope(Account.objects.get(pk=job.account, is_active=True), today())

    def run(self) -> tuple[Outcome, dict[str, Any]]:
        """Read, and import or only try."""
        job = self.job
        with open_book(job.book) as sheets:
            reading = self._read(sheets)
            layouts = {layout.sheet for layout in reading.layouts}
            unread = [sheet.title for sheet in sheets if sheet.title not in layouts]
        mapping = saved(reading.layouts, unread)
        source = Source(
            job.name,
            job.file_name,
            job.sha256,
            mapping,
            skip_blocked=job.skip_blocked,
            late_reason=job.late_reason,
        )
        outcome = import_book(
            reading,
            source,
            lambda outcome: job.state == "writing",
            by=self.scope.actor,
            at=now(),
            progress=self._note,
            within=self.scope.units(Ability.MANAGE),
        )
        return outcome, _told(reading, outcome, mapping, self.lexicon)

    def _read(self, sheets: Any) -> Reading:
        job = self.job
        mapping = Mapping.of(job.mapping, self.lexicon.headings) if job.mapping else None
        watched = guarded(job.file_name, sheets)
        reading = read_book(
            watched,
            self.lexicon,
            Asked(job.year, "", job.name, mapping),
            lambda sheet, rows: self._note(f"读“{sheet}”", rows, 0),
        )
        for sheet in watched:
            sheet.look_through()
        return reading

    def _note(self, what: str, done: int, total: int) -> None:
        if time.monotonic() - self.noted > EVERY:
            self.noted = time.monotonic()
            jobs.tell_progress(self.job, what, done, total)


def _told(reading: Reading, outcome: Outcome, mapping: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """What the page shows, as plain data."""
    return {
        "counts": outcome.counts,
        "units": outcome.units,
        "people": outcome.people[:MOST_ROWS],
        "entries": [
            {"sheet": row.place.sheet, "row": row.place.row, "day": str(row.started_on), "title": row.title}
            for row in outcome.entries[:MOST_ROWS]
        ],
        "findings": _findings(outcome.findings),
        "numbers": {weight.value: sum(each.weight is weight for each in outcome.findings) for weight in Weight},
        "sheets": [_sheet(layout, reading, lexicon) for layout in reading.layouts],
        "mapping": mapping,
        "book": outcome.book,
    }


def _sheet(layout: Any, reading: Reading, lexicon: Lexicon) -> dict[str, Any]:
    columns = [
        {
            "letter": column.letter,
            "heading": column.heading,
            "role": column.role,
            "how": HOW_WORD[column.meaning.how],
            "word": lexicon.headings.word(layout.kind, column.role),
        }
        for column in layout.columns
    ]
    rows = reading.rows.get(layout.sheet, 0)
    return {
        "sheet": layout.sheet,
        "kind": layout.kind.value,
        "heading_row": layout.last_heading,
        "rows": rows,
        "filled": bool(layout.filled),
        "columns": columns,
    }


def _findings(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The weightiest first, like with like; of very many alike the first."""
    alike: defaultdict[tuple[Weight, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.weight, finding.code].append(finding)
    ordered = sorted(alike.items(), key=lambda each: list(Weight).index(each[0][0]))
    return [_finding(finding) for _, group in ordered for finding in group[:MOST_ROWS]]


def _finding(finding: Finding) -> dict[str, Any]:
    said = asdict(finding)
    return {
        "weight": finding.weight.value,
        "word": WEIGHT_WORD[finding.weight],
        "where": _where(finding),
        "text": said["text"],
        "message": for_screen(finding.message) + (f"（共 {finding.rows} 处）" if finding.rows > 1 else ""),
        "advice": for_screen(finding.advice),
    }


def _where(finding: Finding) -> str:
    """表、行、列, as somebody looks for it in Excel."""
    if not finding.place.sheet:
        return "全书"
    parts = [f"“{finding.place.sheet}”"]
    if finding.place.row:
        parts.append(f"第{finding.place.row}行")
    if finding.column:
        parts.append(f"{finding.column}列" + (f"（{finding.heading}）" if finding.heading else ""))
    return " ".join(parts)
