"""An inspection as rows that can be printed as JSON: the form that is scored, and sent between processes.

Offsets count characters of the text as read. A defect of the whole document has neither start nor end.
"""

from typing import Any

from youju.core.reading.found import Claim, Commitment, Defect, Severity
from youju.core.reading.outline import Heading
from youju.core.reading.text import Span
from youju.inspecting.inspection import Inspection
from youju.inspecting.places import place_of

Row = dict[str, Any]

WHOLE = "全文"
AROUND = 100
"""So many characters of its sentence are told before and behind a defect."""


def row_of(file: str, inspection: Inspection) -> Row:
    """All that was found in a file."""
    text = inspection.text
    return {
        "file": file,
        "characters": len(text.content),
        "notes": list(text.notes),
        "outline": [_heading(each) for each in inspection.outline.headings],
        "claims": [_claim(each) for each in inspection.claims],
        "commitments": [_commitment(each) for each in inspection.commitments],
        "defects": [_defect(each, inspection) for each in inspection.defects],
    }


def is_loud(defect: Row) -> bool:
    """Whether a defect makes a document not clean: wrong or doubtful, not merely worth knowing."""
    return bool(defect["severity"] != Severity.INFO)


def _heading(heading: Heading) -> Row:
    start, end = heading.span
    return {"start": start, "end": end, "level": heading.level, "label": heading.label, "title": heading.title}


def _claim(claim: Claim) -> Row:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "subject": claim.subject,
        "action": claim.action,
        "object": claim.object,
        "quantity": _plain(claim.quantity),
        "upper": _plain(claim.upper),
        "unit": claim.unit,
        "status": claim.status.value,
        "is_rough": claim.is_rough,
        "period": claim.period,
    }


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _commitment(commitment: Commitment) -> Row:
    return {
        "start": commitment.span.start,
        "end": commitment.span.end,
        "text": commitment.text,
        "subject": commitment.subject,
        "cadence": commitment.cadence.value,
        "min_count": commitment.min_count,
        "max_count": commitment.max_count,
        "action": commitment.action,
        "deadline": commitment.deadline,
        "force": commitment.force,
    }


def _defect(defect: Defect, inspection: Inspection) -> Row:
    start, end = defect.span or (None, None)
    return {
        "start": start,
        "end": end,
        "place": WHOLE if start is None else place_of(inspection.text, start),
        "code": defect.code,
        "severity": defect.severity.value,
        "text": defect.text,
        "message": defect.message,
        "fix": defect.fix and defect.fix.replacement,
        "fix_start": defect.fix and defect.fix.span.start,
        "fix_end": defect.fix and defect.fix.span.end,
        "sentence": _sentence(start, end, inspection),
        "related": [_related(each, inspection) for each in defect.related] if defect.related else [],
    }


def _sentence(start: int | None, end: int | None, inspection: Inspection) -> Row | None:
    """What stands around a defect in its sentence, up to where the defect ends or its line does."""
    if start is None or end is None:
        return None
    text = inspection.text
    line = text.lines[text.line_at(min(start, len(text.content)))]
    around = text.sentence_at(start)
    begin, stop = (around.start, around.end) if around else line
    begin, stop = max(begin, start - AROUND), min(max(stop, end), line.end, end + AROUND)
    return {"start": begin, "text": text.content[begin:stop]}


def _related(span: Span, inspection: Inspection) -> Row:
    start, end = span
    text = inspection.text
    return {"start": start, "end": end, "place": place_of(text, start), "text": text.quote(span)}
