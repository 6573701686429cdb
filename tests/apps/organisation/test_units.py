"""Units are founded, renamed, moved and dissolved; what they were stays known."""

from uuid import uuid4

import pytest

from apps.ledger.story import BY, branch, on
from youju.base.models import Touch
from youju.core.errors import Refusal
from youju.core.rules.model import Sector
from youju.organisation.models import Edge, Reach, Unit, UnitName
from youju.organisation.operations import (
    UnitDraft,
    declare_size,
    dissolve_unit,
    found_units,
    move_unit,
    rename_unit,
    start_terms,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """A committee, two general branches, a branch under the first."""
    top = branch("某公司党委", kind="party_committee")
    first = branch("一公司党总支", kind="general_branch", superior=top)
    second = branch("二公司党总支", kind="general_branch", superior=top)
    return top, first, second, branch("一项目党支部", superior=first)


def above(unit, day):
    found = Reach.objects.filter(unit=unit, valid_from__lte=on(day), valid_to__gt=on(day)).order_by("depth")
    return [each.ancestor.name for each in found]


def test_units_of_one_batch_may_stand_under_one_another():
    top, below = uuid4(), uuid4()
    drafts = [
        UnitDraft("甲党支部", "branch", Sector.ENTERPRISE, on("2024-01-01"), superior=top, uid=below),
        UnitDraft("甲党委", "party_committee", Sector.ENTERPRISE, on("2023-01-01"), uid=top),
    ]
    found_units(drafts, **BY)
    assert above(Unit.objects.get(uid=below), "2024-06-01") == ["甲党支部", "甲党委"]


def test_a_superior_nobody_knows_is_refused():
    with pytest.raises(Refusal, match="上级不在"):
        found_units([UnitDraft("甲", "branch", Sector.ENTERPRISE, on("2024-01-01"), superior=uuid4())], **BY)


def test_two_units_that_exist_have_different_names(group):
    with pytest.raises(Refusal, match="一项目党支部"):
        branch("一项目党支部")
    dissolve_unit(group[3], on("2025-01-01"), **BY)
    branch("一项目党支部", "2025-01-01")


def test_a_unit_moves_on_a_day_and_was_elsewhere_before(group):
    _, _, second, site = group
    move_unit(site, second, on("2025-07-01"), **BY)
    assert above(site, "2025-06-30") == ["一项目党支部", "一公司党总支", "某公司党委"]
    assert above(site, "2025-07-01") == ["一项目党支部", "二公司党总支", "某公司党委"]


def test_a_unit_cannot_come_under_its_own_branch(group):
    top, _, _, site = group
    with pytest.raises(Refusal, match="不能成为它的上级"):
        move_unit(top, site, on("2025-07-01"), **BY)
    with pytest.raises(Refusal, match="不能成为它的上级"):
        move_unit(top, top, on("2025-07-01"), **BY)


def test_a_unit_does_not_move_before_it_was_founded(group):
    with pytest.raises(Refusal, match="不存在"):
        move_unit(group[3], group[2], on("2019-07-01"), **BY)


def test_a_renamed_unit_is_still_known_by_its_former_name(group):
    site = group[3]
    rename_unit(site, "第一项目党支部", on("2025-07-01"), **BY)
    names = UnitName.objects.filter(unit=site).order_by("valid_from").values_list("name", "valid_to")
    assert list(names) == [("一项目党支部", on("2025-07-01")), ("第一项目党支部", on("9999-12-31"))]


def test_a_name_is_not_changed_before_it_was_given(group):
    rename_unit(group[3], "第一项目党支部", on("2025-07-01"), **BY)
    with pytest.raises(Refusal, match="改名日期"):
        rename_unit(group[3], "又改", on("2025-06-01"), **BY)


def test_a_name_in_use_is_refused(group):
    with pytest.raises(Refusal, match="已有叫"):
        rename_unit(group[3], "二公司党总支", on("2025-07-01"), **BY)


def test_what_a_dissolved_unit_was_part_of_ends_with_it(group):
    _, first, _, site = group
    dissolve_unit(first, on("2025-07-01"), **BY)
    assert above(site, "2025-06-30") == ["一项目党支部", "一公司党总支", "某公司党委"]
    assert above(site, "2025-07-01") == ["一项目党支部"]
    assert not Edge.objects.filter(superior=first, valid_to__gt=on("2025-07-01")).exists()
    with pytest.raises(Refusal, match="已在 2025-07-01 撤销"):
        dissolve_unit(first, on("2026-01-01"), **BY)


def test_a_unit_is_not_dissolved_before_it_was_founded(group):
    with pytest.raises(Refusal, match="早于"):
        dissolve_unit(group[3], on("2020-01-01"), **BY)


def test_the_size_declared_last_holds_from_its_day(group):
    site = group[3]
    declare_size(site, 7, on("2025-01-01"), **BY)
    declare_size(site, 6, on("2025-07-01"), **BY)
    sizes = site.declaredsize_set.order_by("valid_from").values_list("full_members", "valid_from", "valid_to")
    assert list(sizes) == [
        (7, on("2025-01-01"), on("2025-07-01")),
        (6, on("2025-07-01"), on("9999-12-31")),
    ]


def test_a_term_ends_after_it_begins(group):
    with pytest.raises(Refusal, match="任期"):
        start_terms([(group[1], on("2025-01-01"), on("2025-01-01"))], **BY)


def test_moving_a_unit_has_it_and_those_above_it_then_and_now_judged_again(group):
    beside = branch("三公司党总支", kind="general_branch", superior=group[0])
    Touch.objects.all().delete()
    move_unit(group[3], group[2], on("2025-07-01"), **BY)
    touched = set(Touch.objects.values_list("unit_id", flat=True))
    assert touched >= {unit.pk for unit in group[1:4]}
    assert beside.pk not in touched
