"""Changes to vocabularies."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.codes.models import Code, Lineage
from youju.codes.queries import vocabulary
from youju.core.codes import Terms, Vocabulary
from youju.core.errors import Refusal


@transaction.atomic
def publish_codes(codes: Mapping[Vocabulary, Terms], *, by: Actor, at: datetime) -> int:
    """Bring the shipped codes up to the library's: new ones added, changed labels changed, none deleted.

    Returns how many changed.
    """
    known = {(code.vocabulary, code.code): code for code in Code.objects.filter(is_local=False)}
    rows = [
        Code(
            vocabulary=each.value,
            code=term.code,
            label=term.label,
            is_a=term.is_a,
            words=list(term.words),
            unit=term.unit,
        )
        for each, terms in codes.items()
        for term in terms.terms
    ]
    changed = [row for row in rows if _differs(row, known.get((row.vocabulary, row.code)))]
    Code.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["vocabulary", "code"],
        update_fields=["label", "is_a", "words", "unit"],
    )
    if changed:
        line_up()
        audit("publish_codes", "codes", by=by, at=at, changed=len(changed))
    return len(changed)


def _differs(row: Code, known: Code | None) -> bool:
    fields = ("label", "is_a", "words", "unit")
    return known is None or any(getattr(row, field) != getattr(known, field) for field in fields)


@transaction.atomic
def add_local_codes(
    which: Vocabulary, labels: Mapping[str, str], *, by: Actor, at: datetime, units: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Add local codes, one for each label → shipped code it is a case of ('' for none); give label → new code.

    A label already there keeps its code. `units`: label → what a deliverable is counted in.
    """
    terms = vocabulary(which)
    given = {label: terms.by_word[label] for label in labels if label in terms.by_word}
    new = {label: general for label, general in labels.items() if label not in given}
    for general in filter(None, new.values()):
        if general not in terms.by_code:
            raise Refusal(f"词表里没有 {general}，不能作为新词的上位。")
    first = Code.objects.filter(vocabulary=which, is_local=True).count() + 1
    rows = [
        Code(
            vocabulary=which,
            code=f"local_{which}_{number}",
            label=label,
            is_a=general,
            unit=(units or {}).get(label, ""),
            is_local=True,
        )
        for number, (label, general) in enumerate(new.items(), first)
    ]
    Code.objects.bulk_create(rows)
    if rows:
        line_up()
        audit("add_local_codes", str(which), by=by, at=at, codes={row.code: row.label for row in rows})
    return given | {row.label: row.code for row in rows}


def line_up() -> None:
    """Make the lineage anew: each code with everything it is a case of."""
    Lineage.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE line AS (
                SELECT vocabulary, code, code AS ancestor, is_a FROM codes_code
                UNION
                SELECT line.vocabulary, line.code, up.code, up.is_a
                FROM line JOIN codes_code AS up ON up.vocabulary = line.vocabulary AND up.code = line.is_a
            )
            INSERT INTO codes_lineage (vocabulary, code, ancestor) SELECT DISTINCT vocabulary, code, ancestor FROM line
            """
        )


def tidy_label(text: str) -> str:
    """A word as a label: without spaces around or within."""
    return re.sub(r"\s+", "", text)
