"""What the audit trail calls entries, events and directives, and to whom it shows lines about them."""

from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.access.subjects import people, uids
from youju.access.trail import Subject, Units
from youju.codes.models import Code
from youju.ledger.models import Directive, Entry, Event, Host, Revision


def entries(units: Units) -> QuerySet[Entry]:
    """Entries one of the units holds as they stand."""
    hosted = Host.objects.filter(revision__entry=OuterRef("pk"), revision__superseded_at__isnull=True, unit__in=units)
    return Entry.objects.filter(Exists(hosted))


def events(units: Units) -> QuerySet[Event]:
    """Events of the units, or of their people."""
    return Event.objects.filter(Q(unit__in=units) | Q(person__in=people(units)))


def directives(units: Units) -> QuerySet[Directive]:
    """Directives the units received, and those of everybody."""
    return Directive.objects.filter(Q(unit__in=units) | Q(unit=None))


def entry_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Entries by their present titles."""
    rows = Revision.objects.filter(
        entry__in=entries(units).filter(uid__in=uids(keys)), superseded_at__isnull=True
    ).values_list("entry__uid", "title")
    return {str(uid): title for uid, title in rows}


def event_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Events by their kind and day."""
    rows = list(events(units).filter(uid__in=uids(keys)).values_list("uid", "kind", "occurred_on"))
    labels = dict(Code.objects.filter(code__in={kind for _, kind, _ in rows}).values_list("code", "label"))
    return {str(uid): f"{labels.get(kind, kind)}（{day}）" for uid, kind, day in rows}


def directive_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Directives by title."""
    rows = directives(units).filter(uid__in=uids(keys)).values_list("uid", "title")
    return {str(uid): title for uid, title in rows}


SUBJECTS = (
    Subject("entry", "记录", entries, entry_names),
    Subject("event", "", events, event_names),
    Subject("directive", "", directives, directive_names),
)
