"""Intervals of whole months as people call them."""

from datetime import date, timedelta

from youju.core.periods import Cadence, Period


def span_title(since: date, until: date) -> str:
    """2026年3月, 2026年第一季度, 2026年2月至3月; the days themselves where they are no whole months."""
    for cadence in (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF, Cadence.YEAR):
        period = Period.containing(cadence, since)
        if (period.start, period.end) == (since, until):
            return period.title
    last = until - timedelta(days=1)
    if since.day == 1 and until.day == 1:
        return f"{since.year}年{since.month}月至{'' if last.year == since.year else f'{last.year}年'}{last.month}月"
    return f"{since} 至 {last}"
