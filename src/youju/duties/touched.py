"""What changes in the books touched, as they wrote it down."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from youju.core.judge.touching import Trait, duties_touched
from youju.duties.editions import numbered_plan

MANY = 100
"""Of more entries than this it is not asked which duties they can be acts of."""

EVERY_UNIT = 0


@dataclass(frozen=True)
class Touched:
    """Units all of whose items may have changed, and others of which only those of some duties may have."""

    wholly: frozenset[int]
    partly: frozenset[int]
    duties: tuple[int, ...]

    @property
    def units(self) -> frozenset[int]:
        """All of them."""
        return self.wholly | self.partly


def take_touched() -> Touched:
    """Take the touches written so far; call it in the transaction that judges them."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_touch RETURNING unit_id, revision_id")
        rows = cursor.fetchall()
    revisions = {revision for _, revision in rows if revision}
    if len(revisions) > MANY:
        return Touched(frozenset(unit for unit, _ in rows), frozenset(), ())
    wholly = frozenset(unit for unit, revision in rows if not revision)
    partly = frozenset(unit for unit, revision in rows if revision) - wholly
    return Touched(wholly, partly, duties_touched(numbered_plan(), traits_of(revisions)) if partly else ())


def traits_of(revisions: Iterable[int]) -> list[Trait]:
    """What the entries of these revisions are and hold, as duties ask for it."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAITS, {"revisions": list(revisions)})
        return [Trait(*row) for row in cursor.fetchall()]


_TRAITS = """
    SELECT entry_id, 'term_form', form FROM entry_form WHERE entry_id = ANY(%(revisions)s)
    UNION ALL
    SELECT entry_id, 'term_topic', topic FROM agenda_topic WHERE entry_id = ANY(%(revisions)s)
    UNION ALL
    SELECT entry_id, 'term_deliverable', kind FROM deliverable WHERE entry_id = ANY(%(revisions)s)
    UNION ALL
    SELECT entry_id, 'term_item', kind FROM agenda_item WHERE entry_id = ANY(%(revisions)s)
    UNION ALL
    SELECT entry_id, 'term_first', '' FROM agenda_item WHERE entry_id = ANY(%(revisions)s) AND first_topic = 1"""
