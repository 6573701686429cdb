"""Notes of talks: that a talk was held is in the books for all to count, what was said is for those who took part.

A talk is an entry of the forms TALKS or of a case of them (design, principle 6: acts, not minds).
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.access.models import Account
from youju.codes.models import Lineage
from youju.core.codes import Vocabulary
from youju.ledger.models import Attendance, EntryForm
from youju.ui.scope import Scope

TALKS = ("heart_talk", "reminder_talk", "appointment_talk", "mentor_talk", "admission_talk")
SILENCE = "谈话内容只有参加谈话的人能看。"


def person_of(scope: Scope) -> int | None:
    """The number of the person whose account it is; None where the account belongs to nobody in the books."""
    accounts = Account.objects.filter(pk=scope.actor.account_id or 0)
    return accounts.values_list("person_id", flat=True).first()


def is_talk() -> Exists:
    """Whether a revision (its number in `pk`) is of a talk."""
    talks = Lineage.objects.filter(vocabulary=Vocabulary.FORM, ancestor__in=TALKS).values("code")
    return Exists(EntryForm.objects.filter(revision=OuterRef("pk"), form__in=talks))


def notes_open_to(rows: QuerySet[Any], scope: Scope) -> QuerySet[Any]:
    """Those revisions whose text the account may read."""
    there = Attendance.objects.filter(revision=OuterRef("pk"), person_id=person_of(scope) or 0)
    return rows.filter(~is_talk() | Q(Exists(there)))
