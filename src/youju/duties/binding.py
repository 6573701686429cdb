"""Which rulebooks bind a unit, as its page of plans shows them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from youju.core.explain import day_words
from youju.core.judge.plan import ANY
from youju.duties.editions import numbered_plan
from youju.duties.models import Adoption, DueItem, Edition, LocalTarget, Waiver
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


def _since(unit: Unit, day: date) -> Q:
    """What holds for the unit on a day or after it, and what somebody ended on that day or after it."""
    return _of_unit_or_above(unit) & (Q(valid_to__gt=day) | Q(ended_at__isnull=False, valid_to__gte=day))


def adoptions(unit: Unit, day: date) -> list[tuple[Adoption, str]]:
    """Plans taken as binding by the unit or, with all below, by one above, from a day on; with their titles."""
    rows = list(Adoption.objects.filter(_since(unit, day)).select_related("unit").order_by("valid_from", "id"))
    titles = titles_of(Edition.objects.filter(rulebook__in={row.rulebook for row in rows}))
    return [(row, titles.get(row.rulebook, row.rulebook)) for row in rows]


def targets(unit: Unit, day: date) -> list[LocalTarget]:
    """Targets above the floor that hold for the unit from a day on."""
    rows = LocalTarget.objects.filter(_since(unit, day))
    return list(rows.select_related("unit").order_by("duty", "valid_from"))


def waivers(unit: Unit, day: date) -> list[Waiver]:
    """Releases of the unit, or of people in it, from a day on."""
    rows = Waiver.objects.filter(_since(unit, day))
    return list(rows.select_related("unit", "person__identity").order_by("valid_from", "id"))


def titles_of(editions: QuerySet[Edition]) -> dict[str, str]:
    """Rulebooks' titles, those of the latest edition."""
    return dict(editions.order_by("valid_from").values_list("rulebook", "title"))


def duty_titles() -> dict[str, str]:
    """Duties' titles by code, those of the latest edition; '*' stands for all."""
    return {duty.code: duty.title for duty in numbered_plan().duties.values()} | {ANY: "全部事项"}


def target_words(target: LocalTarget, titles: Mapping[str, str]) -> str:
    """What is asked: 支部党员大会：至少 6."""
    return f"{titles.get(target.duty, target.duty)}：至少 {target.least}"


def waiver_words(waiver: Waiver, titles: Mapping[str, str]) -> str:
    """What is released from, and who if not the unit: 张三：党员每年集中学习培训时间."""
    title = titles.get(waiver.duty, waiver.duty)
    if waiver.person is None:
        return title
    identity = getattr(waiver.person, "identity", None)
    return f"{identity.name if identity else '（姓名已删除）'}：{title}"
