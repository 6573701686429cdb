"""日历: a month of entries."""

from contextlib import suppress
from typing import Any

from django.db.models import QuerySet

from youju.base.clock import today
from youju.core.periods import Cadence, Period, parse_period
from youju.ledger.finding import with_unit
from youju.ledger.models import Revision
from youju.ledger.months import days_of, entries_by_day, weeks_of
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHostOfMany, is_wide
from youju.ui.scope import Ability
from youju.ui.views.pages import Page


class CalendarPage(Page):
    """A month as a grid, or day by day on a phone: `?month=2026-05`."""

    ability = Ability.READ
    title = "台账日历"
    room = "ledger"
    template = "ledger/calendar.html"

    def context(self) -> dict[str, Any]:
        month, on = self._month(), today()
        unit = self.request.GET.get("unit", "").strip()
        rows = self._rows(unit)
        days = list(days_of(month, entries_by_day(rows, month, is_wide(self._readable()) and not unit), on))
        is_empty = not any(day.entries for day in days)
        return super().context() | {
            "month": month,
            "previous": month.previous().label,
            "next": month.next().label,
            "this_month": Period.containing(Cadence.MONTH, on).label,
            "days": days,
            "weeks": weeks_of(days),
            "is_empty": is_empty,
            "of_many": len({tuple(entry.host_names) for day in days for entry in day.entries}) > 1,
            "last": _last_before(rows, month) if is_empty else None,
            "unit": unit,
            "weekdays": "一二三四五六日",
        }

    def _month(self) -> Period:
        with suppress(ValueError):
            asked = parse_period(self.request.GET.get("month", ""))
            if asked.cadence is Cadence.MONTH:
                return asked
        return Period.containing(Cadence.MONTH, today())

    def _readable(self) -> QuerySet[Any, Any]:
        return self.request.scope.units(Ability.READ)

    def _rows(self, unit: str) -> QuerySet[Revision]:
        readable = self._readable()
        rows = ByHostOfMany()(in_force().exclude(state="void"), readable)
        found: QuerySet[Revision] = with_unit(rows, unit, readable) if unit else rows
        return found


def _last_before(rows: QuerySet[Revision], month: Period) -> Period | None:
    """The last month before with something in it."""
    days = rows.filter(started_on__lt=month.start).order_by("-started_on", "-entry_id")
    last = days.values_list("started_on", flat=True).first()
    return Period.containing(Cadence.MONTH, last) if last else None
