"""Items and tallies kept up to date as the books change are those a full judgement gives."""

from datetime import date

import pytest
from django.db import connection, transaction

from apps.duties.random_life import Life, evening
from youju.core.judge.run import Question, judge
from youju.core.judge.verdict import ITEM
from youju.duties.counting import Count, counted, months_of
from youju.duties.editions import numbered_plan
from youju.duties.judging import Window, engine, judge_touched, judge_window
from youju.duties.models import DueItem
from youju.organisation.models import Unit

WINDOW = Window(date(2025, 1, 1), date(2027, 1, 1))
MIDDLE = date(2026, 6, 20)
COLUMNS = ", ".join(ITEM)
STORED, JUDGED = f"SELECT {COLUMNS} FROM duties_dueitem", f"SELECT {COLUMNS} FROM pg_temp.due_item"
UNLIKE = f"""
    (SELECT 'stored', * FROM ({STORED} EXCEPT {JUDGED}) AS one)
    UNION ALL (SELECT 'judged', * FROM ({JUDGED} EXCEPT {STORED}) AS other)"""


def differences() -> list[tuple]:
    """Items that are stored and should not be, or should be and are not; each with which of the two."""
    with transaction.atomic(), connection.cursor() as cursor:
        judge(engine(), numbered_plan(), Question(WINDOW.since, WINDOW.until))
        cursor.execute(UNLIKE)
        found = cursor.fetchall()
        # the working tables go, and with them their locks, of which a transaction has only so many
        transaction.set_rollback(True)
    return found


def miscounted() -> set[Count]:
    """What tallies say and the items do not, or the other way round."""
    units = Unit.objects.values_list("pk", flat=True)
    parts = [part for unit in units for part in months_of(unit, WINDOW.since, WINDOW.until)]
    return set(counted(parts, MIDDLE)) ^ set(counted(parts, MIDDLE, units))


def live_and_compare(seed: int, changes: int = 20) -> None:
    """A life of so many changes; after each of them what is stored is what judging everything gives."""
    life = Life(seed, evening(date(2026, 12, 20)))
    judge_window(WINDOW, at=life.at)
    for _ in range(changes):
        life.live()
        judge_touched(at=life.at)
        found = differences()
        assert not found, (seed, life.told, found[:5])
        assert not miscounted(), (seed, life.told)
    assert DueItem.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_items_stay_what_a_full_judgement_gives(seed: int) -> None:
    live_and_compare(seed)


@pytest.mark.verify
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3, 103))
def test_items_stay_so_in_a_hundred_lives(seed: int) -> None:
    live_and_compare(seed)
