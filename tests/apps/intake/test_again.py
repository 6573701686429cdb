"""Reading a book in again."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.models import Max

from apps.intake.importing import CLERK, NOON, Rows, book, codes, imported
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.facts import Standing
from youju.core.periods import parse_period
from youju.intake import turns
from youju.intake.models import Book, ImportedRow
from youju.ledger.closing import close_period
from youju.ledger.models import Entry, Revision
from youju.ledger.operations import revise_entry
from youju.ledger.reading import drafts_of
from youju.members.models import Identity, Membership, Post
from youju.organisation.models import Unit

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 1, 5, 4, tzinfo=UTC)
HEAD = ["序号", "日期", "开展单位", "活动名称", "形式", "参加人员", "成果"]
BRANCH = "白杨社区党支部"
UNITS = [["组织名称", "类别", "成立日期"], [BRANCH, "党支部", "2012-01-01"]]
PEOPLE = [
    ["姓名", "出生年月", "政治面貌", "所在党支部", "入党时间", "转正时间", "职务"],
    ["丁一鸣", "1980-01", "正式党员", BRANCH, "2005-07-01", "2006-07-01", "书记"],
    ["卞小舟", "1990-02", "预备党员", BRANCH, "2024-03-01", "", ""],
]


def rows() -> list[list[Any]]:
    """A dozen meetings, alike but for their months."""
    return [
        [month, f"2024-{month:02}-08", BRANCH, "集中学习", "集中学习", "丁一鸣、卞小舟", f"心得体会{month}份"]
        for month in range(1, 13)
    ]


def ledger(path: Path, entries: Rows, people: Rows = PEOPLE) -> Path:
    return book(path, 单位=UNITS, 人员=people, 台账=[HEAD, *entries])


def shuffled(entries: list[list[Any]]) -> list[list[Any]]:
    """In another order and numbered anew."""
    mixed = [list(row) for row in entries]
    random.Random(5).shuffle(mixed)
    return [[number, *row[1:]] for number, row in enumerate(mixed, 1)]


def test_the_same_book_again_changes_nothing(tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.xlsx", rows())
    imported(path)
    lines = AuditLine.objects.exclude(action="import_book").count()
    outcome = imported(path, at=LATER)
    assert outcome.counts["台账记录"]["不变"] == 12
    assert Revision.objects.count() == 12
    assert AuditLine.objects.exclude(action="import_book").count() == lines


def test_in_another_order_renumbered_and_one_changed_makes_exactly_one_revision(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    changed = shuffled(rows())
    next(row for row in changed if row[1] == "2024-05-08")[6] = "心得体会50份"
    outcome = imported(ledger(tmp_path / "a.xlsx", changed), at=LATER)
    assert outcome.counts["台账记录"] == {"新建": 0, "更改": 1, "不变": 11, "重复": 0, "未导入": 0}
    assert (Entry.objects.count(), Revision.objects.count()) == (12, 13)
    assert Revision.objects.get(number=2).started_on == date(2024, 5, 8)


@pytest.mark.parametrize(
    ("column", "value"),
    [(1, "2024-05-09"), (3, "集中学习党章"), (4, "主题党日"), (5, "丁一鸣"), (6, "")],
)
def test_whatever_cell_was_changed_it_is_one_revision(tmp_path: Path, column: int, value: str) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    changed = shuffled(rows())
    next(row for row in changed if row[1] == "2024-05-08")[column] = value
    outcome = imported(ledger(tmp_path / "a.xlsx", changed), at=LATER)
    assert (outcome.counts["台账记录"]["更改"], outcome.counts["台账记录"]["新建"]) == (1, 0)


def test_a_book_under_another_name_is_known_by_what_it_says(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    changed = rows()
    changed[4][6] = "心得体会50份"
    imported(ledger(tmp_path / "改后.xlsx", changed), at=LATER)
    assert Book.objects.count() == 1
    assert (Entry.objects.count(), Revision.objects.count()) == (12, 13)


def test_a_third_time_compares_with_what_the_second_said(tmp_path: Path) -> None:
    entries = rows()
    imported(ledger(tmp_path / "a.xlsx", entries))
    for amount in (50, 60):
        entries[4][6] = f"心得体会{amount}份"
        imported(ledger(tmp_path / "a.xlsx", entries), at=LATER)
    assert Revision.objects.aggregate(last=Max("number"))["last"] == 3
    assert imported(ledger(tmp_path / "a.xlsx", entries), at=LATER).counts["台账记录"]["不变"] == 12


def test_new_rows_are_new_entries_and_rows_gone_are_told_not_voided(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()[:6]))
    outcome = imported(ledger(tmp_path / "a.xlsx", rows()[1:9]), at=LATER)
    assert outcome.counts["台账记录"]["新建"] == 3
    assert "vanished" in codes(outcome)
    assert not Revision.objects.filter(state="void").exists()


def test_an_entry_corrected_by_hand_is_left_as_it_is(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    _correct_by_hand(date(2024, 5, 8))
    outcome = imported(ledger(tmp_path / "a.xlsx", rows()), at=LATER)
    assert outcome.counts["台账记录"]["不变"] == 12
    assert "changed_by_hand" in codes(outcome)
    assert Revision.objects.get(started_on=date(2024, 5, 8), superseded_at=None).place == "活动室"


def test_an_entry_corrected_by_hand_and_in_the_book_is_a_conflict_for_people_to_settle(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    _correct_by_hand(date(2024, 5, 8))
    changed = rows()
    changed[4][6] = "心得体会50份"
    outcome = imported(ledger(tmp_path / "a.xlsx", changed), at=LATER)
    assert "both_changed" in codes(outcome)
    assert Revision.objects.get(started_on=date(2024, 5, 8), superseded_at=None).place == "活动室"
    assert Entry.objects.count() == 12


def _correct_by_hand(day: date) -> None:
    revision = Revision.objects.select_related("entry").get(started_on=day)
    draft = replace(drafts_of([revision])[0], place="活动室")
    revise_entry(revision.entry, draft, "补记地点", by=CLERK, at=LATER)


def test_a_row_that_says_the_same_as_another_is_taken_once_and_told(tmp_path: Path) -> None:
    entries = rows()[:2]
    outcome = imported(ledger(tmp_path / "a.xlsx", [*entries, [3, *entries[0][1:]]]))
    assert Entry.objects.count() == 2
    assert [finding.code for finding in outcome.findings if finding.weight == "flag"] == ["row_twice"]


def test_a_dry_run_leaves_nothing(tmp_path: Path) -> None:
    lines = AuditLine.objects.count()
    outcome = imported(ledger(tmp_path / "a.xlsx", rows()), decide=lambda outcome: False)
    assert outcome.counts["台账记录"]["新建"] == 12
    assert not any(model.objects.exists() for model in (Entry, Unit, Identity, Book))
    assert AuditLine.objects.count() == lines


def test_each_row_is_kept_with_the_revision_it_made(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    fifth = ImportedRow.objects.get(sheet="台账", row=6)
    assert fifth.revision.started_on == date(2024, 5, 8)


def test_people_again_are_the_same_people_and_a_confirmation_is_a_new_standing(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()))
    people = [*PEOPLE[:2], ["卞小舟", "1990-02", "正式党员", BRANCH, "2024-03-01", "2025-03-01", "宣传委员"]]
    outcome = imported(ledger(tmp_path / "a.xlsx", rows(), people), at=LATER)
    assert outcome.counts["人员"] == {"新建": 0, "更改": 1, "不变": 1}
    hers = Membership.objects.filter(person__identity__name="卞小舟").order_by("valid_from")
    assert [(each.standing, each.valid_from) for each in hers] == [
        (Standing.PROBATIONARY_MEMBER, date(2024, 3, 1)),
        (Standing.FULL_MEMBER, date(2025, 3, 1)),
    ]
    assert Post.objects.filter(person__identity__name="卞小舟").count() == 1
    assert imported(ledger(tmp_path / "a.xlsx", rows(), people), at=LATER).counts["人员"]["不变"] == 2


def test_into_a_closed_period_only_with_a_reason(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()[:1]))
    close_period([Unit.objects.get()], parse_period("2024-02"), by=CLERK, at=NOON)
    path = ledger(tmp_path / "a.xlsx", rows()[:2])
    assert [finding.code for finding in imported(path, at=LATER).blocked] == ["closed"]
    assert imported(path, at=LATER, late_reason="记录本找回").done
    assert Revision.objects.get(started_on=date(2024, 2, 8)).is_late


def dated(amount: int = 2) -> list[list[Any]]:
    """One meeting of February, said to have been written down the day after."""
    return [[2, "2024-02-08", BRANCH, "集中学习", "集中学习", "丁一鸣", f"心得体会{amount}份", "2024-02-09"]]


def dated_ledger(path: Path, entries: Rows) -> Path:
    return book(path, 单位=UNITS, 人员=PEOPLE, 台账=[[*HEAD, "登记日期"], *entries])


def close_february() -> None:
    close_period([Unit.objects.get()], parse_period("2024-02"), by=CLERK, at=NOON + timedelta(days=1))


def test_a_claim_to_have_been_written_down_before_the_closing_lets_nothing_into_closed_books(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()[:1]))
    close_february()
    path = dated_ledger(tmp_path / "补.xlsx", dated())
    assert [finding.code for finding in imported(path, at=LATER).blocked] == ["closed"]
    assert imported(path, at=LATER, late_reason="记录本找回").done
    late = Revision.objects.get(started_on=date(2024, 2, 8))
    assert (late.is_late, late.late_reason) == (True, "记录本找回")


def test_closed_books_are_not_corrected_by_reading_the_book_in_again_without_a_reason(tmp_path: Path) -> None:
    imported(dated_ledger(tmp_path / "a.xlsx", dated()))
    close_february()
    changed = dated_ledger(tmp_path / "a.xlsx", dated(amount=9))
    assert [finding.code for finding in imported(changed, at=LATER).blocked] == ["closed"]
    assert Revision.objects.count() == 1
    assert imported(changed, at=LATER, late_reason="份数点错").done
    assert Revision.objects.get(number=2).is_late is False


def test_nothing_is_moved_out_of_closed_books_without_a_reason(tmp_path: Path) -> None:
    moved = rows()[1:2]
    moved[0][1] = "2024-02-28"
    imported(ledger(tmp_path / "a.xlsx", moved))
    close_february()
    moved[0][1] = "2024-03-01"
    blocked = imported(ledger(tmp_path / "a.xlsx", moved), at=LATER).blocked
    assert [finding.message for finding in blocked] == ["2024-02-28 所在期间已经结账，更正要写明原因。"]


def test_a_book_that_says_nothing_new_of_closed_books_goes_in_without_a_reason(tmp_path: Path) -> None:
    imported(ledger(tmp_path / "a.xlsx", rows()[:2]))
    close_february()
    outcome = imported(ledger(tmp_path / "a.xlsx", rows()[:2]), at=LATER)
    assert (outcome.done, outcome.counts["台账记录"]["不变"]) == (True, 2)


def test_an_import_does_not_begin_while_another_is_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", "50ms")
    path = ledger(tmp_path / "a.xlsx", rows())
    with psycopg.connect(dsn_of(connection.connection)) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [turns.LOCK])
        with pytest.raises(Refusal, match="别的程序正在导入"):
            imported(path)
    assert imported(path).done


def dsn_of(used: psycopg.Connection[Any]) -> str:
    """Where a connection leads, with its password."""
    return f"{used.info.dsn} password={used.info.password}" if used.info.password else used.info.dsn
