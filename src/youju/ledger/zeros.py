"""What a unit may confirm to be zero."""

from collections.abc import Iterable

from youju.core.measures import Measure, Verb
from youju.library.shelf import shipped_library

COUNTED = (Verb.COUNT, Verb.SUM, Verb.PEOPLE, Verb.ATTENDANCES)
"""A share of nothing, or hours of nobody, is no zero that anybody could attest."""


def measures_that_can_be_zero() -> list[tuple[str, str]]:
    """Codes and titles of measures, by title's first use in the library."""
    return [(code, measure.title) for code, measure in _candidates()]


def _candidates() -> Iterable[tuple[str, Measure]]:
    return ((code, each) for code, each in shipped_library().measures.items() if each.verb in COUNTED and each.title)


def measure_title(code: str) -> str:
    """What a measure is called; of a duty's own, which is named by its code, the code."""
    found = shipped_library().measures.get(code)
    return found.title if found else code
