"""Judging on the books: items stored for the days asked for, and kept up to date as the books change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max, Min

from youju.core.judge.run import Question, judge, judge_few
from youju.core.judge.verdict import ITEM
from youju.core.periods import shanghai_day
from youju.duties.editions import numbered_plan
from youju.duties.models import DueItem, JudgedWindow
from youju.duties.tallies import forget_tallies, make_tallies
from youju.duties.touched import EVERY_UNIT, Touched, take_touched
from youju.duties.turns import wait_for_others
from youju.engines.postgres import PostgresEngine
from youju.engines.shelf import compiled
from youju.organisation.models import Unit

COLUMNS = ", ".join(ITEM)
A_FEW = 30
"""Up to so many units are judged in one statement, more of them in stages."""


def _of(table: str) -> str:
    return ", ".join(f"{table}.{column}" for column in ITEM)


@dataclass(frozen=True)
class Window:
    """Days `[since, until)` for which items falling due are stored."""

    since: date
    until: date


def engine() -> PostgresEngine:
    """An engine on Django's own connection, so that it sees what the open transaction has written."""
    connection.ensure_connection()
    return PostgresEngine(connection.connection, compiled())


@transaction.atomic
def judge_window(window: Window, *, at: datetime) -> int:
    """Judge every unit's items due in a window and store them in place of the old; gives how many."""
    wait_for_others()
    on = engine()
    on.make_room()
    judge(on, numbered_plan(), Question(window.since, window.until))
    DueItem.objects.filter(due_on__gte=window.since, due_on__lt=window.until).delete()
    count = _store()
    make_tallies(window.since, window.until, shanghai_day(at))
    _remember(window, at)
    return count


def _remember(window: Window, at: datetime) -> None:
    """Note days as judged, in one row with those that overlap or touch them: no item is kept up to date twice."""
    near = JudgedWindow.objects.filter(since__lte=window.until, until__gte=window.since)
    ends = near.aggregate(since=Min("since"), until=Max("until"))
    near.delete()
    since = min(window.since, ends["since"] or window.since)
    until = max(window.until, ends["until"] or window.until)
    JudgedWindow.objects.create(since=since, until=until, judged_at=at)


_STORE = f"INSERT INTO duties_dueitem ({COLUMNS}) SELECT {COLUMNS} FROM pg_temp.due_item"


def _store() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_STORE)
        return int(cursor.rowcount)


@transaction.atomic
def judge_units(units: Iterable[int], window: Window, duties: tuple[int, ...] | None = None) -> int:
    """Judge some units' items due in a window again, all or those of some duties; gives how many were written.

    What stays as it is is not written again.
    """
    wait_for_others()
    chosen = tuple(units)
    forget_tallies(chosen)
    question = Question(window.since, window.until, chosen, duties)
    (judge_few if len(chosen) <= A_FEW else judge)(engine(), numbered_plan(), question)
    asked_duties = list(numbered_plan().duties if duties is None else duties)
    with connection.cursor() as cursor:
        cursor.execute(_DROP_CHANGED, (list(chosen), window.since, window.until, asked_duties))
        cursor.execute(f"{_STORE} ON CONFLICT DO NOTHING")
        return int(cursor.rowcount)


_DROP_CHANGED = f"""
    DELETE FROM duties_dueitem AS stored
    WHERE unit_id = ANY(%s) AND due_on >= %s AND due_on < %s AND duty_no = ANY(%s)
    AND NOT EXISTS (SELECT FROM pg_temp.due_item AS found WHERE ({_of("found")}) = ({_of("stored")}))"""


@transaction.atomic
def judge_touched(*, at: datetime) -> int:
    """Judge again what changes in the books may have altered; gives how many units that were."""
    wait_for_others()
    touched = take_touched()
    windows = [Window(each.since, each.until) for each in JudgedWindow.objects.all()]
    if not touched.units or not windows:
        return 0
    everything = EVERY_UNIT in touched.wholly or len(touched.units) * 3 > Unit.objects.count() + A_FEW * 3
    for window in windows:
        if everything:
            judge_window(window, at=at)
        else:
            _judge_parts(touched, window)
    return len(touched.units)


def _judge_parts(touched: Touched, window: Window) -> None:
    if touched.wholly:
        judge_units(touched.wholly, window)
    if touched.partly and touched.duties:
        judge_units(touched.partly, window, touched.duties)


def keep_judged(window: Window, *, at: datetime) -> None:
    """Make sure the items due in a window are stored and up to date."""
    judge_touched(at=at)
    if not JudgedWindow.objects.filter(since__lte=window.since, until__gte=window.until).exists():
        judge_window(window, at=at)
