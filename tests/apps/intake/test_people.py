"""Who is who: homonyms, attachments, names nobody has."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apps.intake.importing import Rows, book, codes, imported
from youju.core.facts import Function, Presence
from youju.ledger.models import Attendance, Revision
from youju.members.models import Attachment, Identity, Membership, Post

pytestmark = pytest.mark.django_db
ONE, OTHER, SITE = "东岭公司第一党支部", "东岭公司第二党支部", "柳河项目部临时党支部"
UNITS = [
    ["单位名称", "类型", "上级", "成立日期"],
    ["东岭公司党委", "党委", "", "2010-01-01"],
    [ONE, "党支部", "东岭公司党委", "2010-01-01"],
    [OTHER, "党支部", "东岭公司党委", "2010-01-01"],
    [SITE, "临时党支部", "东岭公司党委", "2024-03-01"],
]
HEAD = [
    "姓名",
    "出生年月",
    "政治面貌",
    "组织关系所在党支部",
    "编入",
    "职务",
    "任职时间",
    "入党时间",
    "转正时间",
    "备注",
]


def member(name: str, unit: str, born: str = "", attached: str = "", post: str = "", note: str = "") -> list[Any]:
    return [name, born, "正式党员", unit, attached, post, "2024-04-01", "2005-07-01", "2006-07-01", note]


def meeting(unit: str, names: str, **other: Any) -> list[Any]:
    return [other.get("day", "2024-05-10"), unit, "集中学习", names, other.get("total")]


def taken(folder: Path, people: Rows, entries: Rows) -> Any:
    path = folder / "a.xlsx"
    ledger = [["日期", "单位", "形式", "参加人员", "人数"], *entries]
    return imported(book(path, 单位=UNITS, 人员=[HEAD, *people], 台账=ledger))


def branch_of(name: str) -> set[str]:
    """The branches of those of the name who took part in anything."""
    people = Attendance.objects.filter(person__identity__name=name).values("person")
    return set(Membership.objects.filter(person__in=people).values_list("unit__name", flat=True))


def test_two_of_one_name_are_told_apart_by_the_branch_that_met(tmp_path: Path) -> None:
    taken(tmp_path, [member("李清", ONE), member("李清", OTHER)], [meeting(OTHER, "李清")])
    assert branch_of("李清") == {OTHER}


def test_two_of_one_name_in_one_branch_stop_the_import_and_it_asks_which(tmp_path: Path) -> None:
    people = [member("李清", ONE, "1980-01"), member("李清", ONE, "1990-02")]
    outcome = taken(tmp_path, people, [meeting(ONE, "李清")])
    assert not outcome.done
    which = outcome.blocked[0]
    assert (which.code, which.place.sheet, which.place.row) == ("which_person", "台账", 2)
    assert "姓名（单位）" in which.advice


def test_a_bracket_with_their_remark_tells_which(tmp_path: Path) -> None:
    people = [member("李清", ONE, "1980-01", note="工程部"), member("李清", ONE, "1990-02", note="财务部")]
    assert taken(tmp_path, people, [meeting(ONE, "李清（财务部）")]).done
    assert Attendance.objects.get().person.identity.born_on == date(1990, 2, 1)


def test_a_bracket_with_their_branch_tells_which_where_the_committee_met(tmp_path: Path) -> None:
    people = [member("李清", ONE), member("李清", OTHER)]
    assert [f.code for f in taken(tmp_path, people, [meeting("东岭公司党委", "李清")]).blocked] == ["which_person"]
    assert taken(tmp_path, people, [meeting("东岭公司党委", "李清（第二党支部）")]).done
    assert branch_of("李清") == {OTHER}


def test_who_left_the_branch_before_is_not_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    head = [*HEAD, "转出时间"]
    people = [head, [*member("李清", ONE, "1980-01"), "2024-04-01"], [*member("李清", ONE, "1990-02"), ""]]
    ledger = [["日期", "单位", "形式", "参加人员"], ["2024-05-10", ONE, "集中学习", "李清"]]
    assert imported(book(path, 单位=UNITS, 人员=people, 台账=ledger)).done
    assert Attendance.objects.get().person.identity.born_on == date(1990, 2, 1)


def test_people_of_a_site_keep_their_membership_and_are_attached(tmp_path: Path) -> None:
    taken(tmp_path, [member("范阳", ONE, attached=SITE)], [])
    assert Membership.objects.get(standing="full_member").unit.name == ONE
    attached = Attachment.objects.get()
    assert (attached.unit.name, attached.valid_from) == (SITE, date(2024, 3, 1))


def test_who_heads_a_temporary_branch_is_attached_to_it(tmp_path: Path) -> None:
    taken(tmp_path, [member("范阳", ONE, post=f"{SITE}书记")], [])
    assert (Post.objects.get().unit.name, Post.objects.get().post) == (SITE, "secretary")
    assert (Attachment.objects.get().unit.name, Attachment.objects.get().valid_from) == (SITE, date(2024, 4, 1))


def test_a_member_listed_only_at_a_site_is_attached_and_the_home_is_asked_for(tmp_path: Path) -> None:
    outcome = taken(tmp_path, [member("范阳", SITE)], [])
    assert "home_unknown" in codes(outcome)
    assert not Membership.objects.exists()
    assert Attachment.objects.count() == 1


def test_posts_written_with_their_branch_and_several_in_a_cell(tmp_path: Path) -> None:
    taken(tmp_path, [member("范阳", ONE, post="支部组织委员、东岭公司党委委员、总经济师助理")], [])
    held = set(Post.objects.values_list("unit__name", "post"))
    assert held == {(ONE, "organisation_officer"), ("东岭公司党委", "committee_member")}
    assert "总经济师助理" in Identity.objects.get().note


def test_who_is_no_member_is_a_person_alone(tmp_path: Path) -> None:
    taken(tmp_path, [["苏晓晓", "", "群众", ONE, "", "", "", "", "", ""]], [])
    assert Identity.objects.count() == 1
    assert not Membership.objects.exists()


def test_a_name_like_a_known_one_is_asked_about(tmp_path: Path) -> None:
    outcome = taken(tmp_path, [member("欧阳明达", ONE)], [meeting(ONE, "欧阳明答")])
    unknown = next(finding for finding in outcome.findings if finding.code == "unknown_person")
    assert "是不是欧阳明达" in unknown.advice


def test_the_number_without_names_is_what_is_left_of_the_total(tmp_path: Path) -> None:
    taken(tmp_path, [member("范阳", ONE)], [meeting(ONE, "范阳、周平（请假）", total="26人")])
    assert Revision.objects.get().headcount == 25
    assert Attendance.objects.filter(presence=Presence.LEAVE).count() == 1


def test_an_entry_before_its_branch_was_founded_stops_the_import(tmp_path: Path) -> None:
    outcome = taken(tmp_path, [], [meeting(SITE, "", day="2024-02-01", total=5)])
    assert [finding.code for finding in outcome.blocked] == ["host_not_there"]


def test_an_entry_in_the_future_is_a_plan(tmp_path: Path) -> None:
    outcome = taken(tmp_path, [], [meeting(ONE, "", day="2025-05-10", total=5)])
    assert "future" in codes(outcome)
    assert Revision.objects.get().state == "planned"


def test_a_second_list_of_the_same_people_makes_nobody_twice(tmp_path: Path) -> None:
    dues = [["姓名", "所在支部", "政治面貌"], ["范阳", ONE, "正式党员"]]
    people = [HEAD, member("范阳", ONE, "1980-01")]
    assert imported(book(tmp_path / "a.xlsx", 单位=UNITS, 人员=people, 党费=dues)).done
    assert Identity.objects.count() == 1


def talks(folder: Path, total: Any, *, more: str = "") -> Any:
    """A sheet of talks: 罗文斌 talked with 许杰 and 谭志远."""
    people = [HEAD, *(member(name, ONE) for name in ("罗文斌", "许杰", "谭志远"))]
    heads = ["谈话时间", "单位", "谈话人", "谈话对象", "人次", "谈话类型", "参加人员"]
    rows = [["2024-03-02", ONE, "罗文斌", "许杰、谭志远", total, "谈心谈话", more]]
    return imported(book(folder / "a.xlsx", 单位=UNITS, 人员=people, 谈心谈话=[heads, *rows]))


def talked_with() -> tuple[set[str], int]:
    """Who counts as having been talked with, and how many without a name."""
    counted = Attendance.objects.filter(presence=Presence.PRESENT)
    return set(counted.values_list("person__identity__name", flat=True)), Revision.objects.get().headcount


def test_who_talks_is_none_of_those_talked_with(tmp_path: Path) -> None:
    outcome = talks(tmp_path, 2)
    assert talked_with() == ({"许杰", "谭志远"}, 0)
    assert "fewer_than_named" not in codes(outcome)
    assert Attendance.objects.get(person__identity__name="罗文斌").functions == Function.CHAIR


def test_a_talk_with_fewer_than_named_is_still_told(tmp_path: Path) -> None:
    assert "fewer_than_named" in codes(talks(tmp_path, 1))


def test_who_talks_and_is_listed_as_taking_part_counts(tmp_path: Path) -> None:
    talks(tmp_path, 3, more="罗文斌、许杰、谭志远")
    assert talked_with() == ({"罗文斌", "许杰", "谭志远"}, 0)
