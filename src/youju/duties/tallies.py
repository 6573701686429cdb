"""Tallies thrown away when what they were counted from changes."""

from collections.abc import Iterable

from youju.duties.models import Tally
from youju.duties.turns import wait_for_others
from youju.organisation.models import Reach


def forget_tallies(units: Iterable[int]) -> None:
    """Forget those in which items of these units are counted. Call it in the transaction that changes them."""
    wait_for_others()
    above = Reach.objects.filter(unit__in=list(units)).values("ancestor_id")
    Tally.objects.filter(unit__in=above).delete()


def forget_below(units: Iterable[int]) -> None:
    """The same where what changed holds for all below these units too."""
    forget_tallies(Reach.objects.filter(ancestor__in=list(units)).values_list("unit_id", flat=True).distinct())


def forget_all() -> None:
    """Forget every tally."""
    wait_for_others()
    Tally.objects.all().delete()
