"""The teller of ledgers itself: what it writes down of a story."""

from datetime import date

from core.books import LONG_AGO, AgendaItem, Books
from youju.core.facts import FACTS, Function, Presence
from youju.core.periods import FOREVER


def test_every_fact_table_is_there_even_when_nothing_happened() -> None:
    assert Books().rows() == {name: [] for name in FACTS}


def test_an_entry_has_every_form_its_own_is_a_case_of() -> None:
    books = Books()
    books.entry(books.unit(), on="2024-02-29", forms="central_group_study")
    assert {form for _, form in books.rows()["entry_form"]} == {"central_group_study", "group_study", "study"}


def test_a_make_up_is_credited_to_the_period_it_is_for() -> None:
    books = Books()
    books.entry(books.unit(), on="2024-04-01", make_up_for="2024-03-31")
    (row,) = books.rows()["entry"]
    entry = dict(zip(FACTS["entry"], row, strict=True))
    assert (entry["month_no"] - entry["credit_month_no"], entry["week_no"] - entry["credit_week_no"]) == (1, 1)
    assert entry["made_up"] == 1


def test_who_did_something_was_there() -> None:
    books = Books()
    branch, li = books.unit(), books.person()
    wang = books.person()
    books.entry(branch, on="2024-04-01", observers=wang, chair=li, recorder=li, lecturer=wang, hours=1.5)
    assert books.rows()["attendance"] == [
        (1, li, int(Presence.PRESENT), int(Function.CHAIR | Function.RECORDER), 15, 1),
        (1, wang, int(Presence.OBSERVER), int(Function.LECTURER), 0, 0),
    ]


def test_the_first_topic_opens_the_agenda_with_its_directives() -> None:
    books = Books()
    books.entry(books.unit(), on="2024-04-01", topics="ideology", first_topic=["r1"], agenda=[AgendaItem(("secrecy",))])
    rows = books.rows()
    assert [(row[2], row[4]) for row in rows["agenda_item"]] == [(1, 1), (2, 0), (3, 0)]
    assert rows["agenda_directive"] == [(1, 1, "r1")]
    assert [topic for _, _, topic in rows["agenda_topic"]] == ["ideology", "secrecy"]


def test_a_post_is_also_the_post_it_is_a_case_of() -> None:
    books = Books()
    books.post(books.person(), books.unit(), "secretary", since="2024-01-01")
    since = date(2024, 1, 1)
    assert books.rows()["post"] == [(1, 1, "committee_member", since, FOREVER), (1, 1, "secretary", since, FOREVER)]


def test_a_committee_reaches_a_cell_while_branch_and_cell_are_both_below() -> None:
    books = Books()
    committee, branch, cell = books.unit("party_committee"), books.unit(), books.unit("cell", until="2024-06-01")
    books.under(committee, branch, since="2024-01-01")
    books.under(branch, cell, until="2025-01-01")
    books.under(committee, cell, kind="guides")
    assert sorted(books.rows()["reach"]) == [
        (committee, committee, LONG_AGO, FOREVER),
        (committee, branch, date(2024, 1, 1), FOREVER),
        (committee, cell, date(2024, 1, 1), date(2024, 6, 1)),
        (branch, branch, LONG_AGO, FOREVER),
        (branch, cell, LONG_AGO, date(2024, 6, 1)),
        (cell, cell, LONG_AGO, date(2024, 6, 1)),
    ]
