"""Closing, accounts, printing and the database, as somebody types them."""

import io
import json
import tarfile

import docx
import duckdb
import pytest

from project.conftest import Machine, Run
from youju.core.facts import FACTS

HELD = """
import io, sys
from datetime import date, datetime, time, UTC
from uuid import UUID
from youju.project.cli.options import opened
opened("main")
from youju.base.actor import SYSTEM
from youju.core.facts import EntryState
from youju.ledger.drafts import EntryDraft
from youju.ledger.evidence import attach_evidence
from youju.ledger.operations import record_entries
from youju.organisation.models import Unit
unit = Unit.objects.get(name="一项目党支部").pk
at = datetime(2026, 3, 20, tzinfo=UTC)
held = EntryDraft("三月支部党员大会", date(2026, 3, 10), (unit,), ("branch_meeting",), uid=UUID(int=0xAAAA << 112))
plan = EntryDraft("四月支部党员大会", date(2026, 4, 10), (unit,), ("branch_meeting",), state=EntryState.PLANNED,
    place="三楼", uid=UUID(int=0xBBBB << 112))
entries = record_entries([held, plan], by=SYSTEM, at=at)
attach_evidence(entries[0], io.BytesIO("会议通知".encode()), "通知.txt", by=SYSTEM, at=at)
"""


@pytest.fixture(scope="module")
def books(office: Machine) -> Machine:
    """Books with a meeting held in March and one planned for April."""
    done = office.python("-c", HELD)
    assert done.returncode == 0, done.stderr
    return office


def done(run: Run) -> str:
    """What a command that succeeded said to people."""
    assert run.returncode == 0, run.stderr
    return run.stderr


def refused(run: Run) -> str:
    """What a command that gave up said."""
    assert run.returncode == 2, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr


def test_a_month_is_closed_reopened_and_closed_with_all_below(books):
    assert "已经结账" in done(books.youju("close", "一项目", "2026-03"))
    assert "已经结过" in refused(books.youju("close", "一项目", "2026-03"))
    assert "重新打开" in done(books.youju("close", "reopen", "一项目党支部", "2026-03", "--reason", "漏记"))
    said = done(books.youju("close", "某公司党委", "2026Q1", "--below"))
    assert "共 2 个党组织" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("一项目", "2026"), "只能按月或按季"),
        (("一项目", "去年"), "看不懂的期间"),
        (("一项日党支部", "2026-02"), "是不是：一项目党支部"),
        (("reopen", "一项目", "2025-03", "--reason", "漏记"), "没有结账"),
        (("zero", "一项目", "warning_educatio", "2026-02"), "是不是："),
    ],
)
def test_what_cannot_be_closed_is_told(books, words, said):
    assert said in refused(books.youju("close", *words))


def test_a_zero_is_declared_by_the_title_of_a_measure(books):
    assert "为零" in done(books.youju("close", "zero", "一项目", "branch_meeting", "2026-02"))
    assert "已经为这段时间报过零" in refused(books.youju("close", "zero", "一项目", "支部党员大会", "2026-02"))


def test_an_account_from_opening_to_revoking(books):
    generated = books.youju("user", "add", "zhang.san", "--name", "张某", "--generate")
    done(generated)
    assert len(generated.stdout.strip()) >= 12
    done(books.youju("user", "grant", "zhang.san", "officer", "--unit", "某公司党委", "--from", "2026-01-01"))
    listed = json.loads(books.youju("user", "list", "--json").stdout)
    assert [(each["username"], each["grants"][0]["role"], each["grants"][0]["until"]) for each in listed] == [
        ("zhang.san", "officer", None)
    ]
    done(books.youju("user", "revoke", "zhang.san", "officer", "--unit", "某公司党委", "--on", "2026-06-01"))
    assert json.loads(books.youju("user", "list", "--json", "--all").stdout)[0]["grants"][0]["until"] == "2026-06-01"
    done(books.youju("user", "passwd", "zhang.san", "--password-stdin", given="another-good-phrase\n"))
    done(books.youju("user", "suspend", "zhang.san"))
    assert json.loads(books.youju("user", "list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("add", "li.si", "--name", "李某", "--password-stdin"), "12345\n", "密码不合要求"),
        (("add", "李四", "--name", "李某", "--generate"), "", "不合要求"),
        (("add", "li.si", "--name", "李某"), "", "没有终端"),
        (("passwd", "nobody", "--generate"), "", "没有账号"),
        (("revoke", "nobody", "officer", "--unit", "某公司党委"), "", "没有账号"),
    ],
)
def test_what_cannot_be_done_with_accounts_is_told(books, words, given, said):
    assert said in refused(books.youju("user", *words, given=given))


