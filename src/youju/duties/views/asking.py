"""What pages of this room ask for: a unit, a period, an area; kept in the address."""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from youju.base.clock import today
from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.periods import Cadence, Period, parse_period
from youju.duties.below import units_above
from youju.duties.models import JudgedWindow
from youju.duties.places import with_asked
from youju.organisation.models import Unit
from youju.ui.scope import Ability
from youju.ui.views.pages import Crumb, Page

CADENCES = {Cadence.MONTH: "月", Cadence.QUARTER: "季度", Cadence.HALF: "半年", Cadence.YEAR: "年"}


def period_asked(text: str, day: date) -> Period:
    """The period of an address; the quarter of `day` where there is none, or none that can be read."""
    try:
        found = parse_period(text)
    except ValueError:
        found = Period.containing(Cadence.QUARTER, day)
    return found if found.cadence in CADENCES else Period.containing(Cadence.MONTH, found.start)


class PeriodPage(Page):
    """A page over a period."""

    room = "duties"
    ability = Ability.READ

    @cached_property
    def period(self) -> Period:
        """The period asked for."""
        return period_asked(self.request.GET.get("period", ""), today())

    @cached_property
    def areas(self) -> list[tuple[str, str]]:
        """Codes and labels of the areas, in their order."""
        return [(term.code, term.label) for term in vocabulary(Vocabulary.AREA).terms]

    @property
    def units(self) -> Any:
        """The units that may be read."""
        return self.request.scope.units(Ability.READ)

    @property
    def is_judged(self) -> bool:
        """Whether items of the period are stored."""
        return JudgedWindow.objects.filter(since__lte=self.period.start, until__gte=self.period.end).exists()

    def here(self, **asked: Any) -> str:
        """This page's address with something else asked for; the first page of it."""
        given = {name: value for name, value in self.request.GET.items() if name not in ("page", "_export")}
        return with_asked(self.request.path, **(given | asked))

    def context(self) -> dict[str, Any]:
        return super().context() | {"period": self.period, "periods": self._periods(), "is_judged": self.is_judged}

    def _periods(self) -> dict[str, Any]:
        """Addresses of the periods beside this one, and of other lengths."""
        anchor = today() if self.period.start <= today() < self.period.end else self.period.start
        return {
            "previous": self.here(period=self.period.previous().label),
            "next": self.here(period=self.period.next().label),
            "lengths": [
                (word, self.here(period=Period.containing(each, anchor).label), each is self.period.cadence)
                for each, word in CADENCES.items()
            ],
        }

    def crumbs_to(self, unit: Unit) -> list[Crumb]:
        """The way down to a unit, through matrices."""
        above = units_above(unit, today(), self.units)
        return [(each.name, matrix_address(each, self.period)) for each in above]


class UnitAskedPage(PeriodPage):
    """A page over a period about a unit named as `?unit=`; without it, the first of those granted."""

    @cached_property
    def unit(self) -> Unit:
        """The unit asked for. Http404 where it may not be read."""
        asked = self.request.GET.get("unit", "")
        if not asked:
            first: Unit = self.request.scope.own_units[0]  # type: ignore[attr-defined]
            return first
        try:
            found = Unit.objects.filter(uid=asked, pk__in=self.units).first()
        except (ValueError, ValidationError) as error:
            raise Http404 from error
        if found is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        return super().context() | {"unit": self.unit}


def matrix_address(unit: Unit, period: Period, **asked: Any) -> str:
    """Where the matrix of a unit is."""
    return with_asked(reverse("duties:matrix"), unit=unit.uid, period=period.label, **asked)


def list_address(unit: Unit, period: Period, **asked: Any) -> str:
    """Where the items of a unit are listed."""
    return with_asked(reverse("duties:unit", args=[unit.uid]), period=period.label, **asked)
