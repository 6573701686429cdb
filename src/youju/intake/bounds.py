"""How far an import may reach: the units its account manages. Without bounds (the command line) it may reach all."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from youju.core.errors import Refusal
from youju.core.periods import FOREVER
from youju.intake.models import Book, ImportedRow
from youju.ledger.models import Host
from youju.members.models import Identity, Membership, Person
from youju.members.scoping import OfFew
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft

Within = QuerySet[Any, Any] | None
"""The numbers of the units an import may touch, as a subquery; None for all."""

Among = Callable[[QuerySet[Identity]], QuerySet[Identity]]
"""Cuts identities down to those an import may know."""


def everybody(identities: QuerySet[Identity]) -> QuerySet[Identity]:
    """All of them."""
    return identities


class Bounds:
    """What an import may know and touch."""

    def __init__(self, within: Within) -> None:
        self.within = within
        self.registered: list[int] = []

    def people(self, identities: QuerySet[Identity]) -> QuerySet[Identity]:
        """People seen from the units, and those this import has registered; one merged, where the one kept is seen."""
        if self.within is None:
            return identities
        kept = Subquery(Person.objects.filter(pk=OuterRef("person_id")).values(one=Coalesce("merged_into", "pk"))[:1])
        seen = OfFew()(Person.objects.all(), self.within).values("pk")
        return identities.annotate(kept=kept).filter(Q(kept__in=seen) | Q(kept__in=self.registered))

    def check_names(self, drafts: Iterable[UnitDraft]) -> None:
        """Refuse to found what is there already, beyond the bounds."""
        if self.within is None:
            return
        names = [draft.name for draft in drafts]
        there = Unit.objects.filter(name__in=names, valid_to=FOREVER).exclude(pk__in=self.within)
        name = there.values_list("name", flat=True).first()
        if name:
            raise Refusal(f"“{name}”不在您的管理范围。", "由管理它的党组织导入这本台账，或请上级导入。")

    def check_founded(self, units: Sequence[Unit]) -> None:
        """Refuse units that would stand under none of those within: nobody here could see them."""
        if self.within is None or not units:
            return
        numbers = [unit.pk for unit in units]
        inside = set(self.within.filter(unit_id__in=numbers).values_list("unit_id", flat=True))
        out = [unit.name for unit in units if unit.pk not in inside]
        if out:
            more = f"等 {len(out)} 个党组织" if len(out) > 1 else ""
            raise Refusal(
                f"“{out[0]}”{more}没有挂在您管理的党组织之下，不能新建。",
                "在单位表的“上级”一列写明上级（您管理的党组织之一），或请上级导入。",
            )

    def holds(self, memberships: Sequence[Membership]) -> bool:
        """Whether all these are of units within."""
        if self.within is None:
            return True
        units = {row.unit_id for row in memberships}
        return len(units) == self.within.filter(unit_id__in=units).values("unit_id").distinct().count()

    def book(self, named: Callable[[str], Book], name: str, unit: str) -> Book:
        """The book of a name; where another's book has it, one with the unit's name besides."""
        book = named(name)
        if self.within is None or not self._is_foreign(book):
            return book
        own = named(f"{name[:60]}（{unit[:50]}）")
        if self._is_foreign(own):
            raise Refusal(f"已有一本叫“{own.name}”的台账，由别的党组织导入。", "换一个文件名再导入。")
        return own

    def _is_foreign(self, book: Book) -> bool:
        revisions = ImportedRow.objects.filter(run__book=book).values("revision_id")
        return Host.objects.filter(revision__in=revisions).exclude(unit__in=self.within).exists()  # type: ignore[misc]
