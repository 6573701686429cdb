"""What the audit trail calls reports, and to whom it shows lines about them."""

from collections.abc import Collection, Mapping

from youju.access.subjects import uids
from youju.access.trail import Subject, Units
from youju.reports.models import Run


def run_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Reports by unit."""
    rows = Run.objects.filter(uid__in=uids(keys), unit__in=units).values_list("uid", "unit__name")
    return {str(uid): name for uid, name in rows}


SUBJECTS = (Subject("run", "报告", lambda units: Run.objects.filter(unit__in=units), run_names),)
