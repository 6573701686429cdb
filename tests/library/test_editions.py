"""Published editions stay as they were."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from youju.core.rules.load import LibraryError
from youju.library.publish import publish
from youju.library.shelf import fingerprints, published, read_library, shipped_folder, shipped_library

BRANCH_WORK = "rulebooks/branch_work-2018.yaml"
MONTHLY = "owed_by: {unit: branch}\n  every: month"
QUARTERLY = "owed_by: {unit: branch}\n  every: quarter\n  measure: activist_review_coverage"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "library"
    shutil.copytree(str(shipped_folder()), copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], None]:
    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def _defects(folder: Path) -> list[str]:
    with pytest.raises(LibraryError) as refused:
        read_library(folder)
    return [str(defect) for defect in refused.value.defects]


def test_everything_shipped_has_been_published() -> None:
    assert published(shipped_folder()) == fingerprints(shipped_library())


def test_a_published_rulebook_whose_text_changed_is_refused(folder: Path, edit: Callable) -> None:
    edit(BRANCH_WORK, "every: quarter", "every: month")
    (defect,) = _defects(folder)
    assert defect.startswith(f"{BRANCH_WORK}:1: 内容与已发布的不同")


def test_a_published_measure_whose_definition_changed_is_refused(folder: Path, edit: Callable) -> None:
    edit("measures.yaml", "title: 党课, count: entry, form: party_lecture", "title: 党课, count: entry, form: talk")
    (defect,) = _defects(folder)
    assert defect.startswith("measures.yaml:1: party_lecture: 内容与已发布的不同")


def test_the_title_of_a_published_measure_may_be_worded_better(folder: Path, edit: Callable) -> None:
    edit("measures.yaml", "title: 党课,", "title: 上党课,")
    assert read_library(folder).measures["party_lecture"].title == "上党课"


def test_other_line_ends_are_no_change(folder: Path) -> None:
    path = folder / BRANCH_WORK
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_library(folder).rulebooks


def test_a_published_rulebook_cannot_disappear(folder: Path) -> None:
    (folder / BRANCH_WORK).unlink()
    assert any(each.startswith(f"{BRANCH_WORK}:1: 已发布过，不能删除") for each in _defects(folder))


def test_a_new_edition_is_published_beside_the_old_lines(folder: Path, edit: Callable) -> None:
    before = (folder / "checksums.txt").read_text(encoding="utf-8")
    shutil.copy(folder / "rulebooks/disclosure-2017.yaml", folder / "rulebooks/disclosure-2030.yaml")
    edit("rulebooks/disclosure-2030.yaml", 'edition: "2017-12-20"', 'edition: "2030"\nreplaces: "2017-12-20"')
    edit("rulebooks/disclosure-2030.yaml", "valid_from: 2017-12-20", "valid_from: 2030-01-01")
    edit("rulebooks/disclosure-2030.yaml", "article: 15", "article: 16")
    assert _defects(folder) == [
        "rulebooks/disclosure-2030.yaml:1: valid_from: 与 rulebooks/disclosure-2017.yaml 的有效期重叠"
    ]
    assert (folder / "checksums.txt").read_text(encoding="utf-8") == before


def test_publishing_adds_what_is_new_and_changes_no_old_line(folder: Path) -> None:
    before = (folder / "checksums.txt").read_text(encoding="utf-8")
    text = (folder / "rulebooks/disclosure-2017.yaml").read_text(encoding="utf-8")
    renamed = text.replace("code: disclosure\n", "code: local_disclosure\n").replace("party_organisation.", "local.")
    (folder / "rulebooks/local_disclosure-2017.yaml").write_text(renamed, encoding="utf-8")
    assert publish(folder) == ["rulebooks/local_disclosure-2017.yaml"]
    after = (folder / "checksums.txt").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert publish(folder) == []


def test_nothing_is_published_while_something_published_has_changed(folder: Path, edit: Callable) -> None:
    before = (folder / "checksums.txt").read_text(encoding="utf-8")
    edit(BRANCH_WORK, "every: quarter", "every: month")
    with pytest.raises(LibraryError):
        publish(folder)
    assert (folder / "checksums.txt").read_text(encoding="utf-8") == before


def test_a_duty_code_belongs_to_one_rulebook(folder: Path) -> None:
    text = (folder / "rulebooks/disclosure-2017.yaml").read_text(encoding="utf-8")
    (folder / "rulebooks/twin.yaml").write_text(text.replace("code: disclosure\n", "code: twin\n"), encoding="utf-8")
    assert _defects(folder) == [
        "rulebooks/twin.yaml:1: duties: 事项代码 party_organisation.disclosure_approved 已在 "
        "rulebooks/disclosure-2017.yaml 里"
    ]


def test_an_edition_replaces_one_that_exists(folder: Path, edit: Callable) -> None:
    edit("rulebooks/member_admission-2026.yaml", 'replaces: "2014-05-28"', 'replaces: "1990"')
    assert "rulebooks/member_admission-2026.yaml:1: replaces: 没有 member_admission 的版次 1990" in _defects(folder)


def test_defects_of_all_files_are_reported_together(folder: Path, edit: Callable) -> None:
    edit(BRANCH_WORK, "every: quarter", "every: fortnight")
    edit("rulebooks/petitions-2022.yaml", "within: 60 days", "within: soon")
    assert {each.split(":")[0] for each in _defects(folder)} == {BRANCH_WORK, "rulebooks/petitions-2022.yaml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owed_by: {member: applicant, at: branch}\n  after: application_received\n  within: 1 month", MONTHLY),
        ("owed_by: {unit: branch}\n  every: half\n  measure: activist_review_coverage", QUARTERLY),
    ],
)
def test_a_new_edition_does_not_turn_a_duty_into_another_one(folder: Path, edit: Callable, old: str, new: str) -> None:
    edit("rulebooks/member_admission-2026.yaml", old, new)
    assert any("换了承担者的类别或者周期；这是另一个事项，要用新的代码" in each for each in _defects(folder))
