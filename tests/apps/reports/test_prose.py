"""How the half-year report reads: nothing twice, no more than the books say, next steps as work to do."""

from copy import deepcopy
from datetime import date

import pytest

from apps.reports.company import AT, FIRST_HALF, Company, company
from keeping import made_once
from youju.base.actor import SYSTEM
from youju.core.composing.document import text_of
from youju.core.facts import ItemKind, Standing
from youju.ledger.drafts import AgendaDraft, DeliverableDraft, EntryDraft
from youju.ledger.operations import record_entries
from youju.members.operations import PersonDraft, Stay, register_people
from youju.reports.operations import Asked, write_report

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 9)

made = made_once(company)


@pytest.fixture
def books(made: Company) -> Company:
    return deepcopy(made)


def text(books: Company, *entries: EntryDraft) -> str:
    """What the general branch's report says with these entries too."""
    record_entries(entries, by=SYSTEM, at=AT)
    return text_of(write_report(Asked(books.general, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT).document)


def brought(books: Company, form: str, *lines: DeliverableDraft) -> EntryDraft:
    return EntryDraft("三月的一件事", DAY, (books.general.pk,), (form,), deliverables=lines)


@pytest.mark.parametrize(
    ("form", "label", "line"),
    [
        ("pledge_signing", "签订责任书", DeliverableDraft("pledge", "责任书", 9, "份")),
        ("integrity_contract_signing", "签订廉政合同", DeliverableDraft("integrity_contract", "廉政合同", 15, "份")),
        ("pairing", "结对帮扶", DeliverableDraft("household_paired", "结对户", 24, "户")),
    ],
)
def test_a_form_told_by_what_it_brought_about_is_not_told_again(
    books: Company, form: str, label: str, line: DeliverableDraft
) -> None:
    assert text(books, brought(books, form, line)).count(label) == 1


def test_a_form_that_brought_nothing_about_is_told_among_the_others(books: Company) -> None:
    assert "此外，签订责任书1次。" in text(books, brought(books, "pledge_signing"))


def test_letters_of_commitment_are_told_once_beside_pledges(books: Company) -> None:
    lines = (DeliverableDraft("pledge", "责任书", 9, "份"), DeliverableDraft("undertaking", "承诺书", 7, "份"))
    assert text(books, brought(books, "pledge_signing", *lines)).count("承诺书7份") == 1


def agenda(books: Company, *items: AgendaDraft) -> EntryDraft:
    return EntryDraft("三月支委会", DAY, (books.branch.pk,), ("branch_committee_meeting",), agenda=items)


def test_items_of_which_nobody_told_what_was_decided_are_no_decisions_followed_up(books: Company) -> None:
    told = text(books, agenda(books, AgendaDraft("党课"), AgendaDraft("党费收缴情况")))
    assert "会议研究议题2项。" in told
    assert "决定" not in told.partition("、存在的问题")[0]
    assert "督办" not in told


def test_decisions_followed_up_are_told_with_how_many_are_closed(books: Company) -> None:
    items = (
        AgendaDraft("研究购书", ItemKind.DECISION, follow_up="closed", closed_on=DAY),
        AgendaDraft("研究慰问", ItemKind.DECISION, follow_up="open"),
    )
    assert "加强议定事项督办，办结率50%。" in text(books, agenda(books, *items))


def test_next_steps_name_what_is_to_be_done_and_no_rate(books: Company) -> None:
    activist = PersonDraft("积极分子一", memberships=(Stay(books.branch, Standing.ACTIVIST, date(2020, 1, 1)),))
    register_people([activist], by=SYSTEM, at=AT)
    steps = text(books).partition("、下一步工作")[2]
    assert "党支部每半年对入党积极分子考察1次" in steps
    assert "考察率" not in steps