def test_the_entries_of_a_day_are_listed_with_their_numbers(books):
    listed = books.youju("print", "--unit", "一项目", "--date", "2026-03-10")
    assert "aaaa0000" in listed.stdout
    assert "三月支部党员大会" in listed.stdout
    assert "没有记录" in refused(books.youju("print", "--unit", "一项目", "--date", "2025-03-10"))


def test_minutes_are_printed_by_the_beginning_of_the_number(books, tmp_path):
    out = tmp_path / "会议记录.docx"
    done(books.youju("print", "aaaa0000", "--out", str(out), "--sign-in"))
    titles = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert "一项目党支部会议记录" in titles
    assert "三月支部党员大会签到表" in titles
    assert "已经存在" in refused(books.youju("print", "aaaa0000", "--out", str(out)))
    done(books.youju("print", "aaaa0000", "--out", str(out), "--force"))


def test_the_notice_of_a_plan_is_printed(books, tmp_path):
    out = tmp_path / "通知.docx"
    done(books.youju("print", "bbbb0000", "--notice", "--out", str(out)))
    assert docx.Document(str(out)).paragraphs[0].text == "关于召开四月支部党员大会的通知"
    assert "还没有开展" in refused(books.youju("print", "bbbb0000", "--out", str(tmp_path / "x.docx")))
    assert "不能补打通知" in refused(books.youju("print", "aaaa0000", "--notice", "--out", str(tmp_path / "x.docx")))


@pytest.mark.parametrize(("number", "said"), [("aa", "太短"), ("ffffffff", "没有编号")])
def test_a_number_nobody_has_is_told(books, number, said):
    assert said in refused(books.youju("print", number))


def test_info_says_where_the_data_are(books):
    said = json.loads(books.youju("db", "info", "--json").stdout)
    assert said["数据目录"] == str(books.home / "postgres")
    assert (said["党组织"], said["台账记录"], said["佐证文件"]) == (2, 2, 1)


TAMPER = """
from youju.project.cli.options import opened
opened("main")
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("UPDATE ledger_revision SET headcount = 99 WHERE title = '三月支部党员大会'")
"""


def test_a_check_finds_what_was_altered_and_what_is_gone(own_office):
    done(own_office.python("-c", HELD))
    assert "账是完好的" in done(own_office.youju("db", "check"))
    for file in (own_office.home / "evidence").glob("??/*"):
        file.unlink()
    done(own_office.python("-c", TAMPER))
    found = own_office.youju("db", "check", "--json")
    faults = json.loads(found.stdout)["faults"]
    assert found.returncode == 1
    assert len(faults) == 2
    assert "内容与记入时不同" in faults[0]
    assert "文件丢失" in faults[1]


def test_a_backup_brings_back_books_and_evidence(books, machine, tmp_path):
    file = tmp_path / "账.tar"
    assert "佐证文件 1 个" in done(books.youju("db", "backup", str(file)))
    assert "已经存在" in refused(books.youju("db", "backup", str(file)))
    done(machine.youju("db", "restore", str(file)))
    assert "账是完好的" in done(machine.youju("db", "check"))
    before = json.loads(books.youju("db", "info", "--json").stdout)
    after = json.loads(machine.youju("db", "info", "--json").stdout)
    counted = ("党组织", "人员", "台账记录", "版本", "佐证文件", "审计记录")
    assert [after[each] for each in counted] == [before[each] for each in counted]
    assert "不能覆盖" in refused(machine.youju("db", "restore", str(file)))


def test_what_is_no_backup_is_refused(books, tmp_path):
    (tmp_path / "a.tar").write_text("nothing")
    assert "不是完整的" in refused(books.youju("db", "restore", str(tmp_path / "a.tar"), "--books", "fresh"))
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        member = tarfile.TarInfo("../../outside")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    assert "不是完整的" in refused(books.youju("db", "restore", str(tmp_path / "b.tar"), "--books", "fresh"))


def test_a_snapshot_holds_every_fact_table(books, tmp_path):
    folder = tmp_path / "snapshot"
    done(books.youju("db", "snapshot", str(folder)))
    assert {each.stem for each in folder.iterdir()} == set(FACTS)
    units = duckdb.sql(f"SELECT kind FROM read_parquet('{folder}/unit.parquet') ORDER BY unit_id").fetchall()
    assert units == [("party_committee",), ("branch",)]
    assert "已有内容" in refused(books.youju("db", "snapshot", str(folder)))


@pytest.mark.parametrize("words", [("close", "--help"), ("user", "--help"), ("db", "--help"), ("print", "--help")])
def test_help_is_in_chinese_and_opens_no_books(machine, words):
    said = machine.anew(*words)
    assert said.returncode == 0
    assert "账" in said.stdout or "打印" in said.stdout
    assert not (machine.home / "postgres").exists()
