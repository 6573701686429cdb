"""Entries as lists show them: each with its units, forms and how many came, in one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from youju.codes.models import Code
from youju.core.codes import Vocabulary
from youju.core.facts import Presence
from youju.ledger.models import Attendance, EntryForm, Host, Revision
from youju.ledger.reading import in_force

AT_ONCE = 1000
PARTICULARS = ("entry", "host_names", "form_labels", "present_named", "away")


def entries_listed() -> QuerySet[Any]:
    """All entries, newest first. Whose `entry` each is, `dress` tells: a join would be made for all of them."""
    return in_force().order_by("-started_on", "-entry_id")


def with_particulars(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same with `host_names`, `form_labels`, `present_named` and `away` (on leave or absent)."""
    found: QuerySet[Any] = rows.annotate(
        host_names=host_names(),
        form_labels=form_labels(),
        present_named=_people(Presence.PRESENT),
        away=_people(Presence.LEAVE, Presence.ABSENT),
    )
    return found


def dress(entries: list[Any]) -> None:
    """Give entries what `with_particulars` gives: for a page of them, when it is known which they are."""
    found = with_particulars(Revision.objects.filter(pk__in=[each.pk for each in entries])).select_related("entry")
    by_number = {each.pk: each for each in found.only("entry__uid")}
    for each in entries:
        for name in PARTICULARS:
            setattr(each, name, getattr(by_number[each.pk], name))


IN_FILES = (
    *("pk", "started_on", "title", "state", "is_late", "number", "headcount", "headcount_unit"),
    *("host_names", "form_labels", "present_named", "away"),
)


def for_file(rows: QuerySet[Any]) -> Iterator[Any]:
    """What files show of entries (`IN_FILES`), in their order. Asked a thousand at a time, and not as revisions:
    those would take longer to make than to find."""
    numbers = list(rows.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        found = with_particulars(Revision.objects.filter(pk__in=part)).values_list(*IN_FILES, named=True)
        by_number = {each.pk: each for each in found}
        yield from (by_number[number] for number in part)


def host_names() -> ArraySubquery:
    """The names of a revision's hosts."""
    return ArraySubquery(Host.objects.filter(revision=OuterRef("pk")).order_by("id").values("unit__name"))


def form_labels() -> ArraySubquery:
    """What a revision was, in words."""
    label = Code.objects.filter(vocabulary=Vocabulary.FORM, code=OuterRef("form")).values("label")[:1]
    forms = EntryForm.objects.filter(revision=OuterRef("pk")).order_by("id")
    return ArraySubquery(forms.annotate(said=Coalesce(Subquery(label), F("form"))).values("said"))


def _people(*presences: Presence) -> Coalesce:
    there = Attendance.objects.filter(revision=OuterRef("pk"), presence__in=[int(each) for each in presences])
    counted = there.order_by().values("revision").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@dataclass(frozen=True)
class Turnout:
    """How many came, of how many who should; `unnamed` of those who came without a name, `attendances` in 人次."""

    named: int
    away: int
    unnamed: int
    attendances: int

    @property
    def present(self) -> int:
        """实到."""
        return self.named + self.unnamed

    @property
    def expected(self) -> int:
        """应到."""
        return self.present + self.away

    def __str__(self) -> str:
        if self.attendances and not self.present:
            return f"{self.attendances}人次"
        more = f"，{self.attendances}人次" if self.attendances else ""
        return f"{self.present}/{self.expected}{more}" if self.expected else ""


def turnout(row: Any) -> Turnout:
    """How many came to an entry of `with_particulars`."""
    is_people = row.headcount_unit == "people"
    unnamed, attendances = (row.headcount, 0) if is_people else (0, row.headcount)
    return Turnout(row.present_named, row.away, unnamed, attendances)
