"""At which organisation a post is held that names a kind of it: 党总支书记, 机关党委书记, 临时党支部书记."""

import re
from functools import cached_property

from youju.core.ledgers.text import folded
from youju.intake.units import Units
from youju.organisation.models import Reach, Unit

BRANCHES = ("branch", "joint_branch", "temporary_branch")
KINDS = (
    (r"机关党委", ("party_committee",), "机关党委"),
    (r"临时(?:党)?支部", ("temporary_branch",), ""),
    (r"临时党委", ("temporary_committee",), ""),
    (r"党委", ("party_committee", "work_committee", "temporary_committee"), ""),
    (r"党工委", ("work_committee",), ""),
    (r"(?:党)?总支", ("general_branch",), ""),
    (r"党组(?!长)", ("leading_party_group",), ""),
    (r"(?:党)?支部|支委|支书", BRANCHES, ""),
)
"""How the words for a post begin, at which kinds of organisation it is held, and what stands in that one's name."""


class Bodies:
    """Finds the organisation a post is held at, of those a person belongs to and those above them."""

    def __init__(self, units: Units) -> None:
        self.units = units

    @cached_property
    def _above(self) -> dict[int, list[Unit]]:
        """The organisations above each, the nearest first."""
        found: dict[int, list[Unit]] = {}
        rows = Reach.objects.filter(depth__gt=0).select_related("ancestor").order_by("depth", "id")
        for row in rows:
            found.setdefault(row.unit_id, []).append(row.ancestor)
        return found

    def of(self, words: str, home: Unit | None, attached: Unit | None) -> Unit | None:
        """Where a post is held; None where its words name a kind of organisation that is not found.

        Words that name none (书记, 组织委员) are about the one where the person is.
        """
        plain = folded(words)
        kinds, part = next(((kinds, part) for start, kinds, part in KINDS if re.match(start, plain)), ((), ""))
        own = [unit for unit in (home, attached) if unit is not None]
        if not kinds:
            return own[0] if own else None
        near = [*own, *(above for unit in own for above in self._above.get(unit.pk, ()))]
        fits = [unit for unit in near if unit.kind in kinds and part in unit.name]
        return fits[0] if fits else self._only(kinds, part) if part else None

    def _only(self, kinds: tuple[str, ...], part: str) -> Unit | None:
        """The one organisation whose name ends so; None where there are several."""
        named = {
            unit.pk: unit for unit in self.units.by_key.values() if unit.kind in kinds and unit.name.endswith(part)
        }
        return next(iter(named.values())) if len(named) == 1 else None
