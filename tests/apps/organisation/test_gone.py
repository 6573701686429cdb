"""A unit that does not exist on a day is neither moved, nor renamed, nor counted from that day on."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from youju.base.actor import Actor
from youju.core.errors import Refusal
from youju.core.periods import SHANGHAI
from youju.core.rules.model import Sector
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, declare_size, dissolve_unit, found_units, move_unit, rename_unit

DONE = {"by": Actor("党务工作者"), "at": datetime(2026, 3, 1, tzinfo=SHANGHAI)}
CHANGES: dict[str, Callable[[Unit, Unit, date], None]] = {
    "moved": lambda unit, other, on: move_unit(unit, other, on, **DONE),
    "renamed": lambda unit, _, on: rename_unit(unit, "新名称", on, **DONE),
    "counted": lambda unit, _, on: declare_size(unit, 7, on, **DONE),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("on", [date(2019, 12, 31), date(2026, 1, 1)])
def test_a_unit_that_does_not_exist_on_the_day_stays_as_it_is(change: str, on: date) -> None:
    drafts = [UnitDraft(name, "branch", Sector.ENTERPRISE, date(2020, 1, 1)) for name in ("第一党支部", "第二党支部")]
    unit, other = found_units(drafts, **DONE)
    dissolve_unit(unit, date(2026, 1, 1), **DONE)
    with pytest.raises(Refusal, match=f"在 {on} 不存在（2020-01-01 成立，2026-01-01 撤销）"):
        CHANGES[change](unit, other, on)
