"""记一笔: the form that records an entry or corrects one, and the parts of it that answer as it is filled in."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.home import recording_known as known_from
from youju.home.recording_directives import with_studied
from youju.home.recording_known import Known, Words
from youju.home.recording_people import BLANK, found_by_name, host_options, hosts_found
from youju.home.recording_sheet import Sheet
from youju.home.recording_told import Told, draft_of, told_by
from youju.ledger.directives import received_by
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Entry, Host
from youju.ledger.operations import record_entry, revise_entry
from youju.ledger.private_notes import notes_open_to
from youju.ledger.reading import drafts_of, in_force
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import ObjectPage, Page


def shown(request: ScopedRequest, sheet: Sheet) -> dict[str, Any]:
    """What the form's template needs."""
    options = host_options(request.scope, sheet.hosts, today())
    own = Unit.objects.filter(pk__in=[unit.pk for unit in sheet.hosts]).filter(
        pk__in=request.scope.units(Ability.RECORD)
    )
    return {
        "sheet": sheet,
        "options": options,
        "blank_person": BLANK,
        "account": request.scope.actor.account_id,
        "today": today(),
        "directives": received_by(own.values("pk")),
    }


class RecordPage(Page):
    """A new entry: from a due item, from the last one like it, or blank."""

    ability = Ability.RECORD
    title = "记一笔"
    room = "record"
    template = "home/record.html"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form with everything known filled in."""
        return self._page(Sheet.known(self.known(), Words.now(), today()))

    def _page(self, sheet: Sheet, **more: Any) -> HttpResponse:
        return self.page(**shown(self.request, sheet), **more)

    def known(self) -> Known:
        """What the address says is known."""
        asked, scope = self.request.GET, self.request.scope
        known = Known(hosts=known_from.own_host(scope, asked.get("unit", ""), scope.own_units))  # type: ignore[attr-defined]
        known.fields["started_on"] = today()
        if form := asked.get("form"):
            known.forms = (form,)
        if duty := asked.get("duty"):
            known_from.from_duty(known, duty, asked.get("period", ""), today())
        like = known_from.entry_like(scope, asked["like"]) if asked.get("like") else None
        if like is not None:
            known_from.from_entry(known, like, known_from.recordable(scope, like.hosts))
        return known

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record it, or show what is wrong with nothing lost."""
        told = told_by(request, Words.now())
        try:
            entry = self._record(told)
        except Refusal as refusal:
            return self._page(Sheet.told(told, today()), status=422, refusal=refusal)
        return redirect("recorded", entry.uid)

    @transaction.atomic
    def _record(self, told: Told) -> Entry:
        done: dict[str, Any] = {"by": self.request.scope.actor, "at": now()}
        draft = draft_of(told)
        return record_entry(with_studied(draft, told.items, told.hosts[0], **done), **done)


class HeldBy:
    """Entries that some of the units hold as they stand now."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those that some of the units held, or plan to."""
        held = Host.objects.filter(revision__entry=OuterRef("pk"), revision__superseded_at=None, unit_id__in=units)
        return rows.filter(Exists(held))


