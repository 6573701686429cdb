"""Generated groups the tests look at, told once."""

from collections.abc import Iterator
from functools import cache

from youju.demo.life import chapters
from youju.demo.model import Chapter, Entry, Person, Unit
from youju.demo.scale import Scale

DEFAULT = Scale()


@cache
def told(scale: Scale = DEFAULT) -> tuple[Chapter, ...]:
    """All chapters of a group."""
    return tuple(chapters(scale))


def units(scale: Scale = DEFAULT) -> dict[int, Unit]:
    """Units by number."""
    return {unit.number: unit for each in told(scale) for unit in each.units}


def people(scale: Scale = DEFAULT) -> list[Person]:
    """Everybody."""
    return [person for each in told(scale) for person in each.people]


def entries(scale: Scale = DEFAULT) -> Iterator[Entry]:
    """All entries."""
    return (entry for each in told(scale) for entry in each.entries)
