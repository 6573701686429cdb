"""The pictures of the demo show what the figures say."""

import pytest

from youju.core.explain import Status
from youju.project.cli.work.demo_tables import KINDS, WIDTH, bar

SIGNS = [sign for sign, _, _ in KINDS.values()]


@pytest.mark.parametrize("parts", [[10, 0, 0, 0], [1, 1, 1, 1], [995, 3, 1, 1], [0, 0, 0, 7], [33, 33, 34, 0]])
def test_a_bar_is_as_long_as_any_other(parts: list[int]) -> None:
    assert len(bar(parts).plain) == WIDTH


def test_a_single_gap_among_a_thousand_shows() -> None:
    assert [bar([999, 0, 1, 0]).plain.count(sign) for sign in SIGNS] == [WIDTH - 1, 0, 1, 0]


def test_a_bar_of_nothing_is_empty() -> None:
    assert bar([0, 0, 0, 0]).plain == ""


def test_every_status_is_part_of_a_bar_or_not_applicable() -> None:
    shown = [status for _, _, statuses in KINDS.values() for status in statuses]
    assert sorted([*shown, Status.NOT_APPLICABLE]) == sorted(Status)
