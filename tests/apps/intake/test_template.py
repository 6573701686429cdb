"""The empty book: what is in it can be chosen, and its own example comes in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from apps.intake.importing import codes, imported, read
from youju.core.errors import Refusal
from youju.core.ledgers import template
from youju.core.ledgers.headings import How
from youju.ledger.models import Deliverable, Entry
from youju.members.models import Attachment
from youju.organisation.models import Unit
from youju.project.cli.work.template import write_template

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 1, 4, tzinfo=UTC)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "books.xlsx"
    assert write_template(str(path), force=False) == 0
    return path


def test_its_own_example_comes_in_without_doubts(empty: Path) -> None:
    outcome = imported(empty, at=MARCH)
    assert outcome.done
    assert set(codes(outcome)) == {"no_headings"}
    assert (Unit.objects.count(), Entry.objects.count()) == (3, len(template.ENTRY_ROWS))
    assert Attachment.objects.count() == 1
    assert Deliverable.objects.get(kind="problem_found").amount == 0


def test_every_heading_of_it_is_known(empty: Path) -> None:
    columns = [column for layout in read(empty).layouts for column in layout.columns]
    assert {column.meaning.how for column in columns} == {How.EXACT}


def test_kinds_standings_and_forms_are_chosen_from_lists(empty: Path) -> None:
    book = load_workbook(empty)
    lists = {name: len(book[name].data_validations.dataValidation) for name in ("单位", "人员", "台账")}
    assert lists == {"单位": 1, "人员": 3, "台账": 1}
    choices = [cell.value for cell in book["选项"]["E"]]
    assert {"支部党员大会", "主题党日", "集中学习"} <= set(choices)


def test_headings_stay_in_view(empty: Path) -> None:
    book = load_workbook(empty)
    assert [book[name].freeze_panes for name in ("单位", "人员", "台账")] == ["A2", "A2", "A3"]


def test_an_existing_file_is_not_overwritten_unless_asked(empty: Path) -> None:
    with pytest.raises(Refusal, match="没有覆盖"):
        write_template(str(empty), force=False)
    assert write_template(str(empty), force=True) == 0
