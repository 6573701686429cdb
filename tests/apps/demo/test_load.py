"""Loading a group: once, whole or not at all, and only into empty books."""

from datetime import UTC, datetime

import pytest

from youju.base.actor import Actor
from youju.core.errors import Refusal
from youju.core.rules.model import Sector
from youju.demo.load import load_demo
from youju.demo.marker import describe
from youju.demo.scale import Scale
from youju.members.models import Person
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units

pytestmark = pytest.mark.django_db

BY, AT = Actor("测试"), datetime(2026, 8, 1, tzinfo=UTC)
TINY = Scale(units=4, months=3)


def test_books_that_hold_something_are_left_alone() -> None:
    found_units([UnitDraft("自有党支部", "branch", Sector.ENTERPRISE, TINY.since)], by=BY, at=AT)
    with pytest.raises(Refusal, match="已有别的数据"):
        load_demo(TINY, by=BY, at=AT)
    assert Unit.objects.count() == 1


def test_an_interrupted_load_leaves_nothing() -> None:
    def interrupt(what: str, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_demo(TINY, by=BY, at=AT, progress=interrupt)
    assert not any(describe().values())


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    load_demo(TINY, by=BY, at=AT, progress=lambda what, done, total: told.append((done, total)))
    assert (told[0], told[-1]) == ((0, 4), (4, 4))


@pytest.mark.parametrize(
    "scale", [Scale(1, months=12), Scale(12, months=2, seed=5), Scale(45, months=13, every_plan=True)]
)
def test_groups_of_any_size_and_length_can_be_loaded(scale: Scale) -> None:
    load_demo(scale, by=BY, at=AT)
    assert (Unit.objects.count(), Person.objects.exists()) == (scale.units, True)
