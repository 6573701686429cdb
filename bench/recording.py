"""Recording entries in opened books and judging what they touch. Imported once Django is set up."""

import os
import random
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from bench.live import WARM, Update, summary
from bench.plans import SINCE, UNTIL
from bench.timing import Watch, cpu_of
from youju.base.actor import SYSTEM
from youju.core.facts import EntryState
from youju.core.judge.run import Question, judge
from youju.core.judge.touching import duties_touched
from youju.core.judge.verdict import ITEM
from youju.core.periods import SHANGHAI
from youju.demo.load import load_demo
from youju.demo.scale import Scale
from youju.duties.editions import numbered_plan
from youju.duties.judging import Window, engine, judge_touched, judge_units, keep_judged
from youju.duties.touched import traits_of
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Revision
from youju.ledger.operations import record_entry
from youju.ledger.reading import drafts_of
from youju.project.migrating import bring_up_to_date

AT = datetime(2026, 7, 25, 12, tzinfo=SHANGHAI)
WINDOW = Window(SINCE, UNTIL)


def load(units: int) -> None:
    """A group in the books, judged; nothing is done where it is there."""
    bring_up_to_date(AT)
    load_demo(Scale(units), by=SYSTEM, at=AT)
    keep_judged(WINDOW, at=AT)


def run(updates: int, seed: int = 1) -> dict[str, Any]:
    """Entry by entry."""
    connection.ensure_connection()
    count = updates + WARM
    drafts = _picked(count, seed)
    pids = [os.getpid(), connection.connection.info.backend_pid]
    with Watch(pids) as watch:
        done = [_update(draft, AT + timedelta(minutes=place), pids) for place, draft in enumerate(drafts)]
    drafts = _picked(count, seed + 1)
    alone, again = (_each_alone(drafts, AT + timedelta(days=day), pids) for day in (1, 2))
    found = summary(done) | {"alone": alone, "again": again, "megabytes": (watch.peak - watch.before) / 2**20}
    return found | {"different": _unlike()}


def _each_alone(drafts: list[EntryDraft], at: datetime, pids: list[int]) -> dict[str, Any]:
    """Entry by entry, each a new one: the second time the server has read the unit's pages already."""
    new = [replace(draft, uid=uuid4()) for draft in drafts]
    done = [_alone(draft, at + timedelta(minutes=place), pids) for place, draft in enumerate(new)]
    return summary(whole for whole, _ in done) | {"judging": summary(judging for _, judging in done)}


def _picked(count: int, seed: int) -> list[EntryDraft]:
    held = Revision.objects.filter(superseded_at=None, state=EntryState.HELD, started_on__gte=SINCE)
    numbers = random.Random(seed).sample(list(held.order_by("id").values_list("id", flat=True)), count)
    drafts = drafts_of(Revision.objects.filter(pk__in=numbers).select_related("entry"))
    return [replace(draft, uid=uuid4(), late_reason="补录", recorded_at=None) for draft in drafts]


def _update(draft: EntryDraft, at: datetime, pids: list[int]) -> Update:
    began, worked = time.perf_counter(), cpu_of(pids)
    with transaction.atomic():
        record_entry(draft, by=SYSTEM, at=at)
        touched = judge_touched(at=at)
    milliseconds, worked = (time.perf_counter() - began) * 1000, (cpu_of(pids) - worked) * 1000
    return Update(milliseconds, worked, touched, _duties_of(draft), 0)


def _alone(draft: EntryDraft, at: datetime, pids: list[int]) -> tuple[Update, Update]:
    """The first host's year only, with the recording and without; what else the entry touches is judged afterwards."""
    began = _now(pids)
    with transaction.atomic():
        entry = record_entry(draft, by=SYSTEM, at=at)
        recorded = _now(pids)
        revision = Revision.objects.get(entry=entry, superseded_at=None)
        host = revision.hosts.values_list("unit_id", flat=True)[0]
        duties = duties_touched(numbered_plan(), traits_of([revision.pk]))
        written = judge_units([host], WINDOW, duties) if duties else 0
        judged = _now(pids)
    ended = _now(pids)
    judge_touched(at=at)
    (whole, worked), (judging, thought) = _between(began, ended), _between(recorded, judged)
    return Update(whole, worked, 1, len(duties), written), Update(judging, thought, 1, len(duties), written)


def _now(pids: list[int]) -> tuple[float, float]:
    return time.perf_counter() * 1000, cpu_of(pids) * 1000


def _between(since: tuple[float, float], until: tuple[float, float]) -> tuple[float, float]:
    return until[0] - since[0], until[1] - since[1]


def _duties_of(draft: EntryDraft) -> int:
    """How many duties the entry can be an act of; asked once the time is taken."""
    revision = Revision.objects.get(entry__uid=draft.uid, superseded_at=None)
    return len(duties_touched(numbered_plan(), traits_of([revision.pk])))


def _unlike() -> int:
    """How many items stored differ from those that judging everything gives."""
    judge(engine(), numbered_plan(), Question(SINCE, UNTIL))
    columns = ", ".join(ITEM)
    where = f"WHERE due_on >= DATE '{SINCE}' AND due_on < DATE '{UNTIL}'"
    stored, judged = f"SELECT {columns} FROM duties_dueitem {where}", f"SELECT {columns} FROM pg_temp.due_item"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM ((({stored}) EXCEPT ({judged})) UNION ALL (({judged}) EXCEPT ({stored}))) AS unlike"
        )
        return int(cursor.fetchone()[0])
