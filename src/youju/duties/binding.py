"""Which rulebooks bind a unit, as its page of plans shows them."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from youju.core.explain import day_words
from youju.duties.models import Adoption, DueItem, Edition, LocalTarget
from youju.organisation.models import Reach, Unit


@dataclass(frozen=True)
class Binding:
    """An edition with how many duties and items of it the unit has in a period."""

    edition: Edition
    duties: int
    items: int

    @property
    def words(self) -> str:
        """The edition, where its name is more than the day it took force."""
        return "" if _is_day(self.edition.edition) else self.edition.edition


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


def edition_words(edition: str) -> str:
    """An edition's name; one named by a day as people write it: 2018年10月28日版."""
    return f"{day_words(date.fromisoformat(edition))}版" if _is_day(edition) else edition


def bindings(unit: Unit, since: date, until: date) -> list[Binding]:
    """Editions that gave the unit items in `[since, until)`, those with the most first."""
    rows = DueItem.objects.filter(unit_id=unit.pk, due_on__gte=since, due_on__lt=until)
    counts = rows.values("duty__edition").annotate(duties=Count("duty", distinct=True), items=Count("id"))
    found = {row["duty__edition"]: row for row in counts}
    editions = Edition.objects.defer("body").in_bulk(found)
    told = [Binding(editions[number], row["duties"], row["items"]) for number, row in found.items()]
    return sorted(told, key=lambda each: (-each.items, each.edition.title))


def _of_unit_or_above(unit: Unit) -> Q:
    above = Reach.objects.filter(unit=unit, valid_to__gte=unit.valid_to).values("ancestor_id")
    return Q(unit=unit) | Q(with_below=True, unit__in=above)


def adoptions(unit: Unit, day: date) -> list[tuple[Adoption, str]]:
    """Plans taken as binding by the unit or, with all below, by one above, not yet run out; with their titles."""
    rows = list(Adoption.objects.filter(_of_unit_or_above(unit), valid_to__gt=day).select_related("unit"))
    titles = titles_of(Edition.objects.filter(rulebook__in={row.rulebook for row in rows}))
    return [(row, titles.get(row.rulebook, row.rulebook)) for row in rows]


def targets(unit: Unit, day: date) -> list[LocalTarget]:
    """Targets above the floor that hold for the unit."""
    rows = LocalTarget.objects.filter(_of_unit_or_above(unit), valid_to__gt=day)
    return list(rows.select_related("unit").order_by("duty", "valid_from"))


def titles_of(editions: QuerySet[Edition]) -> dict[str, str]:
    """Rulebooks' titles, those of the latest edition."""
    return dict(editions.order_by("valid_from").values_list("rulebook", "title"))
