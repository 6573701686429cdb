"""Units for which it holds what one of them says, and having their items judged again."""

from datetime import date

from django.db.models import QuerySet

from youju.base.audit import touch, touch_everything, touch_people_of
from youju.core.periods import DAWN, FOREVER
from youju.organisation.models import Reach, Unit


def reached(unit: Unit, with_below: bool, since: date = DAWN, until: date = FOREVER) -> QuerySet[Reach, int]:
    """The numbers of the unit and, where said with all below, of every unit it reaches at some time in
    `[since, until)`."""
    rows = Reach.objects.filter(ancestor=unit, valid_from__lt=until, valid_to__gt=since)
    return (rows if with_below else rows.filter(depth=0)).values_list("unit_id", flat=True).distinct()


def touch_bound(unit: Unit, with_below: bool) -> None:
    """What binds these units has changed: their items, and those people of theirs owe elsewhere, are judged again."""
    units = set(reached(unit, with_below))
    if len(units) * 3 > Unit.objects.count():
        touch_everything()
    else:
        touch(units)
        touch_people_of(units)
