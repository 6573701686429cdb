"""Who holds which post: from the roster, and from the columns of officers of a units' sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apps.intake.importing import Rows, book, codes, imported
from youju.intake.operations import Outcome
from youju.members.models import Attachment, Post

pytestmark = pytest.mark.django_db
COMMITTEE, GENERAL, OFFICE = "东岭公司党委", "东岭公司第一党总支", "东岭公司机关党委"
ONE, SITE = "东岭公司第一党支部", "柳河项目部临时党支部"
PERSON_HEAD = ["姓名", "政治面貌", "所在党支部", "党内职务", "任职时间"]


def unit(name: str, kind: str, superior: str, **said: Any) -> list[Any]:
    parts = ("secretary", "organiser", "since", "until")
    return [name, kind, superior, said.get("founded", "2010-01-01"), said.get("size"), *map(said.get, parts)]


def units(**said: Any) -> list[list[Any]]:
    """A company's organisations; `said` is about its first branch."""
    return [
        ["单位名称", "类型", "上级", "成立日期", "党员人数", "书记", "组织委员", "本届任期开始", "届满日期"],
        unit(COMMITTEE, "党委", ""),
        unit(OFFICE, "党委", COMMITTEE),
        unit(GENERAL, "党总支", COMMITTEE),
        unit(ONE, "党支部", GENERAL, **said),
        unit(SITE, "临时党支部", COMMITTEE, founded="2024-03-01"),
    ]


def member(name: str, post: str = "", since: str = "", branch: str = ONE) -> list[Any]:
    return [name, "正式党员", branch, post, since]


def taken(folder: Path, organisations: Rows, *people: list[Any]) -> Outcome:
    return imported(book(folder / "a.xlsx", 单位=organisations, 人员=[PERSON_HEAD, *people]))


def held() -> set[tuple[str, str, str]]:
    return set(Post.objects.values_list("person__identity__name", "unit__name", "post"))


def test_officers_named_with_their_unit_hold_their_posts_from_its_founding(tmp_path: Path) -> None:
    outcome = taken(tmp_path, units(secretary="许杰", organiser="汤敏"), member("许杰"), member("汤敏"))
    assert held() == {("许杰", ONE, "secretary"), ("汤敏", ONE, "organisation_officer")}
    assert set(Post.objects.values_list("valid_from", flat=True)) == {date(2010, 1, 1)}
    assert not {"unknown_column", "officer_unknown"} & set(codes(outcome))


def test_officers_hold_their_posts_from_the_start_of_the_term(tmp_path: Path) -> None:
    said = units(secretary="许杰", since="2023-05-01", until="2026-05-01")
    taken(tmp_path, said, member("许杰"))
    assert Post.objects.get().valid_from == date(2023, 5, 1)


def test_a_secretary_who_is_on_no_roster_is_told_and_holds_nothing(tmp_path: Path) -> None:
    outcome = taken(tmp_path, units(secretary="许杰"), member("汤敏"))
    told = next(finding for finding in outcome.findings if finding.code == "officer_unknown")
    assert (told.place.sheet, told.place.row, told.text) == ("单位", 5, "许杰")
    assert not Post.objects.exists()


def test_a_secretary_other_than_the_roster_s_is_told(tmp_path: Path) -> None:
    outcome = taken(tmp_path, units(secretary="许杰"), member("许杰"), member("汤敏", "书记"))
    assert "officer_differs" in codes(outcome)
    assert held() == {("汤敏", ONE, "secretary")}


def test_the_roster_and_the_units_sheet_that_agree_make_one_post(tmp_path: Path) -> None:
    said = units(secretary="许杰")
    taken(tmp_path, said, member("许杰", "书记"))
    outcome = taken(tmp_path, said, member("许杰", "书记"))
    assert Post.objects.count() == 1
    assert "officer_differs" not in codes(outcome)


def test_the_secretary_of_a_temporary_branch_is_attached_to_it(tmp_path: Path) -> None:
    said = units()
    said[-1][5] = "许杰"
    taken(tmp_path, said, member("许杰"))
    assert held() == {("许杰", SITE, "secretary")}
    assert Attachment.objects.get().unit.name == SITE


@pytest.mark.parametrize(("post", "at"), [("党总支书记", GENERAL), ("机关党委书记", OFFICE), ("党委书记", COMMITTEE)])
def test_the_post_at_a_committee_above_is_held_there(tmp_path: Path, post: str, at: str) -> None:
    taken(tmp_path, units(), member("许杰", post))
    assert held() == {("许杰", at, "secretary")}


def test_a_post_at_a_kind_of_organisation_that_is_not_there_is_told(tmp_path: Path) -> None:
    outcome = taken(tmp_path, units(), member("许杰", "党组书记"))
    assert "post_nowhere" in codes(outcome)
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("written", "posts"),
    [
        ("纪检委员兼组织委员", {"discipline_officer", "organisation_officer"}),
        ("组织、宣传委员", {"organisation_officer", "publicity_officer"}),
        ("组织宣传委员", {"organisation_officer", "publicity_officer"}),
        ("副书记（兼纪检委员）", {"deputy_secretary", "discipline_officer"}),
        ("副书记、纪检委员", {"deputy_secretary", "discipline_officer"}),
        ("党支部书记兼项目经理", {"secretary", "project_manager"}),
    ],
)
def test_posts_written_into_one_are_all_held(tmp_path: Path, written: str, posts: set[str]) -> None:
    taken(tmp_path, units(), member("许杰", written))
    assert held() == {("许杰", ONE, post) for post in posts}


def test_a_day_of_taking_office_before_the_branch_was_there_is_told(tmp_path: Path) -> None:
    said = units(founded="2024-01-01")
    outcome = taken(tmp_path, said, member("许杰", "书记", "2021-03-01"))
    told = next(finding for finding in outcome.findings if finding.code == "post_since_cut")
    assert (told.text, Post.objects.get().valid_from) == ("2021-03-01", date(2024, 1, 1))


def test_a_number_of_members_that_the_roster_does_not_have_is_told(tmp_path: Path) -> None:
    outcome = taken(tmp_path, units(size=10), *(member(name) for name in ("许杰", "汤敏", "谭志远")))
    told = next(finding for finding in outcome.findings if finding.code == "size_differs")
    assert "10 人" in told.message
    assert "3 人" in told.message


def test_a_roster_under_the_short_name_of_a_branch_is_compared_with_its_number(tmp_path: Path) -> None:
    people = [member(name, branch="第一党支部") for name in ("许杰", "汤敏", "谭志远")]
    assert "size_differs" in codes(taken(tmp_path, units(size=10), *people))
    assert "size_differs" not in codes(taken(tmp_path, units(size=3), *people))


def test_who_is_no_member_yet_is_none_of_the_members_counted(tmp_path: Path) -> None:
    people = [member("许杰"), ["汤敏", "预备党员", ONE, "", ""], ["谭志远", "入党积极分子", ONE, "", ""]]
    for size, told in ((1, False), (2, False), (3, True)):
        assert ("size_differs" in codes(taken(tmp_path, units(size=size), *people))) is told
