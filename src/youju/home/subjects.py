"""What the audit trail calls suggestions, and to whom it shows lines about them."""

from collections.abc import Collection, Mapping

from youju.access.subjects import uids
from youju.access.trail import Subject, Units
from youju.home.models import Suggestion


def suggestion_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """By their first words."""
    rows = Suggestion.objects.filter(uid__in=uids(keys), unit__in=units).values_list("uid", "text")
    return {str(uid): text[:20] for uid, text in rows}


SUBJECTS = (Subject("suggestion", "", lambda units: Suggestion.objects.filter(unit__in=units), suggestion_names),)
