"""Which duties an entry can be an act of: only their items can change with it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from youju.core.judge.plan import PLAN, Plan


class Trait(NamedTuple):
    """Something an entry is or holds that a term may ask for."""

    entry: int
    table: str  # the plan table of what is asked: term_form, term_topic, term_deliverable, term_first or term_item
    value: str  # '' for term_first


def duties_touched(plan: Plan, traits: Iterable[Trait]) -> tuple[int, ...]:
    """The duties whose conditions some entry meets, with all other editions of them; in order.

    An agenda item must meet what is asked of items alone; here the entry's items may meet it together, so a duty too
    many may be named, never one too few.
    """
    terms = _terms_met(plan, traits)
    number, code, term = (list(PLAN["duty"]).index(name) for name in ("duty_no", "code", "term_no"))
    codes = {row[code] for row in plan.rows["duty"] if row[term] in terms}
    return tuple(sorted(row[number] for row in plan.rows["duty"] if row[code] in codes))


def _terms_met(plan: Plan, traits: Iterable[Trait]) -> set[int]:
    """Terms all of whose conditions one entry meets."""
    asking = _asking(plan)
    met: dict[tuple[int, int], set[str]] = defaultdict(set)
    for trait in traits:
        for term in asking.get((trait.table, trait.value), ()):
            met[trait.entry, term].add(trait.table)
    number, of_entry, of_item = (list(PLAN["term"]).index(name) for name in ("term_no", "entry_facets", "item_facets"))
    needed = {row[number]: row[of_entry] + row[of_item] for row in plan.rows["term"]}
    return {term for (_, term), tables in met.items() if len(tables) == needed[term]}


def _asking(plan: Plan) -> dict[tuple[str, str], list[int]]:
    """The terms that ask for each trait."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for table in ("term_form", "term_topic", "term_deliverable", "term_item"):
        for term, value, *_ in plan.rows[table]:
            found[table, value].append(term)
    for term, *_ in plan.rows["term_first"]:
        found["term_first", ""].append(term)
    return found
