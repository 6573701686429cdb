"""A large book: 20,000 rows of 25 names, in time and memory."""

import os
import random
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from openpyxl import Workbook

ROWS, NAMES, BRANCHES, PEOPLE = 20_000, 25, 100, 40
SECONDS, MEGABYTES = 120, 700
BOOKS = "youju_intake_large"
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂"
FORMS = ["集中学习", "支委会", "党员大会", "主题党日", "党课", "谈心谈话"]


def write_large(path: Path) -> Path:
    """A company of a hundred branches and a year's ledger."""
    rng = random.Random(7)
    book = Workbook(write_only=True)
    units, people, ledger = map(book.create_sheet, ("单位", "人员", "台账"))
    units.append(["组织名称", "类别", "上级组织", "成立日期"])
    units.append(["松涛轻工公司党委", "党委", "", "2010-01-01"])
    people.append(["姓名", "政治面貌", "所在党支部", "入党时间", "转正时间"])
    ledger.append(["2024年党建工作台账"])
    ledger.append(["序号", "时间", "开展单位", "活动名称", "形式", "议题", "参加人员", "成果", "登记日期"])
    names = {f"松涛轻工公司第{n}车间党支部": _names(rng) for n in range(1, BRANCHES + 1)}
    for branch, members in names.items():
        units.append([branch, "党支部", "松涛轻工公司党委", "2010-01-01"])
        for name in members:
            people.append([name, "正式党员", branch, "2005-07-01", "2006-07-01"])
    for number in range(1, ROWS + 1):
        ledger.append(_entry(number, names, rng))
    book.save(path)
    return path


def _names(rng: random.Random) -> list[str]:
    names: set[str] = set()
    while len(names) < PEOPLE:
        names.add(rng.choice(FAMILY) + rng.choice(GIVEN) + rng.choice(GIVEN))
    return sorted(names)


def _entry(number: int, names: dict[str, list[str]], rng: random.Random) -> list[object]:
    branch = rng.choice(list(names))
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(360))
    form = rng.choice(FORMS)
    people = "、".join(rng.sample(names[branch], NAMES))
    topics = "学习党章；研究安全生产工作"
    return [number, f"{day:%Y.%m.%d}", branch, f"第{number}次{form}", form, topics, people, "心得体会3份", day]


@pytest.mark.verify
def test_20_000_rows_of_25_names_come_in_within_two_minutes_and_700_mb(tmp_path: Path) -> None:
    path = write_large(tmp_path / "large.xlsx")
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {BOOKS}")
        connection.execute(f"CREATE DATABASE {BOOKS}")
    database = server.replace("/postgres?", f"/{BOOKS}?")
    took, megabytes = _import(path, database)
    again, _ = _import(path, database)
    print(f"导入 {ROWS} 行 × {NAMES} 人：{took:.0f} 秒，内存 {megabytes:.0f} MB；再次导入：{again:.0f} 秒")
    with psycopg.connect(database) as connection:
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM ledger_entry), (SELECT count(*) FROM ledger_revision),"
            " (SELECT count(*) FROM ledger_attendance), (SELECT count(*) FROM members_person)"
        ).fetchone()
    assert counts == (ROWS, ROWS, ROWS * NAMES, BRANCHES * PEOPLE)
    assert took < SECONDS
    assert megabytes < MEGABYTES


def _import(path: Path, database: str) -> tuple[float, float]:
    """Seconds and megabytes of an import in a process of its own."""
    measured = (
        "import resource, sys; from youju.project.cli.main import cli; "
        "code = cli(['import', sys.argv[1], '--yes'], standalone_mode=False); "
        "print('PEAK', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(code or 0)"
    )
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", measured, str(path)],
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    peak = re.search(r"PEAK (\d+)", ended.stdout)
    assert peak
    return time.perf_counter() - began, int(peak[1]) / 1024
