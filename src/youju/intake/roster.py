"""Who is meant by a name in the ledger: people of one name are told apart by unit and day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from youju.core.ledgers.bodies import by_short_name
from youju.core.ledgers.text import bare
from youju.intake.people import Known
from youju.intake.units import Units
from youju.organisation.models import Reach

UNKNOWN, UNCLEAR = 0, -1
"""Answers that are no person: nobody of the name, or several who could be meant."""

HERE, FORMERLY, NEAR, LOOSE, ELSEWHERE = 4, 3, 2, 1, 0
"""How near somebody stands to a unit on a day: is in it; was or will be; in one above or below; in none; elsewhere."""


@dataclass(frozen=True)
class Asked:
    """A name as written, with the units that held the entry and its day."""

    name: str
    hint: str
    hosts: tuple[int, ...]
    day: date


class Roster:
    """People by name."""

    def __init__(self, people: Mapping[str, list[Known]], units: Units) -> None:
        self.people, self.units = dict(people), units
        self.near: defaultdict[int, set[int]] = defaultdict(set)
        for above, below in Reach.objects.values_list("ancestor_id", "unit_id").distinct():
            self.near[above].add(below)
            self.near[below].add(above)

    def add(self, name: str, person_id: int) -> None:
        """Somebody who was registered by name alone."""
        self.people.setdefault(name, []).append(Known(person_id, name))

    def find(self, asked: Asked) -> int:
        """The person's number, UNKNOWN or UNCLEAR."""
        alike = self.people.get(asked.name)
        if not alike:
            return UNKNOWN
        if len(alike) == 1:
            return alike[0].person_id
        hosts = self._hinted(asked) or asked.hosts
        scored = [(self._nearness(each, hosts, asked.day), each) for each in self._by_note(alike, asked.hint)]
        best = max(score for score, _ in scored)
        nearest = [each for score, each in scored if score == best]
        return nearest[0].person_id if len(nearest) == 1 else UNCLEAR

    def _hinted(self, asked: Asked) -> tuple[int, ...]:
        """The unit a bracket names."""
        if not asked.hint:
            return ()
        unit = self.units.unit(asked.hint) or self.units.unit(by_short_name(asked.hint, self.units.names))
        return (unit.pk,) if unit else ()

    @staticmethod
    def _by_note(alike: list[Known], hint: str) -> list[Known]:
        """Those whose remarks have what stands in the bracket (their department, say), else all."""
        marked = [each for each in alike if hint and bare(hint) in bare(each.note)]
        return marked or alike

    def _nearness(self, person: Known, hosts: Iterable[int], day: date) -> int:
        stays = list(person.stays())
        if not stays:
            return LOOSE
        hosts = set(hosts)
        if any(unit in hosts and since <= day < until for unit, since, until in stays):
            return HERE
        if any(unit in hosts for unit, _, _ in stays):
            return FORMERLY
        around = set().union(*(self.near[host] for host in hosts))
        return NEAR if any(unit in around for unit, _, _ in stays) else ELSEWHERE
