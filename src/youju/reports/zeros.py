"""Where nothing counted reads as zero: closed books say that no more acts took place, so only for acts asked for.

Shares and sizes (办结率, 期末党员) are never zero because books were closed, nor is what no unit of the report owes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from youju.core.explain import Judged, State, Status
from youju.core.measures import Measure, Verb
from youju.core.periods import Period
from youju.ledger.models import Declaration

NOT_ASKED = (Status.NOT_APPLICABLE, Status.WAIVED)


@dataclass(frozen=True)
class Zeros:
    """`asked`: codes of measures that a unit owes or declared zero; `of_units`: (unit, code) of confirmed zeros."""

    asked: frozenset[str] = frozenset()
    of_units: frozenset[tuple[int, str]] = frozenset()


def is_act(measure: Measure) -> bool:
    """Whether it counts acts, so that closed books say there were no more of them."""
    return not measure.is_percent and measure.verb is not Verb.SIZE


def zeros_of(items: Iterable[Judged], units: Iterable[int], period: Period) -> Zeros:
    """Where zeros read as such in a report of these units: `items` are those that fell due in the period."""
    states: dict[tuple[int, str], set[State]] = defaultdict(set)
    for item in items:
        if code := _asked_of_unit(item):
            states[item.unit_id, code].add(item.state)
    declared = Declaration.objects.filter(
        unit__in=list(units), valid_from__lt=period.end, valid_to__gt=period.start
    ).values_list("measure", flat=True)
    zero = frozenset(key for key, found in states.items() if found == {State.CONFIRMED_ZERO})
    return Zeros(frozenset({code for _, code in states} | set(declared)), zero)


def _asked_of_unit(item: Judged) -> str:
    """The measure of which an item asks a unit for something, where it surely binds it; else nothing."""
    binds = item.certain and item.least > 0 and not item.person_id and item.status not in NOT_ASKED
    return (item.duty.measure.code or "") if binds and is_act(item.duty.measure) else ""
