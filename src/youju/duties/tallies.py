"""Tallies made when everything was judged, and thrown away when what they were counted from changes."""

from collections.abc import Iterable
from datetime import date

from youju.core.periods import Cadence, Period, add_months
from youju.duties.counting import ITEMS
from youju.duties.models import Tally
from youju.duties.standing import Chosen, standing
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


def make_tallies(since: date, until: date, as_of: date) -> None:
    """Count anew every month of `[since, until)`, all at once, for each unit that has others below it.

    Those of the days in `[since, until)` are forgotten. Call it in the transaction that stored the items.
    """
    wait_for_others()
    Tally.objects.filter(month__gt=add_months(since, -1), month__lt=until).delete()
    first = since if since.day == 1 else Period.containing(Cadence.MONTH, since).end
    last = Period.containing(Cadence.MONTH, until).start
    standing(Chosen(_ITEMS, (first, last)), as_of, _MAKE, [as_of])


_ITEMS = f"""
    SELECT {ITEMS}, due.unit_id AS bucket FROM duties_dueitem AS due WHERE due.due_on >= %s AND due.due_on < %s"""
_MAKE = """
    INSERT INTO duties_tally (unit_id, month, as_of, counts)
    SELECT unit_id, month, %s::date, jsonb_agg(jsonb_build_array(duty_no, status, items))
    FROM (
        SELECT reach.ancestor_id AS unit_id, date_trunc('month', due_on)::date AS month, duty_no, status,
            sum(items)::bigint AS items
        FROM (
            SELECT bucket, due_on, duty_no, status, count(*) AS items FROM standing GROUP BY 1, 2, 3, 4
        ) AS own
        JOIN organisation_reach AS reach
            ON reach.unit_id = own.bucket AND own.due_on >= reach.valid_from AND own.due_on < reach.valid_to
        WHERE reach.ancestor_id IN (SELECT ancestor_id FROM organisation_reach WHERE depth = 1)
        GROUP BY 1, 2, 3, 4
    ) AS reached
    GROUP BY 1, 2 RETURNING 1"""
