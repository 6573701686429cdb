"""What is on the shelf, and what it promises."""

import re
from collections import Counter

import pytest

from youju.core.codes import Vocabulary
from youju.core.measures import ALLOWED, Passed, Subject, Verb
from youju.core.rules.model import Duty, Feature, Force, Layer, Sector
from youju.library.shelf import Edition, shipped_library

LIBRARY = shipped_library()
DUTIES = [(edition, duty) for edition in LIBRARY.rulebooks for duty in edition.rulebook.duties]
BINDING = [(edition, duty) for edition, duty in DUTIES if edition.rulebook.layer is not Layer.PRACTICE]
NO_NUMBER = re.compile(r"只写“(及时|定期|按期|经常性)”|没有写(\w*期限|次数)|没有统一天数|原文次数空缺")


def test_at_least_80_duties_are_statutory_or_local_practice() -> None:
    assert len({duty.code for _, duty in BINDING}) >= 80


def test_the_sample_plans_bind_only_where_adopted() -> None:
    plans = [each.rulebook for each in LIBRARY.rulebooks if each.rulebook.code.startswith("plan.")]
    assert len(plans) == 5
    assert {plan.layer for plan in plans} == {Layer.PRACTICE}


def test_every_verb_and_subject_has_a_named_measure() -> None:
    used = {(measure.verb, measure.subject) for measure in LIBRARY.measures.values()}
    assert used >= {(verb, subject) for verb, subjects in ALLOWED.items() for subject in subjects}


def test_every_named_measure_has_a_title_and_a_unit() -> None:
    assert all(measure.title and measure.unit for measure in LIBRARY.measures.values())


def test_measures_of_deliverables_are_counted_in_the_unit_of_the_deliverable() -> None:
    kinds = LIBRARY.codes[Vocabulary.DELIVERABLE].by_code
    sums = [each for each in _all_measures() if each.subject is Subject.DELIVERABLE]
    assert sums
    assert all(kinds[kind].unit == each.unit for each in sums for kind in each.deliverable)


def test_shares_are_in_percent_and_hours_in_study_hours() -> None:
    assert all((each.unit == "%") == each.is_percent for each in _all_measures())
    assert all((each.unit == "学时") == (each.verb is Verb.HOURS) for each in _all_measures())


def _all_measures() -> list:
    return [*LIBRARY.measures.values(), *(duty.measure for _, duty in DUTIES)]


def test_duties_use_every_kind_of_measure_a_duty_is_judged_by() -> None:
    verbs = {duty.measure.verb for _, duty in DUTIES}
    assert verbs == set(Verb)


def test_duties_use_every_test_a_row_can_pass() -> None:
    assert {duty.measure.passed for _, duty in DUTIES if duty.measure.passed} == set(Passed)


def test_duties_have_every_kind_of_owner_and_way_of_falling_due() -> None:
    owners = Counter(_owner(duty) for _, duty in DUTIES)
    assert set(owners) == {"unit", "member", "post"}
    assert {_way(duty) for _, duty in DUTIES} == {"every", "within", "by", "wait"}


def _owner(duty: Duty) -> str:
    return next(name for name in ("unit", "member", "post") if getattr(duty.owed_by, name))


def _way(duty: Duty) -> str:
    return next(name for name in ("every", "within", "by", "wait") if getattr(duty, name) is not None)


@pytest.mark.parametrize("vocabulary", Vocabulary)
def test_a_word_belongs_to_one_code_of_its_vocabulary(vocabulary: Vocabulary) -> None:
    terms = LIBRARY.codes[vocabulary].terms
    words = Counter(word for term in terms for word in (term.label, *term.words))
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("vocabulary", Vocabulary)
def test_no_term_is_a_case_of_itself(vocabulary: Vocabulary) -> None:
    terms = LIBRARY.codes[vocabulary]
    for term in terms.terms:
        lineage = list(terms.lineage(term.code))
        assert terms.by_code[lineage[-1]].is_a == "", term.code


def test_every_deliverable_says_what_it_is_counted_in() -> None:
    assert all(term.unit for term in LIBRARY.codes[Vocabulary.DELIVERABLE].terms)


