"""Run the checks over a document."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from youju.core.errors import Refusal
from youju.core.reading.defects.cautious import cautiously
from youju.core.reading.defects.check import Check, Document
from youju.core.reading.defects.registry import FAMILIES
from youju.core.reading.defects.settings import is_of
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect

CHECKS: Mapping[str, Check] = {check.code: check for family in FAMILIES for check in family}


def inspect(document: Document, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Defect]:
    """The defects of a document in order of place, those of the document as a whole first.

    `select` and `ignore` (codes or families) narrow what the settings want further. Raises Refusal for unknown codes.
    """
    settings = document.settings
    found: list[Defect] = []
    wanted = _wanted(settings.select, settings.ignore, tuple(select), tuple(ignore))
    for check in wanted.likely_in(document):
        found.extend(check.find(document))
    found = list(cautiously(document, found))
    kept = [each for each in found if not _is_silenced(document, each)] if settings.silences else found
    return sorted(kept, key=lambda each: (each.span or (-1, -1), each.code))


def refuse_unknown(codes: Iterable[str]) -> None:
    """Raise Refusal for a code that is neither a check nor a family of checks."""
    for code in codes:
        if not any(is_of(known, code) for known in CHECKS):
            raise Refusal(f"没有代码为“{code}”的检查", "用 youju inspect --list 看全部检查代码")


@lru_cache(maxsize=64)
def _wanted(*lists: tuple[str, ...]) -> Signed[Check]:
    """The checks that run where their signs stand, by two pairs of what to select and what to ignore."""
    refuse_unknown(code for codes in lists for code in codes)
    kept: Iterable[Check] = CHECKS.values()
    for select, ignore in (lists[:2], lists[2:]):
        kept = [each for each in kept if not _is_any(each.code, ignore) and (not select or _is_any(each.code, select))]
    return Signed((each.signs, each) for each in kept)


def _is_any(code: str, wanted: Iterable[str]) -> bool:
    return any(is_of(code, each) for each in wanted)


def _is_silenced(document: Document, defect: Defect) -> bool:
    return any(silence.covers(document.text.name, defect) for silence in document.settings.silences)
