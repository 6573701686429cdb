"""Finding entries: by who took part, by unit, form and topic. By words: `words`."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.codes.models import Lineage
from youju.core.codes import Vocabulary
from youju.ledger.models import AgendaTopic, Attendance, EntryForm, Host
from youju.members.models import Identity, Person
from youju.members.reading import matching_name
from youju.organisation.models import Reach, Unit
from youju.organisation.reading import named

Rows = QuerySet[Any]
FEW = 300
"""Up to so many people or units are named one by one, so that the database knows how few they are."""


def with_form(rows: Rows, form: str) -> Rows:
    """Those of a form or of a case of it."""
    return rows.filter(Exists(EntryForm.objects.filter(revision=OuterRef("pk"), form__in=_cases("form", form))))


def with_topic(rows: Rows, topic: str) -> Rows:
    """Those with an agenda item on a topic or a case of it."""
    return rows.filter(Exists(AgendaTopic.objects.filter(revision=OuterRef("pk"), topic__in=_cases("topic", topic))))


def _cases(vocabulary: str, code: str) -> list[str]:
    found = Lineage.objects.filter(vocabulary=Vocabulary(vocabulary), ancestor=code)
    return list(found.values_list("code", flat=True))


def with_person(rows: Rows, text: str) -> Rows:
    """Those in which somebody took part: a name or a part of one, the initials of its pinyin, or a person's uid."""
    return rows.filter(Exists(Attendance.objects.filter(revision=OuterRef("pk"), person_id__in=_people(text.strip()))))


def _people(text: str) -> Any:
    if uid := as_uuid(text):
        merged = Q(uid=uid) | Q(merged__uid=uid)
        return list(Person.objects.filter(merged, merged_into=None).values_list("pk", flat=True))
    return _few(Identity.objects.filter(matching_name(text)).values_list("pk", flat=True))


def with_unit(rows: Rows, text: str, readable: QuerySet[Any, Any]) -> Rows:
    """Those held by units of a name or a part of one, or of a uid, and by all that was ever below them."""
    found = units_named(text, readable).values_list("pk", flat=True)
    below = Reach.objects.filter(ancestor__in=_few(found)).values_list("unit_id", flat=True)
    return rows.filter(Exists(Host.objects.filter(revision=OuterRef("pk"), unit_id__in=_few(below.distinct()))))


def units_named(text: str, readable: QuerySet[Any, Any]) -> QuerySet[Unit]:
    """Units among those readable: of that uid, of exactly that name, or else with it in a name they have or had."""
    units = Unit.objects.filter(pk__in=readable)
    if uid := as_uuid(text):
        return units.filter(uid=uid)
    exact = units.filter(name=text)
    return exact if exact.exists() else named(text, readable)


def _few(numbers: QuerySet[Any, Any]) -> Iterable[int] | QuerySet[Any, Any]:
    """The numbers themselves where they are few, else the question."""
    found = list(numbers[: FEW + 1])
    return found if len(found) <= FEW else numbers


def as_uuid(text: str) -> UUID | None:
    """A text as a UUID, where it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
