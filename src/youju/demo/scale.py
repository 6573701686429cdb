"""How large a group, how long a life, and where its randomness and its identities come from."""

from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID, uuid5

from youju.core.periods import add_months

VERSION = 2
"""The content for a seed and scale is the same within a version; a change to it is a new version."""

NAMESPACE = UUID("7b0f3c1e-52f4-5d0a-9c55-0b6a2a3f8e11")


@dataclass(frozen=True, slots=True)
class Scale:
    """The size of a group: about 13 people to a unit. Its life covers the `months` before the day `until`.

    `every_plan`: all companies take every plan of an enterprise, a heavier load than a group would choose.
    """

    units: int = 100
    months: int = 18
    seed: int = 2026
    until: date = date(2026, 7, 1)
    every_plan: bool = False

    def __post_init__(self) -> None:
        if self.units < 1 or self.months < 1:
            raise ValueError("a group has at least one unit and one month")

    @property
    def since(self) -> date:
        """The first day of the life told."""
        return add_months(self.until, -self.months)

    def uid(self, what: str, number: int) -> UUID:
        """The identity of the thing of that kind and number: the same at every scale."""
        return uuid5(NAMESPACE, f"{self.seed}/{what}/{number}")

    def stream(self, *key: str | int) -> Random:
        """Randomness of its own for one purpose, whatever else is generated."""
        return Random("/".join(map(str, (self.seed, *key))))
