"""Which day the page judges by, and the weeks and months around it."""

from dataclasses import dataclass
from datetime import date, timedelta

from youju.core.facts import EntryState
from youju.core.periods import Cadence, Period, add_months
from youju.duties.judging import Window
from youju.ledger.reading import in_force

ASLEEP = timedelta(days=45)
"""Of books in which nothing happened for so long another day than today may be what one wants to see."""


@dataclass(frozen=True)
class Day:
    """The day judged by; `last` is that of the last thing held where that was long before today."""

    on: date
    today: date
    last: date | None = None

    @property
    def is_today(self) -> bool:
        """Whether it is today."""
        return self.on == self.today

    @property
    def month(self) -> Period:
        """The month it lies in."""
        return Period.containing(Cadence.MONTH, self.on)

    @property
    def week(self) -> Period:
        """The week it lies in, Monday to Sunday."""
        return Period.containing(Cadence.WEEK, self.on)

    @property
    def window(self) -> Window:
        """From the month before to the end of this one, or of the week where that ends later."""
        return Window(add_months(self.month.start, -1), max(self.month.end, self.week.end))

    @property
    def year(self) -> Window:
        """The years that the window touches, to be judged at once."""
        window = self.window
        return Window(date(window.since.year, 1, 1), date(self.on.year + 1, 1, 1))


def day_asked(asked: str, today: date) -> Day:
    """The day in the address (2026-06-30), today where there is none, and never a day to come."""
    last = last_day(today)
    asleep = last if last is not None and today - last > ASLEEP else None
    try:
        return Day(min(date.fromisoformat(asked), today), today, asleep)
    except ValueError:
        return Day(today, today, asleep)


def last_day(today: date) -> date | None:
    """The day of the latest thing held, over all books."""
    held = in_force().filter(state=EntryState.HELD, started_on__lte=today)
    return held.order_by("-started_on").values_list("started_on", flat=True).first()
