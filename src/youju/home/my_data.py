"""What is kept about one person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from youju.access.models import Account
from youju.access.trail import Told, told
from youju.base.models import AuditLine
from youju.codes.models import Code
from youju.core.explain import Judged
from youju.core.facts import EntryState, Presence
from youju.core.periods import Cadence, Period
from youju.duties.judging import Window
from youju.home.due import is_judged, items_of
from youju.ledger.models import Attendance
from youju.members.models import Attachment, Membership, Person, Post
from youju.organisation.models import Unit

SHOWN = 20


@dataclass(frozen=True)
class Attended:
    """Attendances of a person in a year."""

    year: int
    present: int
    leave: int
    absent: int


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Where somebody belongs and belonged, latest first."""
    return Membership.objects.filter(person=person).select_related("unit").order_by("-valid_from")


def attachments_of(person: Person) -> QuerySet[Attachment]:
    """Where somebody is and was attached."""
    return Attachment.objects.filter(person=person).select_related("unit").order_by("-valid_from")


def posts_of(person: Person) -> list[tuple[Post, str]]:
    """Posts with their names."""
    posts = list(Post.objects.filter(person=person).select_related("unit").order_by("-valid_from"))
    labels = dict(Code.objects.filter(code__in={each.post for each in posts}).values_list("code", "label"))
    return [(each, labels.get(each.post, each.post)) for each in posts]


def attendances_of(person: Person) -> QuerySet[Attendance]:
    """What somebody is written down as having attended, or not; entries as they stand."""
    rows = Attendance.objects.filter(
        person=person, revision__superseded_at__isnull=True, revision__state=EntryState.HELD
    )
    return rows.select_related("revision__entry").order_by("-revision__started_on", "-pk")


def attended_by_year(person: Person) -> list[Attended]:
    """How often somebody was there, on leave or absent, by year; latest first."""
    rows = attendances_of(person).order_by("-revision__started_on__year").values_list("revision__started_on__year")
    counted = rows.annotate(
        present=Count("pk", filter=Q(presence=Presence.PRESENT.value)),
        leave=Count("pk", filter=Q(presence=Presence.LEAVE.value)),
        absent=Count("pk", filter=Q(presence=Presence.ABSENT.value)),
    )
    return [Attended(*row) for row in counted]


def due_of(person: Person, on: date) -> list[Judged]:
    """The person's own duties of this year, where they are judged."""
    year = Period.containing(Cadence.YEAR, on)
    window = Window(year.start, year.end)
    if not is_judged(window):
        return []
    ties = (model.objects.filter(person=person).values("unit_id") for model in (Membership, Attachment, Post))
    tied = Q()
    for tie in ties:
        tied |= Q(pk__in=tie)
    items = items_of(Unit.objects.filter(tied).values("pk"), window, on)
    return [item for item in items if item.person_id == person.pk]


def done_by(account: Account, scope: Any) -> list[Told]:
    """What the account did last."""
    lines = AuditLine.objects.filter(account_id=account.pk).order_by("-at", "-id")[:SHOWN]
    return told(lines, scope.units())
