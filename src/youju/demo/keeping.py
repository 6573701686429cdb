"""How well units do and keep their books: most well, some so-so, a few badly, a few in exemplary fashion."""

from dataclasses import dataclass
from typing import NamedTuple

from youju.demo.model import Unit
from youju.demo.scale import Scale


@dataclass(frozen=True, slots=True)
class Keeping:
    """Chances: that what falls due is held, is held later instead, is excused, is written down only before the next
    inspection; that an event is noted, a quarter closed; that somebody is away, or absent without leave."""

    holds: float
    makes_up: float
    excuses: float
    defers: float
    notes: float
    closes: float
    away: float
    absent: float


EXEMPLARY = Keeping(0.997, 0.9, 0.5, 0.0, 0.998, 1.0, 0.03, 0.0)
GOOD = Keeping(0.95, 0.75, 0.35, 0.02, 0.98, 0.97, 0.05, 0.002)
FAIR = Keeping(0.86, 0.62, 0.3, 0.14, 0.93, 0.88, 0.08, 0.006)
POOR = Keeping(0.6, 0.3, 0.12, 0.45, 0.75, 0.4, 0.12, 0.025)


class Share(NamedTuple):
    """A kind of keeping and its share among units."""

    keeping: Keeping
    share: float


SHARES = (Share(EXEMPLARY, 0.14), Share(GOOD, 0.45), Share(FAIR, 0.31), Share(POOR, 0.1))


def keeping_of(scale: Scale, unit: Unit) -> Keeping:
    """How well one unit does; superiors are never among the poor."""
    drawn = scale.stream("keeping", unit.number).random()
    if unit.kind in ("party_committee", "general_branch"):
        drawn *= 0.8
    for each in SHARES:
        drawn -= each.share
        if drawn < 0:
            return each.keeping
    return FAIR
