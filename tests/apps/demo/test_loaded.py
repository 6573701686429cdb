"""What stands in the books once a group is loaded."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from youju.base.actor import Actor
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.core.periods import add_months, shanghai_day
from youju.demo.life import chapters
from youju.demo.load import load_demo
from youju.demo.marker import describe
from youju.demo.scale import Scale
from youju.ledger.models import Entry, Revision

pytestmark = pytest.mark.django_db

BY, AT = Actor("测试"), datetime(2026, 8, 1, tzinfo=UTC)


def test_a_group_is_loaded_once(loaded: Scale) -> None:
    before = describe()
    again = load_demo(loaded, by=BY, at=AT)
    assert (again.is_new, describe()) == (False, before)


def test_another_group_is_not_loaded_beside_it(loaded: Scale) -> None:
    with pytest.raises(Refusal, match="另一个示例集团"):
        load_demo(Scale(units=loaded.units, seed=loaded.seed + 1), by=BY, at=AT)


def test_all_that_was_generated_stands_in_the_books(loaded: Scale) -> None:
    told = list(chapters(loaded))
    wanted = {
        "党组织": sum(len(each.units) for each in told),
        "人员": sum(len(each.people) for each in told),
        "台账记录": sum(len(each.entries) for each in told),
        "任期": sum(len(each.terms) for each in told),
        "事件": sum(len(each.events) for each in told),
        "结账": sum(len(each.closings) for each in told),
    }
    assert {word: count for word, count in describe().items() if word in wanted} == wanted


def test_the_last_version_of_every_entry_is_in_force(loaded: Scale) -> None:
    wanted = {
        loaded.uid("entry", entry.number): (len(entry.versions), entry.paper.state, entry.paper.title)
        for each in chapters(loaded)
        for entry in each.entries
    }
    current = Revision.objects.filter(superseded_at=None).values_list("entry__uid", "number", "state", "title")
    assert {uid: said for uid, *said in current} == {uid: list(said) for uid, said in wanted.items()}


def test_late_entries_are_marked_late_with_a_reason(loaded: Scale) -> None:
    late = Revision.objects.filter(is_late=True, number=1, state=EntryState.HELD)
    assert late.count() > 10
    assert not late.filter(late_reason="")


def test_every_entry_has_an_audit_line(loaded: Scale) -> None:
    assert AuditLine.objects.filter(action="record_entry").count() == Entry.objects.count()


def test_the_server_knows_how_much_was_loaded(loaded: Scale) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'ledger_attendance'")
        (known,) = cursor.fetchone()
    assert known == pytest.approx(describe()["参加人次"], rel=0.1)


def test_nothing_was_written_after_the_month_that_follows(loaded: Scale) -> None:
    assert shanghai_day(Revision.objects.latest("written_at").written_at) < add_months(loaded.until, 1)
