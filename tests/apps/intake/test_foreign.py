"""Books of other bodies and shapes."""

from datetime import date
from pathlib import Path

import pytest

from apps.intake.foreign_books import BOOKS
from apps.intake.importing import book, codes, imported, read
from youju.core.facts import Presence
from youju.core.ledgers.findings import Weight
from youju.ledger.models import AgendaDirective, AgendaItem, Attendance, Deliverable, Entry, EntryForm, Host, Revision
from youju.members.models import Identity, Membership, Post
from youju.organisation.models import DeclaredSize, Edge, Unit

pytestmark = pytest.mark.django_db


def taken(name: str, folder: Path, **wanted: object) -> None:
    outcome = imported(BOOKS[name](folder / f"{name}.xlsx"), **wanted)  # type: ignore[arg-type]
    assert outcome.done, [finding.message for finding in outcome.blocked]


def forms() -> dict[str, int]:
    found: dict[str, int] = {}
    for form in EntryForm.objects.values_list("form", flat=True):
        found[form] = found.get(form, 0) + 1
    return found


class TestRailway:
    """Sheets named after forms; unit and year in the title; no sheet of units."""

    def test_forms_come_from_the_names_of_sheets(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        assert forms() == {"branch_committee_meeting": 2, "theme_day": 2}

    def test_the_unit_comes_from_the_title_and_is_founded(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        unit = Unit.objects.get()
        assert (unit.name, unit.kind, unit.sector) == ("石门工务段桥隧车间党支部", "branch", "enterprise")
        assert Host.objects.count() == 4

    def test_days_take_the_year_of_the_title(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        days = Revision.objects.order_by("started_on").values_list("started_on", flat=True)
        assert list(days) == [date(2023, 1, 12), date(2023, 2, 16), date(2023, 2, 20), date(2023, 3, 20)]

    def test_who_had_leave_is_on_leave_though_the_column_says_absent(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        away = Attendance.objects.filter(person__identity__name="方大成").order_by("revision__started_on")
        assert [each.presence for each in away] == [Presence.LEAVE, Presence.LEAVE, Presence.PRESENT]

    def test_the_number_present_is_that_of_all_with_the_chair_and_the_recorder(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        meeting = Revision.objects.get(started_on=date(2023, 1, 12))
        assert (meeting.attendances.count(), meeting.headcount) == (2, 1)

    def test_the_first_topic_and_its_directive_are_kept(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        first = AgendaItem.objects.get(is_first_topic=True)
        assert (first.position, first.kind) == (1, "study")
        assert AgendaDirective.objects.get(item=first).directive.title == "《党章》"

    def test_a_late_entry_says_why(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        assert "原记录本遗失" in Revision.objects.get(started_on=date(2023, 3, 20)).late_reason

    def test_a_probationary_member_is_one_since_the_day_of_joining(self, tmp_path: Path) -> None:
        taken("railway", tmp_path)
        young = Membership.objects.get(person__identity__name="纪云帆")
        assert (young.standing, young.valid_from) == ("probationary_member", date(2022, 11, 5))


class TestHospital:
    """A sheet for each branch; headings of two rows; columns of outcomes; merged days."""

    def test_hosts_come_from_the_names_of_sheets_by_their_short_names(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        names = sorted(Host.objects.values_list("unit__name", flat=True))
        assert names == ["安和医院内科党支部"] * 2 + ["安和医院外科党支部"] * 2
        assert Unit.objects.count() == 3

    def test_the_branches_are_below_the_committee_and_a_hospital_is_an_institution(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        assert set(Edge.objects.values_list("superior__name", flat=True)) == {"安和医院党委"}
        assert set(Unit.objects.values_list("sector", flat=True)) == {"institution"}

    def test_members_without_a_roster_are_declared(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        assert sorted(DeclaredSize.objects.values_list("full_members", flat=True)) == [38, 42]

    def test_an_entry_of_two_forms_is_one_entry(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        both = Revision.objects.get(started_on=date(2023, 4, 6))
        assert sorted(both.forms.values_list("form", flat=True)) == ["branch_meeting", "party_lecture"]

    def test_a_zero_in_a_column_is_an_amount_and_an_empty_cell_is_none(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        lines = Deliverable.objects.order_by("revision__started_on", "kind")
        assert [(line.kind, line.amount, line.counted_in) for line in lines] == [
            ("reflection", 0, "份"), ("article", 2, "篇"), ("reflection", 36, "份"), ("article", 1, "篇"),
        ]  # fmt: skip

    def test_rows_merged_into_one_are_one_entry_and_count_once(self, tmp_path: Path) -> None:
        taken("hospital", tmp_path)
        study = Revision.objects.get(started_on=date(2023, 5, 8))
        assert (study.headcount, study.study_tenths) == (36, 20)
        assert "学习党章" in study.summary


class TestSchool:
    """One sheet of everything: vague forms, numbered items, names over lines, ranges, numerals in Chinese."""

    def test_a_vague_form_is_told_by_the_title(self, tmp_path: Path) -> None:
        taken("school", tmp_path)
        assert forms()["branch_meeting"] == 1
        assert forms()["group_study"] == 1

    def test_numbered_items_are_items_of_their_kind(self, tmp_path: Path) -> None:
        taken("school", tmp_path)
        items = AgendaItem.objects.filter(revision__started_on=date(2024, 3, 1)).order_by("position")
        assert [(item.title, item.kind) for item in items] == [
            ("学习传达上级文件精神", "study"), ("讨论确定入党积极分子", "decision"),
        ]  # fmt: skip

    def test_a_range_of_days_and_a_duration_in_words(self, tmp_path: Path) -> None:
        taken("school", tmp_path)
        study = Revision.objects.get(started_on=date(2024, 3, 11))
        assert (study.ended_on, study.minutes) == (date(2024, 3, 13), 90)

    def test_amounts_in_chinese_numerals(self, tmp_path: Path) -> None:
        taken("school", tmp_path)
        assert Deliverable.objects.get(kind="reflection").amount == 12
        assert Deliverable.objects.get(kind="study_notes").amount == 3

    def test_everybody_without_names_is_no_number(self, tmp_path: Path) -> None:
        path = BOOKS["school"](tmp_path / "school.xlsx")
        assert "group_unnamed" in codes(imported(path))
        study = Revision.objects.get(started_on=date(2024, 3, 11))
        assert study.headcount == 0
        assert "全体党员" in study.summary

    def test_a_new_form_and_a_new_outcome_become_local_words(self, tmp_path: Path) -> None:
        outcome = imported(BOOKS["school"](tmp_path / "school.xlsx"))
        assert {"new_form", "new_deliverable"} <= set(codes(outcome))
        assert Deliverable.objects.get(label="教学案例").kind.startswith("local_")

    def test_telephone_numbers_are_not_kept(self, tmp_path: Path) -> None:
        taken("school", tmp_path)
        assert not Identity.objects.filter(note__contains="138").exists()


class TestBureau:
    """Sections by form, hosts by short names, votes, homonyms, a department as host."""

    def test_sections_give_the_form(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        assert forms() == {"branch_meeting": 2, "theme_day": 2, "talk": 1}

    def test_people_of_one_name_are_told_apart_by_their_branch(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        for day, branch in ((date(2024, 3, 5), "综合处"), (date(2024, 3, 6), "执法处")):
            somebody = Attendance.objects.get(revision__started_on=day, person__identity__name="李清")
            assert branch in Membership.objects.get(person=somebody.person).unit.name

    def test_votes_are_those_of_the_one_item(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        item = AgendaItem.objects.get(revision__started_on=date(2024, 3, 6))
        assert (item.expected, item.present, item.in_favour, item.against, item.abstained) == (2, 2, 1, 0, 1)

    def test_same_as_above_is_the_host_above(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        hosts = Host.objects.filter(revision__started_on=date(2024, 4, 12)).values_list("unit__name", flat=True)
        assert set(hosts) == {"河道局综合处党支部"}

    def test_a_department_is_no_party_unit_its_talk_is_held_by_the_committee(self, tmp_path: Path) -> None:
        outcome = imported(BOOKS["bureau"](tmp_path / "bureau.xlsx"))
        assert "no_party_unit" in codes(outcome)
        assert Host.objects.get(revision__started_on=date(2024, 5, 9)).unit.kind == "party_committee"

    def test_a_column_of_its_own_is_kept_in_the_summary(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        assert "经费（元）：260" in Revision.objects.get(title="巡河护河").summary

    def test_a_merged_branch_is_that_of_every_row(self, tmp_path: Path) -> None:
        taken("bureau", tmp_path)
        assert Membership.objects.filter(unit__name="河道局综合处党支部").count() == 3
        assert Post.objects.filter(post="secretary").count() == 2


class TestMine:
    """Year, month and day in columns; a day that cannot be."""

    def test_a_day_that_cannot_be_keeps_everything_out(self, tmp_path: Path) -> None:
        outcome = imported(BOOKS["mine"](tmp_path / "mine.xlsx"))
        assert not outcome.done
        assert [(finding.code, finding.place.row) for finding in outcome.blocked] == [("no_day", 7)]
        assert not Entry.objects.exists()
        assert not Unit.objects.exists()

    def test_asked_to_leave_it_out_the_rest_comes_in(self, tmp_path: Path) -> None:
        taken("mine", tmp_path, skip_blocked=True)
        days = Revision.objects.order_by("started_on").values_list("started_on", flat=True)
        assert list(days) == [date(2023, 7, 1), date(2023, 7, 15), date(2023, 8, 1), date(2023, 8, 5)]

    def test_short_spellings_of_one_branch_are_one_unit_with_the_name_of_the_title(self, tmp_path: Path) -> None:
        taken("mine", tmp_path, skip_blocked=True)
        assert Unit.objects.get().name == "黑山煤矿采煤一区党支部"

    def test_people_who_are_in_no_roster_are_registered_by_name_and_marked(self, tmp_path: Path) -> None:
        path = BOOKS["mine"](tmp_path / "mine.xlsx")
        unknown = [
            finding for finding in imported(path, skip_blocked=True).findings if finding.code == "unknown_person"
        ]
        assert sorted(finding.text for finding in unknown) == ["任远", "安心", "尚志"]
        assert {finding.weight for finding in unknown} == {Weight.FLAG}
        assert not Membership.objects.exists()

    def test_a_month_without_day_is_marked(self, tmp_path: Path) -> None:
        assert "only_month" in codes(read(BOOKS["mine"](tmp_path / "mine.xlsx")))


class TestWordsThatAreNoNames:
    """各支部, 院党委, 本支部 found no organisation; a form of the sheet and what was put off reach the books so."""

    UNITS = (
        ("党组织名称", "上级党组织", "批准时间"),
        ("安和医院党委", "", "2010-01-01"),
        ("安和医院内科党支部", "院党委", "2010-01-01"),
        ("安和医院外科党支部", "本级党委", "2010-01-01"),
    )
    HEAD = ("承办", "时间", "活动主题", "到会名单", "未到会人员", "备注")

    def taken(self, folder: Path, *rows: tuple[str, ...]) -> None:
        path = book(folder / "台账.xlsx", 组织=self.UNITS, 主题党日=[self.HEAD, *rows])
        outcome = imported(path)
        assert outcome.done, [finding.message for finding in outcome.blocked]

    def test_every_branch_held_it_and_nothing_is_founded(self, tmp_path: Path) -> None:
        self.taken(tmp_path, ("各支部", "2023-02-06", "志愿服务", "丁一鸣", "卞小舟", ""))
        assert sorted(Host.objects.values_list("unit__name", flat=True)) == ["安和医院内科党支部", "安和医院外科党支部"]
        assert Unit.objects.count() == 3
        assert set(Edge.objects.values_list("superior__name", flat=True)) == {"安和医院党委"}

    def test_a_theme_day_of_volunteering_is_both(self, tmp_path: Path) -> None:
        self.taken(tmp_path, ("安和医院内科党支部", "2023-02-06", "志愿服务", "丁一鸣", "卞小舟", ""))
        assert forms() == {"theme_day": 1, "volunteering": 1}

    def test_who_did_not_come_is_absent(self, tmp_path: Path) -> None:
        self.taken(tmp_path, ("安和医院内科党支部", "2023-02-06", "志愿服务", "丁一鸣", "卞小舟", ""))
        presences = {each.person.identity.name: each.presence for each in Attendance.objects.all()}
        assert presences == {"丁一鸣": Presence.PRESENT, "卞小舟": Presence.ABSENT}

    def test_what_was_put_off_is_no_entry(self, tmp_path: Path) -> None:
        self.taken(tmp_path, ("安和医院内科党支部", "2023-02-06", "植树", "", "", "因疫情推迟"))
        assert Entry.objects.count() == 0

    def test_a_word_that_names_nobody_stops_the_import(self, tmp_path: Path) -> None:
        path = book(tmp_path / "台账.xlsx", 主题党日=[self.HEAD, ("本支部", "2023-02-06", "植树", "", "", "")])
        outcome = imported(path)
        (blocked,) = outcome.blocked
        assert (outcome.done, blocked.code, blocked.column, blocked.place.row) == (False, "no_host", "A", 2)
        assert Unit.objects.count() == 0
