"""Directives: documents and speeches from above, noted once and referred to by what studies them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch
from youju.ledger.models import Directive
from youju.organisation.models import Unit


@dataclass(frozen=True)
class DirectiveDraft:
    """A directive as received: by which unit and when, where that is known."""

    title: str
    number: str = ""
    received_on: date | None = None
    unit: Unit | None = None
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def receive_directives(drafts: Iterable[DirectiveDraft], *, by: Actor, at: datetime) -> list[Directive]:
    """Note directives, in the order given; one whose title is known already is the one there."""
    drafts = list(drafts)
    known = {each.title: each for each in Directive.objects.filter(title__in=[draft.title for draft in drafts])}
    new = {draft.title: draft for draft in drafts if draft.title not in known}
    made = Directive.objects.bulk_create(
        Directive(uid=draft.uid, title=draft.title, number=draft.number, received_on=draft.received_on, unit=draft.unit)
        for draft in new.values()
    )
    audit_all((("receive_directive", f"directive:{each.uid}", {}) for each in made), by=by, at=at)
    touch(each.unit_id for each in made if each.unit_id is not None)
    known |= {each.title: each for each in made}
    return [known[draft.title] for draft in drafts]
