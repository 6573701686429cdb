"""Taking back what was said: reasons given, plans adopted, targets, releases."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Count, Max

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch
from youju.core.errors import Refusal
from youju.core.explain import day_words
from youju.duties.cutting import cut_period, free_after, free_before, repeated
from youju.duties.models import Adoption, Excuse, LocalTarget, Waiver
from youju.duties.reaching import reached, touch_bound
from youju.duties.tallies import forget_below, forget_tallies
from youju.ledger.models import Closing

Said = TypeVar("Said", Adoption, LocalTarget, Waiver)


@transaction.atomic
def withdraw_excuse(excuse: Excuse, *, by: Actor, at: datetime) -> None:
    """The reason given counts no more; it stays in the books with the day it was withdrawn."""
    if excuse.withdrawn_at is not None:
        raise Refusal("这条说明已经撤回了。")
    excuse.withdrawn_at = at
    excuse.save(update_fields=["withdrawn_at"])
    detail = {"duty": excuse.duty, "on": str(excuse.starts_on)}
    audit_all([("withdraw_excuse", f"unit:{excuse.unit.uid}", detail)], by=by, at=at)
    forget_tallies([excuse.unit_id])


@transaction.atomic
def stop_rulebook(adoption: Adoption, on: date, reason: str, *, by: Actor, at: datetime) -> Adoption:
    """A plan binds no more from a day on; from its first day, it never did.

    Refused where that day is before its first or not before its end, where what is asked of a running period would fall
    due by it or be asked no more though it was due, or where books closed since would change.
    """
    ended = _ended(adoption, "这项计划", on, reason, by=by, at=at)
    detail = {"rulebook": ended.rulebook, "on": str(on), "reason": reason}
    audit_all([("stop_rulebook", f"unit:{ended.unit.uid}", detail)], by=by, at=at)
    touch_bound(ended.unit, ended.with_below)
    return ended


@transaction.atomic
def drop_target(target: LocalTarget, on: date, reason: str, *, by: Actor, at: datetime) -> LocalTarget:
    """From a day on a unit asks no more of itself than the duty's floor. Refused where that day is before its first or
    not before its end, or where books closed since would change."""
    ended = _ended(target, "这个目标", on, reason, by=by, at=at)
    detail = {"duty": ended.duty, "on": str(on), "reason": reason}
    audit_all([("drop_target", f"unit:{ended.unit.uid}", detail)], by=by, at=at)
    touch(reached(ended.unit, ended.with_below))
    return ended


@transaction.atomic
def end_waiver(waiver: Waiver, on: date, reason: str, *, by: Actor, at: datetime) -> Waiver:
    """What falls due from a day on is asked again. Refused as `drop_target`. How items stand is told when they are
    read, so that none has to be judged again."""
    ended = _ended(waiver, "这项豁免", on, reason, by=by, at=at)
    detail = {"duty": ended.duty, "on": str(on), "reason": reason}
    audit_all([("end_waiver", f"unit:{ended.unit.uid}", detail)], by=by, at=at)
    (forget_below if ended.with_below else forget_tallies)([ended.unit_id])
    return ended


def _ended(said: Said, word: str, on: date, reason: str, *, by: Actor, at: datetime) -> Said:
    """The same with its end set. `word`: what it is called."""
    held: Said = type(said).objects.select_for_update(of=("self",)).select_related("unit").get(pk=said.pk)
    if not reason.strip():
        raise Refusal("要写明原因。")
    _check_day(held, word, on)
    if isinstance(held, Adoption):
        _check_periods(held, on)
    _check_books(held, on)
    held.valid_to, held.ended_at, held.ended_by, held.end_reason = on, at, by.label, reason
    held.save(update_fields=["valid_to", "ended_at", "ended_by", "end_reason"])
    return held


def _check_day(held: Said, word: str, on: date) -> None:
    if on < held.valid_from:
        since = day_words(held.valid_from)
        raise Refusal(f"{word}从{since}才开始，不能在那以前结束。", f"从头就不算的，日期写{since}。")
    if on >= held.valid_to and held.ended_at:
        raise Refusal(
            f"{word}已经从{day_words(held.valid_to)}起结束了。",
            "要改得更早的，写更早的日期；还要继续的，从那天起重新办一次。",
        )
    if on >= held.valid_to:
        raise Refusal(f"{word}本来只到{day_words(held.valid_to - timedelta(days=1))}，用不着结束。")


def _check_periods(held: Adoption, on: date) -> None:
    """Refuse where what is asked of a running period would fall due by the stopping, or has fallen due and would not
    be asked."""
    asked = repeated(held.rulebook)
    period = cut_period(asked, on)
    before = free_before(asked, on, held.valid_from)
    if period is None or before == on:
        return
    after = free_after(asked, on, held.valid_to)
    later = f"照旧要求到期满的，写{day_words(after)}；" if after else ""
    raise Refusal(
        f"从{day_words(on)}起停，要切断{period.title}：这一期要求的事项会改变，没做的会提前变成逾期。",
        f"{later}这一期不再要求的，最晚写{day_words(before)}。",
    )


def _check_books(held: Said, on: date) -> None:
    """Refuse where books are closed of a unit and a time in which something else would now be asked."""
    concerned = reached(held.unit, held.with_below, on, held.valid_to)
    closed = Closing.objects.filter(unit__in=concerned, reopened_at=None)
    closed = closed.filter(valid_from__lt=held.valid_to, valid_to__gt=on)
    first = closed.select_related("unit").order_by("unit_id").first()
    if first is None:
        return
    found = closed.aggregate(units=Count("unit", distinct=True), until=Max("valid_to"))
    others = f"等{found['units']}个党组织" if found["units"] > 1 else ""
    last = day_words(found["until"] - timedelta(days=1))
    later = f"改为从{day_words(found['until'])}起；一定要更早的，" if found["until"] < held.valid_to else ""
    raise Refusal(
        f"“{first.unit.name}”{others}的账已经结到{last}，从{day_words(on)}起结束会改变结过的账。",
        f"{later}先请上级重新打开这些账，改完再结。",
    )
