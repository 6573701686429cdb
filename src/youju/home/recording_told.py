"""What somebody filled in, read once: for the draft, for showing the form again, for what it will serve."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from youju.base.clock import today
from youju.core.codes import Terms
from youju.core.errors import Refusal
from youju.core.facts import EntryState, ItemKind, Presence
from youju.core.periods import shanghai_day
from youju.home import recording_form as filled
from youju.home.recording_directives import with_known
from youju.home.recording_known import Words, last_like, recordable, suggested_title
from youju.home.recording_people import people_open_to, roster_of
from youju.home.serving import Traits, lineages, serving
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import LATE_AFTER, ClosedDays
from youju.members.models import Person
from youju.organisation.models import Unit
from youju.ui.scope import Ability, Scope, ScopedRequest


@dataclass
class Told:
    """What was filled in, checked for its shape alone. `people`: numbers of those who may be put on it, by uid."""

    words: Words
    uid: UUID
    state: EntryState
    hosts: list[Unit]
    forms: tuple[str, ...]
    fields: Any
    items: Any
    lines: Any
    posted: Any
    people: dict[str, int]
    before: EntryDraft | None = None
    keeps_notes: bool = False
    draft: EntryDraft | None = field(default=None)

    @property
    def on(self) -> date | None:
        """The day it was, where one is given."""
        return self.draft.started_on if self.draft else self.fields.cleaned_data.get("started_on")

    @classmethod
    def of_draft(cls, draft: EntryDraft, words: Words) -> "Told":
        """What an entry in the books says, for what it serves."""
        hosts = list(Unit.objects.filter(pk__in=draft.hosts))
        return cls(words, draft.uid, draft.state, hosts, draft.forms, None, None, None, {}, {}, draft=draft)

    def served(self, scope: Scope, at: datetime, *, is_counted: bool = False) -> dict[str, Any]:
        """For the page: what it serves, whether it would be late, the last one like it."""
        on, hosts = self.on, [unit.pk for unit in self.hosts]
        if on is None or not hosts or not self.forms:
            return {
                "lacks": [*([] if self.forms else ["形式"]), *([] if hosts else ["党组织"]), *([] if on else ["日期"])]
            }
        draft = self.draft or with_known(draft_of(self, is_rough=True), self.items)
        open_to = Unit.objects.filter(pk__in=hosts).filter(pk__in=scope.units(Ability.READ)).values("pk")
        there = {each.person_id for each in draft.attendances if each.presence is Presence.PRESENT}
        found = serving(open_to, traits_of(draft, self.words), on, there, self.words, is_counted=is_counted)
        return {
            "serving": found,
            "is_plan": draft.state is EntryState.PLANNED or on > shanghai_day(at),
            "late": lateness(draft, at),
            "last": None if is_counted else last_like(hosts, self.forms, shanghai_day(at)),
        }


def lateness(draft: EntryDraft, at: datetime) -> str:
    """`closed` where a host has closed its day, `slow` where it happened long ago, else ''."""
    if ClosedDays.of_hosts([draft]).at(draft, at):
        return "closed"
    return "slow" if shanghai_day(at) - draft.last_day > LATE_AFTER else ""


def traits_of(draft: EntryDraft, words: Words) -> Traits:
    """What duties ask of an entry."""
    topics = {topic for item in draft.agenda for topic in item.topics}
    functions = 0
    for each in draft.attendances:
        functions |= each.functions
    return Traits(
        lineages(draft.forms, words.forms),
        lineages(topics, words.topics),
        lineages((line.kind for line in draft.deliverables), words.deliverables),
        frozenset(ItemKind(item.kind).value for item in draft.agenda),
        any(item.is_first_topic for item in draft.agenda),
        functions,
        frozenset(str(number) for item in draft.agenda for number in item.directives),
    )


def told_by(
    request: ScopedRequest, words: Words, before: EntryDraft | None = None, *, keeps_notes: bool = False
) -> Told:
    """Read what was sent. Units and people that are not open to the account are left out."""
    posted, scope = request.POST, request.scope
    fields = filled.EntryForm(posted)
    items = filled.Items(posted, prefix="item", form_kwargs={"topics": words.topics})
    lines = filled.Lines(posted, prefix="line", form_kwargs={"kinds": words.deliverables})
    for part in (fields, items, lines):
        part.is_valid()
    state = EntryState.PLANNED if posted.get("state") == EntryState.PLANNED else EntryState.HELD
    hosts = _hosts(posted.getlist("host"), scope, before)
    known = set(words.forms.by_code)
    forms = tuple(form for form in dict.fromkeys(posted.getlist("form")) if form in known)
    uid = before.uid if before else filled.uid_of(posted.get("uid", "")) or uuid4()
    people = _people(posted, scope, hosts, before, fields.cleaned_data.get("started_on"), words.posts)
    return Told(words, uid, state, hosts, forms, fields, items, lines, posted, people, before, keeps_notes)


def _hosts(asked: Iterable[str], scope: Scope, before: EntryDraft | None) -> list[Unit]:
    """The units chosen: those one may record for, and those that held the entry before."""
    uids = [uid for uid in map(filled.uid_of, asked) if uid]
    found = {unit.uid: unit for unit in Unit.objects.filter(uid__in=uids)}
    numbers = [found[uid].pk for uid in uids if uid in found]
    allowed = {unit.pk for unit in recordable(scope, numbers)} | set(before.hosts if before else ())
    return [found[uid] for uid in dict.fromkeys(uids) if uid in found and found[uid].pk in allowed]


def _people(
    posted: Any, scope: Scope, hosts: list[Unit], before: EntryDraft | None, on: date | None, posts: Terms
) -> dict[str, int]:
    """The people sent who may be put on it, by uid."""
    sent = {name.removeprefix("person-") for name in posted if name.startswith("person-")}
    uids = [uid for uid in map(filled.uid_of, sent) if uid]
    day = on or today()
    rows = dict(Person.objects.filter(uid__in=uids, merged_into=None).values_list("pk", "uid"))
    allowed = {each.number for each in roster_of([unit.pk for unit in hosts], day, posts)}
    allowed |= {each.person_id for each in before.attendances} if before else set()
    others = set(rows) - allowed
    if others:
        allowed |= set(people_open_to(scope, day).filter(pk__in=others).values_list("pk", flat=True))
    return {str(uid): number for number, uid in rows.items() if number in allowed}


def draft_of(told: Told, *, is_rough: bool = False) -> EntryDraft:
    """What was filled in, as a draft. Raises Refusal for what cannot be read; not where it is rough (for showing)."""
    if not is_rough:
        _check(told)
    said = told.fields.cleaned_data
    forms, words, before = told.forms, told.words, told.before
    draft = EntryDraft(
        uid=told.uid,
        title=(said.get("title") or "").strip() or suggested_title(forms, said["started_on"], words.forms),
        state=told.state,
        hosts=tuple(unit.pk for unit in told.hosts),
        forms=forms,
        agenda=filled.agenda_of(told.items, set(lineages(forms, words.forms)), before),
        attendances=filled.attendances_of(told.posted, told.people, before),
        deliverables=filled.lines_of(told.lines, words.deliverables, before),
        **filled.plain_fields(said),
    )
    if before is None:
        return draft
    draft = replace(draft, headcount_unit=before.headcount_unit)
    return _with_notes_of(before, draft, told.items) if told.keeps_notes else draft


def _with_notes_of(before: EntryDraft, draft: EntryDraft, items: Any) -> EntryDraft:
    """With what was said, which the form does not show, as the entry had it."""
    places = (form.cleaned_data.get("was") for form in items if form.is_filled)
    old = (filled.item_before(before, was) for was in places)
    agenda = tuple(replace(item, decision=was.decision) for item, was in zip(draft.agenda, old, strict=True))
    return replace(draft, summary=before.summary, resolutions=before.resolutions, agenda=agenda)


def _check(told: Told) -> None:
    """Refuse what has no day, form or unit, or holds what is no number or day."""
    if not told.forms:
        raise Refusal("还没有选形式。", "在最上面点一下：是支委会、党员大会，还是别的。")
    if not told.hosts:
        raise Refusal("还没有选由哪个党组织开展。", "只能为自己有记录权限的党组织记。")
    for part in (told.fields, *told.items, *told.lines):
        for name, errors in part.errors.items():
            label = part.fields[name].label if name in part.fields else ""
            raise Refusal(f"{label}：{errors[0]}" if label else str(errors[0]))
