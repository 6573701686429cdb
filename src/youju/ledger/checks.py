"""What an entry must not say."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.core.periods import shanghai_day
from youju.ledger.drafts import AgendaDraft, EntryDraft
from youju.organisation.models import Unit


def check_drafts(drafts: Sequence[EntryDraft], at: datetime) -> None:
    """Refuse entries that say what cannot be: no host, no form, days the wrong way round, held in the future."""
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in={host for each in drafts for host in each.hosts})}
    today = shanghai_day(at)
    for draft in drafts:
        for fault in faults(draft, units, today):
            raise Refusal(f"“{draft.title}”（{draft.started_on}）不能记入台账：{fault}")
        if draft.recorded_at and draft.recorded_at > at:
            raise Refusal(f"“{draft.title}”（{draft.started_on}）不能记入台账：记载时间在现在之后。")


def faults(draft: EntryDraft, units: dict[int, Unit], today: date) -> Iterator[str]:
    """Everything wrong with a draft, as Chinese clauses. `units`: its hosts by number."""
    yield from _days(draft, today)
    yield from _parts(draft)
    for item in draft.agenda:
        yield from _votes(item)
    yield from _hosts(draft, units)


def _days(draft: EntryDraft, today: date) -> Iterator[str]:
    if draft.last_day < draft.started_on:
        yield f"结束日期 {draft.ended_on} 早于开始日期。"
    if draft.state is EntryState.HELD and draft.started_on > today:
        yield "日期在今天之后，尚未开展的请记为计划。"
    if draft.make_up_for and draft.make_up_for >= draft.started_on:
        yield "所补期间要早于实际开展的日期。"


def _parts(draft: EntryDraft) -> Iterator[str]:
    if not draft.hosts or not draft.forms:
        yield "要写明由哪个党组织开展、属于什么活动形式。"
    if any(item.is_first_topic for item in draft.agenda[1:]):
        yield "第一议题应当是第一项议题。"
    if len({each.person_id for each in draft.attendances}) < len(draft.attendances):
        yield "同一个人列了两次。"
    if _repeats(draft.hosts) or _repeats(draft.forms):
        yield "同一个党组织或同一种活动形式写了两次。"
    if any(line.amount < 0 for line in draft.deliverables) or min(draft.headcount, draft.minutes) < 0:
        yield "数量不能小于零。"


def _repeats(codes: Sequence[object]) -> bool:
    return len(set(codes)) < len(codes)


def _votes(item: AgendaDraft) -> Iterator[str]:
    if not item.expected:
        return
    cast = item.in_favour + item.against + item.abstained
    if item.present > item.expected:
        yield f"议题“{item.title}”实到 {item.present} 人多于应到 {item.expected} 人。"
    if cast > item.present:
        yield f"议题“{item.title}”赞成、反对、弃权共 {cast} 票，多于实到 {item.present} 人。"


def _hosts(draft: EntryDraft, units: dict[int, Unit]) -> Iterable[str]:
    for host in draft.hosts:
        unit = units.get(host)
        if unit is None:
            yield f"没有编号为 {host} 的党组织。"
        elif draft.started_on < unit.valid_from:
            yield f"“{unit.name}”在这一天还没有成立（{unit.valid_from} 成立）。"
        elif draft.started_on >= unit.valid_to:
            yield f"“{unit.name}”在这一天已经撤销（{unit.valid_to} 撤销）。"
