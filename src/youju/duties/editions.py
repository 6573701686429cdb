"""Editions of rulebooks in the database: loaded once, never changed."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit, touch_everything
from youju.codes.queries import all_vocabularies
from youju.core.codes import Vocabulary
from youju.core.errors import Refusal
from youju.core.judge.plan import Plan, plan_of
from youju.core.rules.model import Rulebook
from youju.duties.models import Duty, Edition
from youju.library.shelf import Edition as Published


@transaction.atomic
def publish_rulebooks(published: Iterable[Published], *, by: Actor, at: datetime) -> int:
    """Load editions that are not there yet; gives how many. Refuses one whose text changed under its old name."""
    known = {(edition.rulebook, edition.edition): edition for edition in Edition.objects.all()}
    new = [each for each in published if _is_new(each, known)]
    for each in new:
        _load(each, at)
    if new:
        audit("publish_rulebooks", "rulebooks", by=by, at=at, editions=[_name(each.rulebook) for each in new])
        touch_everything()
        numbered_plan.cache_clear()
    return len(new)


def _name(rulebook: Rulebook) -> str:
    return f"{rulebook.code}@{rulebook.edition}"


def _is_new(each: Published, known: dict[tuple[str, str], Edition]) -> bool:
    edition = known.get((each.rulebook.code, each.rulebook.edition))
    if edition is not None and edition.checksum != each.checksum:
        raise Refusal(
            f"规则“{each.rulebook.title}”{each.rulebook.edition} 的内容变了，而版本名没有变。",
            "已发布的版本不能修改：请另立一个版本，并写明原因。",
        )
    return edition is None


def _load(each: Published, at: datetime) -> None:
    rulebook = each.rulebook
    edition = Edition.objects.create(
        rulebook=rulebook.code,
        edition=rulebook.edition,
        title=rulebook.title,
        layer=rulebook.layer,
        checksum=each.checksum,
        valid_from=rulebook.valid_from,
        valid_to=rulebook.valid_to,
        body=rulebook.model_dump(mode="json"),
        loaded_at=at,
    )
    Duty.objects.bulk_create(
        Duty(edition=edition, code=duty.code, title=duty.title, area=duty.area) for duty in rulebook.duties
    )


@cache
def numbered_plan() -> Plan:
    """The plan of all editions loaded, numbered as their duties are in the database."""
    rows = Duty.objects.values_list("edition__rulebook", "edition__edition", "code", "id")
    numbers = {(rulebook, edition, code): number for rulebook, edition, code, number in rows}
    books = [Rulebook.model_validate(edition.body) for edition in Edition.objects.order_by("id")]
    terms = all_vocabularies()
    return plan_of(books, terms[Vocabulary.UNIT_KIND], terms[Vocabulary.POST], numbers)
