"""The record of a meeting, gathered from the books for printing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.timezone import localtime

from youju.codes.queries import all_vocabularies
from youju.core.codes import Vocabulary
from youju.core.errors import Refusal
from youju.core.facts import EntryState, Function, Presence
from youju.core.periods import shanghai_day
from youju.formats.docx.minutes import MinutedItem, Minutes, Vote
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.ledger.models import FOLLOW_UPS, ITEM_KINDS, RESULTS, Directive, Entry, Revision
from youju.ledger.reading import drafts_of
from youju.members.models import Identity
from youju.organisation.models import Unit, UnitName

ERASED = "（已删除）"
"""Somebody whose identity was erased."""


def minutes_of(entry: Entry) -> Minutes:
    """What the books say now of a meeting that was held. Raises Refusal for plans and void entries."""
    revision = Revision.objects.select_related("entry").get(entry=entry, superseded_at=None)
    if revision.state == EntryState.PLANNED:
        raise Refusal(f"“{revision.title}”还没有开展，没有会议记录。", "会前可以打印通知和签到表。")
    if revision.state == EntryState.VOID:
        raise Refusal(f"“{revision.title}”已经作废（{revision.change_reason}），不打印会议记录。")
    return _minutes(revision)


def without_notes(minutes: Minutes, instead: str) -> Minutes:
    """The same without what was said: who met, when and where stays."""
    items = tuple(replace(item, decision="") for item in minutes.items)
    return replace(minutes, summary=instead, resolutions="", items=items)


def plan_of(entry: Entry) -> Minutes:
    """What was planned before a meeting, whether or not it was held since: its notice is dated by the first plan.

    Raises Refusal where nothing was planned: a notice is not made up afterwards.
    """
    plans = Revision.objects.select_related("entry").filter(entry=entry, state=EntryState.PLANNED).order_by("number")
    found = list(plans)
    if not found:
        raise Refusal("这次会议事先没有记入计划，不能补打通知。", "今后先记为计划，再打印通知。")
    return _minutes(found[-1], noticed_on=shanghai_day(found[0].written_at))


def sheet_of_attendance(entry: Entry) -> Minutes:
    """What a sign-in sheet needs, of a plan or of a meeting held. Raises Refusal for void entries."""
    revision = Revision.objects.select_related("entry").get(entry=entry, superseded_at=None)
    return _minutes(revision) if revision.state == EntryState.PLANNED else minutes_of(entry)


def _minutes(revision: Revision, noticed_on: date | None = None) -> Minutes:
    draft = drafts_of([revision])[0]
    words, names = all_vocabularies(), _People(draft)
    topic = words[Vocabulary.TOPIC].label
    directives = _directives(draft.agenda)
    return Minutes(
        title=draft.title,
        units=_unit_names(draft),
        forms=tuple(words[Vocabulary.FORM].label(form) for form in draft.forms),
        started_on=draft.started_on,
        ended_on=draft.last_day,
        began_at=draft.began_at,
        minutes=draft.minutes,
        place=draft.place,
        chairs=names.who(Function.CHAIR),
        recorders=names.who(Function.RECORDER),
        lecturers=names.who(Function.LECTURER),
        present=names.were(Presence.PRESENT),
        observers=names.were(Presence.OBSERVER),
        leave=names.were(Presence.LEAVE),
        absent=names.were(Presence.ABSENT),
        headcount=draft.headcount if draft.headcount_unit == "people" else 0,
        items=tuple(_item(item, tuple(map(topic, item.topics)), directives) for item in draft.agenda),
        summary=draft.summary,
        resolutions=draft.resolutions,
        deliverables=tuple(map(_deliverable, draft.deliverables)),
        footnote=_footnote(revision),
        noticed_on=noticed_on,
    )


class _People:
    """The people of an entry, by name, in the order they are listed."""

    def __init__(self, draft: EntryDraft) -> None:
        self.attendances = draft.attendances
        numbers = [each.person_id for each in draft.attendances]
        self.names = dict(Identity.objects.filter(person__in=numbers).values_list("person_id", "name"))

    def who(self, function: Function) -> tuple[str, ...]:
        """Those who did something in it."""
        return self._named(each for each in self.attendances if each.functions & function)

    def were(self, presence: Presence) -> tuple[str, ...]:
        """Those who stood to it in one way."""
        return self._named(each for each in self.attendances if each.presence == presence)

    def _named(self, attendances: Iterable[AttendanceDraft]) -> tuple[str, ...]:
        return tuple(self.names.get(each.person_id, ERASED) for each in attendances)


def _unit_names(draft: EntryDraft) -> tuple[str, ...]:
    """The hosts' names as they were on the day."""
    day = draft.started_on
    then = UnitName.objects.filter(unit__in=draft.hosts, is_alias=False, valid_from__lte=day, valid_to__gt=day)
    names = dict(Unit.objects.filter(pk__in=draft.hosts).values_list("pk", "name"))
    names |= dict(then.values_list("unit_id", "name"))
    return tuple(names[host] for host in draft.hosts)


def _directives(agenda: Iterable[AgendaDraft]) -> dict[int, str]:
    wanted = {number for item in agenda for number in item.directives}
    rows = Directive.objects.filter(pk__in=wanted).values_list("pk", "title", "number")
    return {number: f"{title}（{mark}）" if mark else title for number, title, mark in rows}


def _item(item: AgendaDraft, topics: tuple[str, ...], directives: dict[int, str]) -> MinutedItem:
    vote = Vote(item.expected, item.present, item.in_favour, item.against, item.abstained) if item.expected else None
    return MinutedItem(
        title=item.title,
        words=(dict(ITEM_KINDS)[item.kind.value], *topics),
        is_first_topic=item.is_first_topic,
        directives=tuple(directives[number] for number in item.directives),
        vote=vote,
        result=dict(RESULTS).get(item.result, ""),
        follow_up=dict(FOLLOW_UPS).get(item.follow_up, ""),
        decision=item.decision,
    )


def _deliverable(line: DeliverableDraft) -> str:
    return f"{line.label}{line.amount}{line.counted_in}"


def _footnote(revision: Revision) -> str:
    late = f"（补录{'：' + revision.late_reason if revision.late_reason else ''}）" if revision.is_late else ""
    edition = f"，第{revision.number - 1}次更正：{revision.change_reason}" if revision.number > 1 else ""
    recorded = f"{localtime(revision.recorded_at):%Y-%m-%d %H:%M}"
    return f"台账编号 {revision.entry.uid}；{recorded} 记入{late}{edition}。"
