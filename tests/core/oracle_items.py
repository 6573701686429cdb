"""Sections 8 and 9: due items, their thresholds and statuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.oracle_ledger import Days, Horizon, Ledger, Row, contains, days_of, named
from youju.core.measures import Verb
from youju.core.periods import Period
from youju.core.rules.model import Duty, Force

NO_LIMIT = 2**31 - 1


class Known(StrEnum):
    """What the books know of a value."""

    COUNTED = "counted"
    CONFIRMED_ZERO = "confirmed_zero"
    NO_RECORDS = "no_records"


@dataclass(frozen=True)
class Item:
    """One due item. `rule` is the duty it comes from; study hours are in tenths."""

    duty: str
    edition: str
    unit_id: int
    person_id: int
    starts_on: date
    ends_on: date
    due_on: date
    ref: str
    least: int
    floor: int
    most: int
    value: int
    in_time: int
    base: int
    maybe: int
    records: int
    confirmed: int
    certain: int
    missing: tuple[int, ...]
    possible: tuple[int, ...]
    rule: Duty = field(compare=False, repr=False)

    @property
    def key(self) -> tuple:
        """What makes it one item."""
        return self.duty, self.unit_id, self.person_id, self.starts_on, self.ends_on, self.ref

    @property
    def label(self) -> str:
        """The period of a calendar item, the first day of another."""
        if self.rule.every is None:
            return self.starts_on.isoformat()
        return Period.containing(self.rule.every, self.starts_on).label

    @property
    def known(self) -> Known:
        """Counted, confirmed zero or no records."""
        is_share = self.rule.measure.is_percent
        return known_state(self.value, self.base, self.records, is_share, bool(self.confirmed))


def known_state(value: int, base: int, records: int, is_share: bool, confirmed: bool) -> Known:
    """Section 8, the last paragraph."""
    if records > 0 and (value > 0 or (is_share and base > 0)):
        return Known.COUNTED
    if value == 0 and (records > 0 or confirmed):
        return Known.CONFIRMED_ZERO
    return Known.NO_RECORDS


def thresholds(ledger: Ledger, duty: Duty, unit_id: int, due_on: date) -> tuple[int, int, int]:
    """Least with the local target, floor without it, and most; study hours in tenths."""
    scale = 10 if duty.measure.verb is Verb.HOURS else 1
    targets = [
        row.least
        for row in ledger.all("local_target")
        if (row.duty, row.unit_id) == (duty.code, unit_id) and contains(row, due_on)
    ]
    most = NO_LIMIT if duty.at_most is None else duty.at_most * scale
    return max([duty.least, *targets]) * scale, duty.least * scale, most


def declared_days(ledger: Ledger, unit_id: int, names: Iterable[str | None], horizon: Horizon) -> Days:
    """The days of a unit that are closed, or declared for one of the names."""
    names = {"*", *names}
    rows = [row for row in ledger.all("declaration") if row.unit_id == unit_id and row.measure in names]
    return days_of(rows, horizon)


def status(item: Item, as_of: date, rows: Mapping[str, list[tuple]]) -> str:
    """Section 9: the first that holds."""
    reading = Reading(item, as_of, named(rows, "waiver"), named(rows, "excuse"))
    steps = [
        ("waived", reading.is_waived),
        ("met", reading.is_met),
        ("met_late", reading.is_met_late),
        ("excused", reading.is_excused),
        ("short", reading.is_too_much),
        ("unknown", not item.certain),
        ("open", not reading.is_past),
        ("not_applicable", reading.is_share and item.base == 0),
        ("unknown", reading.may_be_enough),
        ("short", reading.has_something),
        ("overdue", True),
    ]
    return next(name for name, holds in steps if holds)


@dataclass(frozen=True)
class Reading:
    """An item read on a day, with the officers' decisions."""

    item: Item
    as_of: date
    waivers: list[Row]
    excuses: list[Row]

    @property
    def is_share(self) -> bool:
        """Coverage or rate."""
        return self.item.rule.measure.is_percent

    @property
    def is_size(self) -> bool:
        """A size of a population."""
        return self.item.rule.measure.verb is Verb.SIZE

    @property
    def is_bounded(self) -> bool:
        """There is an upper bound, of something else than a size."""
        return self.item.rule.at_most is not None and not self.is_size

    @property
    def is_at_end(self) -> bool:
        """Judged only when the time is over."""
        rate = self.item.rule.measure.verb is Verb.RATE
        return self.item.rule.at_most is not None or self.is_size or rate

    @property
    def is_past(self) -> bool:
        """The due day is over."""
        return self.as_of > self.item.due_on

    @property
    def is_shown(self) -> bool:
        """The books say something, if only that they are complete."""
        return self.item.records > 0 or bool(self.item.confirmed)

    def is_enough(self, value: int) -> bool:
        """At least the least."""
        if self.is_share:
            return self.item.base > 0 and 100 * value >= self.item.least * self.item.base
        return value >= self.item.least

    def is_over(self, value: int) -> bool:
        """More than the most; of a share, a larger percentage."""
        if self.is_share:
            return 100 * value > self.item.most * self.item.base
        return value > self.item.most

    @property
    def is_waived(self) -> bool:
        """Step 1."""
        item = self.item
        return any(
            row.duty in (item.duty, "*")
            and row.unit_id == item.unit_id
            and row.person_id in (item.person_id, 0)
            and contains(row, item.due_on)
            for row in self.waivers
        )

    @property
    def is_met(self) -> bool:
        """Step 2."""
        item = self.item
        if not self.is_at_end:
            return self.is_enough(item.in_time)
        shown = self.is_shown or not self.is_bounded
        known = self.is_past and bool(item.certain) and shown
        return known and self.is_enough(item.value) and not self.is_over(item.value + item.maybe)

    @property
    def is_met_late(self) -> bool:
        """Step 3."""
        may_be_late = not self.is_at_end and self.item.rule.wait is None
        return may_be_late and self.is_enough(self.item.value)

    @property
    def is_excused(self) -> bool:
        """Step 4."""
        item = self.item
        key = (item.duty, item.unit_id, item.person_id, item.starts_on)
        excused = any((row.duty, row.unit_id, row.person_id, row.starts_on) == key for row in self.excuses)
        return excused and item.rule.force in (Force.USUAL, Force.MAY)

    @property
    def is_too_much(self) -> bool:
        """Step 5."""
        return self.is_over(self.item.value) and bool(self.item.certain) and not self.is_size

    @property
    def may_be_enough(self) -> bool:
        """Step 9. What is enough already without the unnamed is wrong for another reason: too much, or late."""
        value, most = self.item.value, self.item.value + self.item.maybe
        by_unnamed = self.is_enough(most) and not self.is_enough(value)
        too_many = self.is_over(most) and not self.is_over(value)
        return by_unnamed or too_many or (self.is_bounded and not self.is_shown)

    @property
    def has_something(self) -> bool:
        """Step 10."""
        is_wait_with_records = self.item.rule.wait is not None and self.item.records > 0
        is_rate = self.item.rule.measure.verb is Verb.RATE
        return self.item.value > 0 or self.is_size or is_rate or is_wait_with_records
