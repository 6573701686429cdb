"""The events of a chapter as they are gathered."""

from datetime import date

from youju.demo.days import at_work, later
from youju.demo.model import Event, Ref
from youju.demo.scale import Scale

ROOM = 1_000_000
"""Numbers of events, and of entries, kept for each chapter."""


class EventBook:
    """Gathers events and numbers them in the order they come. What lies beyond the life told is left out."""

    def __init__(self, scale: Scale, chapter: int) -> None:
        self.until, self.since = scale.until, scale.since
        self.rng = scale.stream("events", chapter)
        self.rows: list[Event] = []
        self.first = chapter * ROOM + 1

    def note(self, kind: str, unit: int, day: date, person: int = 0, ref: str | Ref = "") -> None:
        """Note an event, written into the books within a week (or as the books are opened)."""
        if day >= self.until:
            return
        written = at_work(self.rng, later(self.rng, max(day, self.since), 0, 5))
        self.rows.append(Event(self.first + len(self.rows), kind, unit, day, written, person, ref))
