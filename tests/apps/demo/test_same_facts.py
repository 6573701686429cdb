"""The books of a loaded group and the snapshot of the same group say the same, and are judged alike."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pytest

from apps.demo.named_alike import NAMELESS, Numbers, facts_of_books, numbers_of
from youju.core.codes import Vocabulary
from youju.core.facts import FACTS
from youju.core.judge.plan import Plan, plan_of
from youju.core.judge.run import Engine, Question, judge
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.demo.scale import Scale
from youju.demo.snapshot import write_snapshot
from youju.duties.editions import numbered_plan
from youju.duties.judging import engine
from youju.engines.duck import DuckEngine
from youju.library.shelf import shipped_library

pytestmark = pytest.mark.django_db

AS_OF = date(2026, 6, 20)


@pytest.fixture(scope="module")
def numbers(loaded: Scale) -> Numbers:
    return numbers_of(loaded)


@pytest.fixture(scope="module")
def snapshot(loaded: Scale, tmp_path_factory: pytest.TempPathFactory) -> DuckEngine:
    folder: Path = tmp_path_factory.mktemp("group") / "facts"
    write_snapshot(loaded, folder)
    return DuckEngine.of_snapshot(folder)


def facts_of_snapshot(name: str, snapshot: DuckEngine) -> Counter[tuple[Any, ...]]:
    columns = [column for column in FACTS[name] if column not in NAMELESS]
    return Counter(snapshot.rows(f"SELECT {', '.join(columns)} FROM {name}"))


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_table_of_the_books_equals_the_snapshots(name: str, numbers: Numbers, snapshot: DuckEngine) -> None:
    books, parquet = facts_of_books(name, numbers), facts_of_snapshot(name, snapshot)
    assert (books - parquet, parquet - books) == (Counter(), Counter())


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_table_has_rows_in_a_group(name: str, snapshot: DuckEngine) -> None:
    assert facts_of_snapshot(name, snapshot)


def test_books_and_snapshot_are_judged_alike(loaded: Scale, snapshot: DuckEngine) -> None:
    library = shipped_library()
    kinds, posts = library.codes[Vocabulary.UNIT_KIND], library.codes[Vocabulary.POST]
    plan = plan_of([each.rulebook for each in library.rulebooks], kinds, posts)
    assert verdicts(engine(), numbered_plan(), loaded) == verdicts(snapshot, plan, loaded)


def verdicts(on: Engine, plan: Plan, scale: Scale) -> Counter[tuple[str, str]]:
    """How many items of each duty stand how."""
    judge(on, plan, Question(scale.since, scale.until))
    tables = Tables(only_asked=False)
    tables.add("due_item", ITEM)
    standing = with_status(tables, tables.due_item, ibis.literal(AS_OF))
    sql = str(ibis.to_sql(standing.select("duty_no", "status"), dialect=on.dialect))
    return Counter((plan.duties[duty].code, status) for duty, status in on.rows(sql))
