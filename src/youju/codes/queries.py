"""Reading vocabularies."""

from youju.codes.models import Code
from youju.core.codes import Term, Terms, Vocabulary


def vocabulary(which: Vocabulary) -> Terms:
    """One vocabulary with its local codes, shipped ones first."""
    rows = Code.objects.filter(vocabulary=which, retired_on=None).order_by("is_local", "id")
    return Terms(which, tuple(map(_term, rows)))


def all_vocabularies() -> dict[Vocabulary, Terms]:
    """Every vocabulary, in one query."""
    found: dict[Vocabulary, list[Term]] = {each: [] for each in Vocabulary}
    for row in Code.objects.filter(retired_on=None).order_by("is_local", "id"):
        found[Vocabulary(row.vocabulary)].append(_term(row))
    return {which: Terms(which, tuple(terms)) for which, terms in found.items()}


def _term(row: Code) -> Term:
    return Term.model_construct(
        code=row.code, label=row.label, is_a=row.is_a, words=tuple(row.words), unit=row.unit, note=""
    )
