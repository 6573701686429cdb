"""The one place that asks what time it is. Operations are given `at`; only entry points ask."""

from datetime import UTC, date, datetime

from youju.core.periods import shanghai_day


def now() -> datetime:
    """This instant, with its time zone."""
    return datetime.now(UTC)


def today() -> date:
    """Today in Shanghai."""
    return shanghai_day(now())
