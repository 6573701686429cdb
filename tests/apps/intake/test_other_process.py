"""A large book is read in by a process of its own, on books of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

import programs
from apps.intake.importing import book

BOOKS = "youju_intake_process"
STORY = """
import sys, time
from datetime import date
from importlib import import_module
from youju.project.boot import open_books
open_books()
from youju.base.actor import SYSTEM
from youju.base.clock import now
from youju.project.migrating import bring_up_to_date
bring_up_to_date(now())
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.core.rules.model import Sector
from youju.intake import jobs
from youju.intake.trying import begin
from youju.ledger.models import Entry
from youju.organisation.operations import UnitDraft, found_units
said = {"by": SYSTEM, "at": now()}
unit = found_units([UnitDraft("一分公司党总支", "general_branch", Sector.ENTERPRISE, date(2020, 1, 1))], **said)[0]
account = open_account("officer", "王某", "correct-horse-battery", **said)
grant_role(account, Role.OFFICER, unit, date(2020, 1, 1), **said)
jobs.SMALL = 0
with open(sys.argv[1], "rb") as file:
    job = jobs.receive(account.pk, file, "台账.xlsx")
for state in ("trying", "writing"):
    begin(jobs.find(account.pk, job.uid), state)
    for _ in range(300):
        found = jobs.find(account.pk, job.uid)
        if found.state != state:
            break
        time.sleep(0.2)
    print(found.state, found.told.get("message", ""), (found.folder / "errors.txt").read_text()[-300:])
print(Entry.objects.count(), found.book.exists())
"""


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Books of their own on the tests' server."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {BOOKS}")
        connection.execute(f"CREATE DATABASE {BOOKS}")
    yield server.replace("/postgres?", f"/{BOOKS}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {BOOKS} WITH (FORCE)")


def test_the_other_process_tries_and_then_takes_over(database: str, tmp_path: Path) -> None:
    row = ("2026-03-10", "一分公司党总支", "三月学习", "集中学习", "赵一、钱二")
    path = book(tmp_path / "台账.xlsx", 台账=[("时间", "开展单位", "活动名称", "形式", "参会人员"), row])
    environment = os.environ | {"DATABASE_URL": database, "YOUJU_HOME": str(tmp_path / "home")}
    ended = programs.run(["-c", STORY, str(path)], environment)
    assert [line.strip() for line in ended.stdout.splitlines()] == ["tried", "done", "1 False"], ended.stderr[-2000:]
