"""The sample book: every trap in it is seen, every figure of it is in the books."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from apps.intake.importing import codes, imported
from youju.core.facts import Function, Presence
from youju.core.judge.plan import figure_plan
from youju.core.judge.run import FigureQuestion, work_out
from youju.core.measures import BREAKDOWNS
from youju.engines.postgres import PostgresEngine
from youju.ledger.models import Attendance, Deliverable, Entry, Revision
from youju.library.shelf import shipped_library
from youju.members.models import Attachment, Identity, Membership
from youju.organisation.models import Unit

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
BOOK, GOLD = SAMPLES / "ledger-2022h1.xlsx", SAMPLES / "gold" / "ledger-2022h1.json"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not BOOK.exists(), reason="the sample book is not beside this checkout"),
]

MEASURES = {
    "党建工作会议": "party_work_meeting",
    "机关政治理论学习（集中学习）": "group_study",
    "心得体会": "reflection",
    "支部委员会会议": "branch_committee_meeting",
    "谈心谈话": {"次": "heart_talk", "人次": "heart_talk_attendances"},
    "十九届六中全会精神学习": "central_spirit_study",
    "读书活动": "reading_activity",
    "党建文汇": "periodical",
    "党课书籍": "lecture_book",
    "民族团结进步宣讲": ("theme_activity_attendances", "title", "民族团结"),
    "职业病健康讲座": "talk",
    "自查自纠发现问题": "problem_found",
    "廉政合同": "integrity_contract",
    "结对": "household_paired",
    "警示教育": "warning_education",
    "支部党员大会（含临时党支部）": "branch_meeting",
}
"""What each figure of the gold list is called in the library."""


def test_all_its_entries_units_and_people_are_there_and_five_things_are_doubtful() -> None:
    outcome = imported(BOOK)
    assert Entry.objects.count() == json.loads(GOLD.read_text())["entries"]
    assert (Unit.objects.count(), Identity.objects.count()) == (5, 59)
    flags = [finding.code for finding in outcome.findings if finding.weight == "flag"]
    assert sorted(flags) == ["confirmed_before_joined", "homonyms", "joined_young", "late", "late"]
    assert not outcome.blocked


def test_rows_that_are_no_records_are_left_out() -> None:
    assert codes(imported(BOOK)).count("no_record") == 2


def test_every_figure_of_the_gold_list_is_counted() -> None:
    imported(BOOK)
    values, titles = _figures()
    for name, value, unit in json.loads(GOLD.read_text())["figures"]:
        wanted = MEASURES[name]
        if isinstance(wanted, tuple):
            assert sum(v for (code, title), v in titles.items() if code == wanted[0] and wanted[2] in title) == value
        else:
            code = wanted[unit] if isinstance(wanted, dict) else wanted
            assert values[code] == value, name


def _figures() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Measure → value, and (measure, title) → what rows of that title add up to, for the half-year."""
    measures = list(shipped_library().measures.values())
    engine = PostgresEngine(connection.connection)
    top = Unit.objects.get(kind="general_branch")
    work_out(engine, figure_plan(measures), FigureQuestion(top.pk, date(2022, 1, 1), date(2022, 7, 1)), BREAKDOWNS)
    values = engine.rows("SELECT term_no, value FROM figure_value")
    by_title = engine.rows(
        "SELECT r.term_no, b.label, sum(r.weight) FROM figure_row r JOIN figure_by_title b USING (term_no, entry_id) "
        "WHERE r.person_id = 0 GROUP BY 1, 2"
    )
    codes_of = [measure.code or "" for measure in measures]
    return (
        {codes_of[number - 1]: int(value) for number, value in values},
        {(codes_of[number - 1], title): int(value) for number, title, value in by_title},
    )


def test_a_zero_is_kept_as_an_amount() -> None:
    imported(BOOK)
    assert Deliverable.objects.get(kind="problem_found").amount == 0


def test_times_and_people_are_told_apart_and_the_chair_is_one_of_them() -> None:
    imported(BOOK)
    talks = Revision.objects.filter(forms__form="heart_talk")
    assert {talk.headcount_unit for talk in talks} == {"attendances"}
    assert sum(talk.headcount for talk in talks) + Attendance.objects.filter(revision__in=talks).count() == 50


def test_two_entries_written_down_much_later_are_late() -> None:
    imported(BOOK)
    late = Revision.objects.filter(is_late=True).order_by("started_on")
    assert [(each.started_on, each.recorded_at.date()) for each in late] == [
        (date(2022, 4, 9), date(2022, 6, 29)),
        (date(2022, 5, 14), date(2022, 6, 29)),
    ]


def test_secretaries_of_temporary_branches_keep_their_membership_and_are_attached() -> None:
    imported(BOOK)
    attached = Attachment.objects.all()
    assert {each.unit.kind for each in attached} == {"temporary_branch"}
    assert attached.count() == 3
    for each in attached:
        assert Membership.objects.get(person=each.person, standing="full_member").unit.kind == "branch"


def test_of_two_people_of_one_name_the_member_studied_with_the_branch() -> None:
    imported(BOOK)
    name = next(each.name for each in Identity.objects.all() if Identity.objects.filter(name=each.name).count() > 1)
    studied = {each.person_id for each in Attendance.objects.filter(person__identity__name=name)}
    members = {each.person_id for each in Membership.objects.filter(person__identity__name=name)}
    assert studied == members
    assert len(studied) == 1


def test_the_chair_is_among_those_present() -> None:
    imported(BOOK)
    chairs = Attendance.objects.filter(functions=Function.CHAIR)
    assert chairs.count() == 56
    assert {each.presence for each in chairs} == {Presence.PRESENT}


def test_declared_members_of_temporary_branches_are_not_counted_twice() -> None:
    imported(BOOK)
    assert _figures()[0]["full_members"] == 33
