"""Figures of a unit alone and with all below it, told as short stories."""

from typing import Any

from core.books import Books, day_of
from core.oracle import Figure, Known, figure
from youju.core.measures import Measure

MEETINGS = {"count": "entry", "form": "meeting"}
PEOPLE = {"people": "attendance", "form": "meeting"}
SIZE = {"size": "population", "of": {"member": "full_member"}}


def asked(books: Books, measure: dict[str, Any], unit: int, subtree: bool = True) -> Figure:
    """A figure of 2024."""
    year = (day_of("2024-01-01"), day_of("2025-01-01"))
    return figure(books.rows(), Measure.model_validate(measure), unit, subtree, *year)


def with_committee() -> tuple[Books, int, int, int]:
    """A committee with two branches, the second of which left it in mid-year."""
    books = Books()
    committee, stays, leaves = books.unit("party_committee"), books.unit("branch"), books.unit("branch")
    books.under(committee, stays)
    books.under(committee, leaves, until="2024-07-01")
    return books, committee, stays, leaves


def test_a_branch_counts_above_only_while_it_is_below() -> None:
    books, committee, stays, leaves = with_committee()
    for day in ("2024-06-30", "2024-07-01"):
        books.entry(stays, on=day, forms="meeting")
        books.entry(leaves, on=day, forms="meeting")
    assert asked(books, MEETINGS, committee).value == 3
    assert asked(books, MEETINGS, committee, subtree=False).value == 0
    assert asked(books, MEETINGS, leaves, subtree=False).value == 2


def test_a_joint_meeting_counts_once_above_its_hosts() -> None:
    books, committee, stays, leaves = with_committee()
    books.entry(stays, leaves, on="2024-05-05", forms="meeting")
    total = asked(books, MEETINGS, committee)
    assert (total.value, len(total.rows)) == (1, 1)


def test_a_person_of_two_meetings_is_one_person() -> None:
    books, committee, stays, leaves = with_committee()
    li, wang = books.members(2, stays)
    books.entry(stays, on="2024-05-05", forms="meeting", present=[li, wang], headcount=3)
    books.entry(leaves, on="2024-05-06", forms="meeting", present=[li])
    total = asked(books, PEOPLE, committee)
    assert (total.value, total.unnamed, total.records) == (2, 3, 3)


def test_half_of_the_year_below_makes_part_of_the_population() -> None:
    books, committee, stays, leaves = with_committee()
    moved = books.person()
    books.member(moved, leaves, until="2024-04-01")
    books.member(moved, stays, since="2024-10-01")
    books.members(1, leaves)  # 182 of 366 days below
    books.entry(books.unit("branch"), on="2024-05-05", forms="meeting", present=[moved])
    covered = asked(books, {"coverage": "attendance", "form": "meeting", "of": {"member": "full_member"}}, committee)
    assert (covered.value, covered.base) == (1, 1)


def test_a_size_adds_what_branches_without_names_declare() -> None:
    books, committee, stays, leaves = with_committee()
    books.members(4, stays)
    books.members(1, stays, until="2024-12-31")
    books.members(1, stays, until="2025-01-01")
    books.declared_size(stays, 9)
    nameless = books.unit("branch")
    books.under(committee, nameless)
    books.declared_size(nameless, 5)
    books.declared_size(leaves, 7)
    size = asked(books, SIZE, committee)
    assert (size.value, size.records) == (10, 6)


def test_nothing_is_confirmed_until_everybody_below_has_closed() -> None:
    books, committee, stays, leaves = with_committee()
    for unit in (committee, stays):
        books.close(unit, "2024-01-01", "2025-01-01")
    assert asked(books, MEETINGS, stays).state is Known.CONFIRMED_ZERO
    assert asked(books, MEETINGS, committee).state is Known.NO_RECORDS
    books.close(leaves, "2024-01-01", "2025-01-01")
    assert asked(books, MEETINGS, committee).state is Known.CONFIRMED_ZERO


def test_a_branch_closes_its_books_only_while_it_exists() -> None:
    books = Books()
    committee, dissolved = books.unit("party_committee"), books.unit("branch", until="2024-03-01")
    books.under(committee, dissolved)
    books.close(committee, "2024-01-01", "2025-01-01")
    books.declare_zero(dissolved, "meetings", "2024-01-01", "2024-03-01")
    assert asked(books, MEETINGS | {"code": "meetings"}, committee).state is Known.CONFIRMED_ZERO
    assert asked(books, MEETINGS | {"code": "lectures"}, committee).state is Known.NO_RECORDS


def test_a_zero_that_somebody_wrote_down_is_confirmed() -> None:
    books, _, stays, _ = with_committee()
    books.entry(stays, on="2024-05-05", forms="meeting", deliverables={"problem_found": 0})
    problems = asked(books, {"sum": "deliverable", "deliverable": "problem_found"}, stays)
    assert (problems.value, problems.records, problems.state) == (0, 1, Known.CONFIRMED_ZERO)


def test_a_share_without_any_record_is_no_figure() -> None:
    books, _, stays, _ = with_committee()
    books.members(2, stays)
    covered = asked(books, {"coverage": "attendance", "form": "meeting", "of": {"member": "full_member"}}, stays)
    assert (covered.value, covered.base, covered.state) == (0, 2, Known.NO_RECORDS)