class RevisePage(ObjectPage):
    """The same form with what the entry says; a reason makes it a correction."""

    ability = Ability.RECORD
    room = "ledger"
    title = "更正"
    template = "home/record.html"
    model = Entry
    bound = HeldBy()
    before: EntryDraft

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What it says now."""
        known = Known()
        draft = self._draft()
        hosts = Unit.objects.in_bulk(draft.hosts)
        known_from.from_revision(known, draft, [hosts[number] for number in draft.hosts], self._own(draft.hosts))
        if not self._notes_are_open():
            known_from.without_notes(known)
        return self._page(Sheet.known(known, Words.now(), today(), before=draft))

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Correct it."""
        before = self._draft()
        told = told_by(request, Words.now(), before, keeps_notes=not self._notes_are_open())
        try:
            self._revise(told, request.POST.get("reason", "").strip())
        except Refusal as refusal:
            return self._page(Sheet.told(told, today()), status=422, refusal=refusal)
        return redirect("recorded", self.object.uid)

    @transaction.atomic
    def _revise(self, told: Told, typed: str) -> None:
        """For the reason typed; a plan needs none, but a day noted earlier is not corrected without."""
        done: dict[str, Any] = {"by": self.request.scope.actor, "at": now()}
        before = self._draft()
        draft = with_studied(draft_of(told), told.items, self._own(before.hosts), typed, **done)
        were_open = self._notes_are_open()
        revise_entry(self.object, draft, typed or _usual_reason(before, draft), **done)
        if not were_open and self._notes_are_open():
            raise Refusal(
                "这次谈话您没有参加，看不到内容，不能改成别的形式，也不能把自己写成参加的人。",
                "确实写错了的，请参加谈话的人来更正。",
            )

    def _own(self, hosts: Iterable[int]) -> Unit:
        """The first of some units that one may record for; of those that hold the entry there is one (`bound`)."""
        return known_from.recordable(self.request.scope, hosts)[0]

    def _page(self, sheet: Sheet, **more: Any) -> HttpResponse:
        return self.page(
            is_correction=True,
            was_planned=self._draft().state is EntryState.PLANNED,
            notes_are_open=self._notes_are_open(),
            reason=self.request.POST.get("reason", ""),
            **shown(self.request, sheet),
            **more,
        )

    def _draft(self) -> EntryDraft:
        if not hasattr(self, "before"):
            self.before = drafts_of(in_force().filter(entry=self.object).select_related("entry"))[0]
        if self.before.state is EntryState.VOID:
            raise Refusal("这条记录已经作废，不能再更正。", "要重新记，请用“记一笔”。")
        return self.before

    def _notes_are_open(self) -> bool:
        return notes_open_to(in_force().filter(entry=self.object), self.request.scope).exists()

    def heading(self) -> str:
        word = "记结果" if self._draft().state is EntryState.PLANNED else "更正"
        return f"{word}：{self._draft().title}"

    def crumbs(self) -> list[tuple[str, str]]:
        entry = reverse("ledger:entry", args=[self.object.uid])
        return [("台账", reverse("ledger:list")), (self._draft().title, entry)]


def _usual_reason(before: EntryDraft, draft: EntryDraft) -> str:
    """Why a plan is changed, where nobody says so; '' for what was held."""
    if before.state is not EntryState.PLANNED:
        return ""
    return "按计划开展" if draft.state is EntryState.HELD else "调整计划"


class ServedPart(Page):
    """What the entry on the form will serve, as it is filled in; whether its day is closed; the last one like it."""

    ability = Ability.RECORD
    template = "home/record_served.html"

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Asked with the whole form."""
        told = told_by(request, Words.now())
        is_known = in_force().filter(entry__uid=told.uid, state=EntryState.HELD).exists()
        return self.page(**told.served(request.scope, now(), is_counted=is_known))


class PeoplePart(Page):
    """Whose names can be ticked: the roster of the hosts chosen."""

    ability = Ability.RECORD
    template = "home/record_roster.html"

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Asked with the whole form, so that what is ticked stays so."""
        return self.page(**shown(request, Sheet.told(told_by(request, Words.now()), today())))


class FindPart(Page):
    """People or units found by what is typed."""

    ability = Ability.RECORD
    template = "home/record_found.html"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """`?person=` or `?host=`."""
        person, host = request.GET.get("person", ""), request.GET.get("host", "")
        people = found_by_name(request.scope, person, today())
        units = hosts_found(request.scope, host, today())
        return self.page(people=people, units=units, typed=person or host)


class RecordedPage(ObjectPage):
    """What became of it: in the books, and what it counts for."""

    ability = Ability.READ
    room = "record"
    template = "home/recorded.html"
    model = Entry
    bound = HeldBy()

    def context(self) -> dict[str, Any]:
        revision = in_force().select_related("entry").get(entry=self.object)
        draft = drafts_of([revision])[0]
        told = Told.of_draft(draft, Words.now())
        is_held = draft.state is EntryState.HELD
        shown = told.served(self.request.scope, now(), is_counted=is_held)
        title = "已记入台账" if is_held else "计划已存好"
        return super().context() | shown | {"revision": revision, "draft": draft, "title": title}

    def heading(self) -> str:
        return ""
