"""Which of several fixes are made."""

from collections.abc import Iterable

from youju.core.reading.found import Fix


def separate(fixes: Iterable[Fix]) -> list[Fix]:
    """Fixes in order of place, without those that overlap one before them."""
    kept: list[Fix] = []
    for fix in sorted(fixes, key=lambda each: each.span):
        if not kept or _follows(kept[-1], fix):
            kept.append(fix)
    return kept


def _follows(before: Fix, fix: Fix) -> bool:
    if fix.span.start == before.span.start:  # two insertions at one place would depend on their order
        return False
    return fix.span.start >= before.span.end
