"""Figures in plans that only say what a duty is about, and set none."""

from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity

_BESIDE_POINT = regex(
    "^(?:[^，。；：]{2,10}(?=围绕|针对))?(?:紧紧|始终)?(?:围绕|针对|聚焦)[^，。；]*$|^[也都更]?是[^，。；]*$"
)
"""Before a figure that tells what the duty is about, or what is so: 围绕年产220万吨目标, 也是产能…的第一年."""
_DONE_TO = regex("[一-龥]{2,8}(?:开展|进行|实施|实行)")
"""Behind a number of what something is done to: 对4个领域开展专项监督."""


def is_about(masked: str, quantity: Quantity, before: str, said: str) -> bool:
    """Whether a number without a bound only says what is meant: 围绕…目标, 对4个领域开展监督, …任期届满.

    `before`: what precedes it in its clause, `said`: the clause.
    """
    if _BESIDE_POINT.match(before) or said.endswith("任期届满"):
        return True
    return "对" in before and quantity.unit == "个" and _DONE_TO.match(masked, quantity.span.end) is not None
