"""Run the checks over a document."""

from collections.abc import Iterable, Mapping

from youju.core.errors import Refusal
from youju.core.reading.defects.check import Check, Document
from youju.core.reading.defects.registry import FAMILIES
from youju.core.reading.defects.settings import is_of
from youju.core.reading.found import Defect

CHECKS: Mapping[str, Check] = {check.code: check for family in FAMILIES for check in family}


def inspect(document: Document, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Defect]:
    """The defects of a document in order of place, those of the document as a whole first.

    `select` and `ignore` (codes or families) narrow what the settings want further. Raises Refusal for unknown codes.
    """
    select, ignore = tuple(select), tuple(ignore)
    refuse_unknown([*select, *ignore, *document.settings.select, *document.settings.ignore])
    found: list[Defect] = []
    for check in CHECKS.values():
        if document.settings.wants(check.code) and _wanted(check.code, select, ignore):
            found.extend(check.find(document))
    kept = [each for each in found if not _is_silenced(document, each)]
    return sorted(kept, key=lambda each: (each.span or (-1, -1), each.code))


def refuse_unknown(codes: Iterable[str]) -> None:
    """Raise Refusal for a code that is neither a check nor a family of checks."""
    for code in codes:
        if not any(is_of(known, code) for known in CHECKS):
            raise Refusal(f"没有代码为“{code}”的检查", "用 youju inspect --list 看全部检查代码")


def _wanted(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if any(is_of(code, each) for each in ignore):
        return False
    return not select or any(is_of(code, each) for each in select)


def _is_silenced(document: Document, defect: Defect) -> bool:
    return any(silence.covers(document.text.name, defect) for silence in document.settings.silences)
