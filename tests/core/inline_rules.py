"""Duties and editions written where a test needs them, and items found in what was judged."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from core.books import LONG_AGO, Books, Day, day_of
from core.oracle import Item, judge, status
from core.vocabulary import KINDS_IS_A
from youju.core.rules.model import Duty, Rulebook

AFTERWARDS = date(2030, 1, 1)
MEETING = {"count": "entry", "form": "meeting"}
ATTENDING = {"count": "attendance", "form": "meeting"}


def duty(code: str = "duty", **given: Any) -> Duty:
    """A duty as YAML would state it; unless said otherwise a meeting of every branch."""
    stated = {"code": code, "title": code, "sources": [{"regulation": "R"}], "owed_by": {"unit": "branch"}}
    return Duty.model_validate(stated | {"measure": MEETING} | given)


def covering(of: dict[str, Any] | str = "full_member", **measure: Any) -> dict[str, Any]:
    """The measure that everybody of a population came to a meeting."""
    people = {"member": of} if isinstance(of, str) else of
    return {"coverage": "attendance", "form": "meeting", "of": people} | measure


def law(*duties: Duty, **given: Any) -> Rulebook:
    """An edition with these duties; statutory and always in force unless said otherwise."""
    stated = {"code": "law", "title": "law", "edition": "1", "valid_from": LONG_AGO}
    return Rulebook(**(stated | given), duties=duties)


def judged(books: Books, *rules: Duty | Rulebook, since: Day = "2024-01-01", until: Day = "2025-01-01") -> list[Item]:
    """The items of a window, by default the year 2024."""
    duties = [rule for rule in rules if isinstance(rule, Duty)]
    editions = [rule for rule in rules if isinstance(rule, Rulebook)]
    window = (day_of(since), day_of(until))
    return judge(books.rows(), [*editions, *([law(*duties)] if duties else [])], window, KINDS_IS_A)


def starting(items: Iterable[Item], day: Day, duty: str | None = None, unit: int | None = None) -> Item:
    """The one item that starts on a day, of a duty and unit if given."""
    (found,) = [
        item
        for item in items
        if item.starts_on == day_of(day) and duty in (None, item.duty) and unit in (None, item.unit_id)
    ]
    return found


def statuses(books: Books, items: Iterable[Item], as_of: Day = AFTERWARDS) -> list[str]:
    """How items stand on a day, by default when all is over."""
    return [status(item, day_of(as_of), books.rows()) for item in items]