@pytest.mark.parametrize(
    ("vocabulary", "word", "code"),
    [
        ("form", "支委会", "branch_committee_meeting"),
        ("form", "支部委员会会议", "branch_committee_meeting"),
        ("form", "党员大会", "branch_meeting"),
        ("form", "周五政治理论学习", "group_study"),
        ("form", "讲座", "talk"),
        ("form", "主题活动", "theme_activity"),
        ("form", "读书活动", "reading_activity"),
        ("form", "自查", "self_check"),
        ("form", "结对帮扶", "pairing"),
        ("form", "慰问", "visit_of_care"),
        ("form", "签订责任书", "pledge_signing"),
        ("form", "签订廉政合同", "integrity_contract_signing"),
        ("form", "党建工作会议", "party_work_meeting"),
        ("topic", "意识形态工作分析", "ideology"),
        ("topic", "团青工作", "youth"),
        ("topic", "三重一大事项", "collective_decision"),
        ("deliverable", "心得体会", "reflection"),
        ("deliverable", "发现问题", "problem_found"),
        ("deliverable", "结对", "household_paired"),
        ("deliverable", "慰问项目部", "project_visited"),
        ("deliverable", "党建文汇", "periodical"),
        ("post", "支部书记", "secretary"),
        ("post", "党总支副书记", "deputy_secretary"),
        ("post", "纪检委员", "discipline_officer"),
        ("unit_kind", "临时党支部", "temporary_branch"),
        ("event", "转正时间", "confirmed"),
    ],
)
def test_words_of_real_ledgers_are_understood(vocabulary: str, word: str, code: str) -> None:
    assert LIBRARY.codes[Vocabulary(vocabulary)].by_word[word] == code


def test_officers_of_a_branch_are_members_of_its_committee() -> None:
    posts = LIBRARY.codes[Vocabulary.POST]
    officers = ("secretary", "deputy_secretary", "organisation_officer", "publicity_officer", "discipline_officer")
    assert posts.cases(["committee_member"]) >= set(officers)


def test_a_joint_branch_is_a_branch_and_a_temporary_one_is_not() -> None:
    branches = LIBRARY.codes[Vocabulary.UNIT_KIND].cases(["branch"])
    assert branches == {"branch", "joint_branch"}


def test_a_temporary_branch_owes_meetings_study_and_theme_days_and_no_admission() -> None:
    owed = {duty.code for edition, duty in BINDING if "temporary_branch" in (*duty.owed_by.unit, *duty.owed_by.at)}
    assert owed == {
        "branch.meeting",
        "branch.meeting_quorum",
        "branch.meeting_majority",
        "branch.theme_day",
        "branch.lecture",
        "branch.party_history",
        "member.participation",
        "temporary_branch.no_admission",
    }


def test_only_branches_with_a_committee_owe_committee_meetings() -> None:
    owed = {duty.code: duty.owed_by.has for _, duty in BINDING if "branch_committee_meeting" in duty.measure.form}
    assert set(owed.values()) == {Feature.COMMITTEE}


def test_a_number_the_text_does_not_give_is_never_a_must() -> None:
    vague = [duty for _, duty in DUTIES if NO_NUMBER.search(duty.note)]
    assert len(vague) >= 20
    assert {duty.force for duty in vague} == {Force.USUAL}


def test_a_make_up_is_said_to_be_a_local_setting() -> None:
    assert all("本地设定" in duty.note for _, duty in DUTIES if duty.make_up or duty.due_month)


def test_statutory_duties_name_a_regulation_and_a_row_of_the_reference() -> None:
    assert all(duty.sources[0].regulation and duty.basis for _, duty in BINDING)


def test_text_that_was_never_published_is_not_statutory() -> None:
    assert not [duty.code for _, duty in BINDING if any(row.startswith("IDEO-") for row in duty.basis)]


def test_regulations_of_one_sector_bind_that_sector_only() -> None:
    sectors = {each.rulebook.code: each.rulebook.sector for each in LIBRARY.rulebooks}
    assert sectors["enterprise_organisations"] == (Sector.ENTERPRISE,)
    assert sectors["bureau_organisations"] == (Sector.BUREAU,)
    assert sectors["branch_work"] == ()


def test_the_training_plan_ends_with_2023() -> None:
    plan = _edition("member_training_plan").rulebook
    assert (plan.valid_from.isoformat(), plan.valid_to.isoformat()) == ("2019-01-01", "2024-01-01")


def _edition(code: str) -> Edition:
    return next(each for each in LIBRARY.rulebooks if each.rulebook.code == code)
