"""Who is below whom, and when: edges, reach, and what binds units from above, as the books derive them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from youju.core.periods import FOREVER
from youju.demo.model import Adoption, Move, Target, Unit

Span = tuple[date, date]


class Edge(NamedTuple):
    """A superior leads a unit for a time."""

    superior: int
    unit: int
    since: date
    until: date


class Reached(NamedTuple):
    """A unit is the ancestor, or below it, for a time."""

    ancestor: int
    unit: int
    since: date
    until: date


class Hierarchy:
    """Grows chapter by chapter, superiors first."""

    def __init__(self) -> None:
        self.life: dict[int, Span] = {}
        self.reach: dict[int, list[Reached]] = {}
        self.adoptions: dict[int, list[Adoption]] = {}
        self.targets: dict[int, list[Target]] = {}

    def add(
        self, units: Iterable[Unit], moves: Iterable[Move], adoptions: Iterable[Adoption], targets: Iterable[Target]
    ) -> list[Edge]:
        """Take in a chapter; gives its edges."""
        units, moves = list(units), list(moves)
        for unit in units:
            self.life[unit.number] = (unit.founded_on, unit.dissolved_on)
        edges = {unit.number: self._edges(unit, moves) for unit in units}
        for unit in units:
            self._reach(unit.number, edges)
        for adoption in adoptions:
            self.adoptions.setdefault(adoption.unit, []).append(adoption)
        for target in targets:
            self.targets.setdefault(target.unit, []).append(target)
        return [edge for each in edges.values() for edge in each]

    def _edges(self, unit: Unit, moves: list[Move]) -> list[Edge]:
        if not unit.superior:
            return []
        founded, dissolved = self.life[unit.superior]
        start, end = max(unit.founded_on, founded), min(unit.dissolved_on, dissolved)
        edges = [Edge(unit.superior, unit.number, start, end)]
        for move in (each for each in moves if each.unit == unit.number):
            edges[-1] = edges[-1]._replace(until=move.on)
            edges.append(Edge(move.superior, unit.number, move.on, unit.dissolved_on))
        return edges

    def _reach(self, number: int, edges: dict[int, list[Edge]]) -> list[Reached]:
        if number not in self.reach:
            self.reach[number] = [Reached(number, number, *self.life[number])]
            for edge in edges.get(number, ()):
                for each in list(self._reach(edge.superior, edges)):
                    since, until = max(each.since, edge.since), min(each.until, edge.until)
                    if since < until:
                        self.reach[number].append(Reached(each.ancestor, number, since, until))
        return self.reach[number]

    def bound(self, number: int) -> list[tuple[str, int, date, date]]:
        """Rulebooks adopted by a unit or above it for it: rulebook, unit, from, to; spans that touch are one."""
        spans: dict[str, list[Span]] = {}
        for each in self.reach[number]:
            for adoption in self.adoptions.get(each.ancestor, ()):
                since = max(adoption.since, each.since) if adoption.with_below else adoption.since
                until = each.until if adoption.with_below else FOREVER
                if (adoption.with_below or each.ancestor == number) and since < until:
                    spans.setdefault(adoption.rulebook, []).append((since, until))
        return [(rulebook, number, *span) for rulebook, each in spans.items() for span in _joined(each)]

    def asked(self, number: int) -> list[tuple[str, int, int, date, date]]:
        """Local targets that reach a unit: duty, unit, least, from, to."""
        return [
            (target.duty, number, target.least, max(target.since, each.since), min(target.until, each.until))
            for each in self.reach[number]
            for target in self.targets.get(each.ancestor, ())
            if max(target.since, each.since) < min(target.until, each.until)
        ]


def _joined(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found
