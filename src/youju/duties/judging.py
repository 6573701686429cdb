"""Judging on the books: items stored for the days asked for, and kept up to date as the books change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from youju.core.judge.run import Question, judge
from youju.core.judge.verdict import ITEM
from youju.duties.editions import numbered_plan
from youju.duties.models import DueItem, JudgedWindow
from youju.engines.postgres import PostgresEngine

COLUMNS = ", ".join(ITEM)
FEW = 200
"""Up to so many touched units are judged one by one; more of them together with all others."""


@dataclass(frozen=True)
class Window:
    """Days `[since, until)` for which items falling due are stored."""

    since: date
    until: date


def engine() -> PostgresEngine:
    """An engine on Django's own connection, so that it sees what the open transaction has written."""
    connection.ensure_connection()
    return PostgresEngine(connection.connection)


@transaction.atomic
def judge_window(window: Window, *, at: datetime) -> int:
    """Judge every unit's items due in a window and store them in place of the old; gives how many."""
    judge(engine(), numbered_plan(), Question(window.since, window.until))
    DueItem.objects.filter(due_on__gte=window.since, due_on__lt=window.until).delete()
    count = _store()
    JudgedWindow.objects.filter(since__gte=window.since, until__lte=window.until).delete()
    JudgedWindow.objects.create(since=window.since, until=window.until, judged_at=at)
    return count


def _store() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO duties_dueitem ({COLUMNS}) SELECT {COLUMNS} FROM pg_temp.due_item")
        return int(cursor.rowcount)


@transaction.atomic
def judge_units(units: Iterable[int], window: Window) -> int:
    """Judge some units' items due in a window again; gives how many they have now."""
    chosen = tuple(units)
    judge(engine(), numbered_plan(), Question(window.since, window.until, chosen))
    DueItem.objects.filter(unit_id__in=chosen, due_on__gte=window.since, due_on__lt=window.until).delete()
    return _store()


@transaction.atomic
def judge_touched(*, at: datetime) -> int:
    """Judge again what changes in the books may have altered; gives how many units that were."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_touch RETURNING unit_id")
        units = {unit for (unit,) in cursor.fetchall()}
    windows = [Window(each.since, each.until) for each in JudgedWindow.objects.all()]
    if not units or not windows:
        return 0
    for window in windows:
        if 0 in units or len(units) > FEW:
            judge_window(window, at=at)
        else:
            judge_units(units, window)
    return len(units)


def keep_judged(window: Window, *, at: datetime) -> None:
    """Make sure the items due in a window are stored and up to date."""
    judge_touched(at=at)
    if not JudgedWindow.objects.filter(since__lte=window.since, until__gte=window.until).exists():
        judge_window(window, at=at)
