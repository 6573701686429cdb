"""How a unit and all below it stand, as charts by month and by area, each bar leading to its items."""

from collections.abc import Callable
from datetime import date
from typing import Any

from youju.base.clock import today
from youju.core.periods import Cadence, Period
from youju.duties.below import children_of, counts_of
from youju.duties.charting import STACKS, bars, option, told
from youju.duties.counting import Count
from youju.duties.editions import numbered_plan
from youju.duties.views.asking import UnitAskedPage, list_address, matrix_address


class ChartsPage(UnitAskedPage):
    """The year, unless another period is asked for."""

    template = "duties/charts.html"

    def heading(self) -> str:
        return f"{self.unit.name}履职情况图"

    def crumbs(self) -> list[tuple[str, str]]:
        return [*self.crumbs_to(self.unit), (self.unit.name, matrix_address(self.unit, self.period))]

    def context(self) -> dict[str, Any]:
        counts = self._counts() if self.is_judged else []
        months = bars(counts, lambda each: each.month, self._months(), self._of_month)
        areas = bars(counts, _area_of(), self.areas, self._of_area)
        return super().context() | {
            "months": months,
            "areas": areas,
            "stacks": STACKS,
            "by_month": option(months, is_lying=False),
            "by_area": option(areas, is_lying=True),
            "months_told": f"各月履职情况：{told(months)}",
            "areas_told": f"各方面履职情况：{told(areas)}",
            "matrix": matrix_address(self.unit, self.period),
        }

    def _counts(self) -> list[Count]:
        since, until = self.period.start, self.period.end
        children = children_of(self.unit, since, until, self.units)
        return counts_of(self.unit, children, since, until, today(), self.units)

    def _months(self) -> list[tuple[date, str]]:
        month = Period.containing(Cadence.MONTH, self.period.start)
        found = []
        while month.start < self.period.end:
            found.append((month.start, f"{month.start.month}月"))
            month = month.next()
        return found

    def _of_month(self, month: date, status: str) -> str:
        period = Period.containing(Cadence.MONTH, month)
        return list_address(self.unit, period, below=1, status=status)

    def _of_area(self, area: str, status: str) -> str:
        return list_address(self.unit, self.period, below=1, area=area, status=status)


def _area_of() -> Callable[[Count], str]:
    duties = numbered_plan().duties
    return lambda each: duties[each.duty_no].area
