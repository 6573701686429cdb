"""A small group whose books change at random: everything people do to books, by the operations that do it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from youju.base.actor import Actor
from youju.core.errors import Refusal
from youju.core.facts import EntryState, Function, ItemKind, Presence, Standing
from youju.core.periods import SHANGHAI, Cadence, Period
from youju.core.rules.model import Sector
from youju.duties.models import Adoption, LocalTarget, Waiver
from youju.duties.operations import ExcuseDraft, adopt_rulebook, excuse_items, set_target, waive
from youju.duties.withdrawing import drop_target, end_waiver, stop_rulebook
from youju.ledger.closing import EventDraft, close_period, declare_zero, record_events, reopen_period, void_event
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.ledger.models import Directive, Entry, Event
from youju.ledger.operations import record_entry, revise_entry, void_entry
from youju.members.models import Person, Post
from youju.members.operations import (
    PersonDraft,
    Stay,
    appoint,
    attach,
    end_membership,
    register_people,
    relieve,
    set_membership,
)
from youju.organisation.models import Unit
from youju.organisation.operations import (
    UnitDraft,
    declare_size,
    dissolve_unit,
    found_units,
    move_unit,
    start_terms,
)

BY = Actor("记录员")
LONG_AGO = date(2020, 1, 1)
KINDS = ("party_committee", "general_branch", "branch", "branch", "temporary_branch", "cell")
FORMS = (
    "branch_meeting",
    "branch_committee_meeting",
    "cell_meeting",
    "party_lecture",
    "theme_day",
    "training",
    "induction_training",
    "prospect_training",
    "heart_talk",
    "group_study",
    "inspection",
    "democratic_life_meeting",
    "work_report_appraisal",
    "secrecy_check",
)
TOPICS = ("party_history", "central_spirit", "ideology", "dues", "acceptance", "secrecy", "party_building")
POSTS = ("secretary", "deputy_secretary", "committee_member", "leader", "party_worker", "classified_staff")
UNIT_EVENTS = (
    "petition_accepted",
    "petition_answered",
    "term_started",
    "term_completed",
    "term_reminder_sent",
    "opinion_requested",
    "opinion_given",
)
STEPS = (
    "application_received",
    "application_talk_held",
    "activist",
    "activist_reviewed",
    "prospect",
    "prospect_agreed",
    "pre_approval",
    "accepted",
    "acceptance_reported",
    "admitted",
    "oath",
    "workplace_changed",
    "membership_transferred",
    "appointed",
)
DUTIES = ("branch.meeting", "branch.theme_day", "member.study_hours", "branch.heart_talks", "branch_committee.meeting")
PLANS = ("plan.engineering_company", "plan.group_committee", "plan.branch_assessment", "customary_practice")


class Life:
    """A committee, a few organisations below it, their people, and what happens to them."""

    def __init__(self, seed: int, at: datetime) -> None:
        self.dice = Random(seed)
        self.at = at
        self.told: list[str] = []
        # a few days, so that one thing meets another
        self.days = [date(2025, 1, 1) + timedelta(days=self.dice.randrange(700)) for _ in range(12)]
        (top,) = found_units([self._unit("party_committee", None)], by=BY, at=at)
        found_units([self._unit(kind, top) for kind in KINDS[1:]], by=BY, at=at)
        for _ in range(8):
            self.register()

    def live(self) -> None:
        """One random change. What an operation refuses leaves the books as they are."""
        change = self.dice.choice(CHANGES)
        self.told.append(change.__name__)
        with suppress(Refusal):
            change(self)

    def _by(self) -> dict[str, Any]:
        self.at += timedelta(minutes=1)
        return {"by": BY, "at": self.at}

    def _day(self) -> date:
        return self.dice.choice(self.days)

    def _one(self, model: Any) -> Any:
        return self.dice.choice(list(model.objects.order_by("pk")) or [None])

    def _unit(self, kind: str, superior: Unit | None, since: date = LONG_AGO) -> UnitDraft:
        name = f"{kind}{self.dice.random()}"
        size = self.dice.choice([None, 6, 7]) if kind == "branch" else None
        return UnitDraft(name, kind, Sector.ENTERPRISE, since, superior=superior, full_members=size)

    def register(self) -> None:
        stay = Stay(self._one(Unit), self.dice.choice(list(Standing)), self.dice.choice([LONG_AGO, self._day()]))
        post = Stay(self._one(Unit), self.dice.choice(POSTS), self.dice.choice([LONG_AGO, self._day()]))
        posts = self.dice.choice([(), (post,)])
        register_people([PersonDraft("某人", memberships=(stay,), posts=posts)], **self._by())

    def found(self) -> None:
        found_units([self._unit(self.dice.choice(KINDS), self._one(Unit), LONG_AGO)], **self._by())

    def move(self) -> None:
        move_unit(self._one(Unit), self._one(Unit), self._day(), **self._by())

    def dissolve(self) -> None:
        unit = self.dice.choice(list(Unit.objects.exclude(kind="party_committee").order_by("pk")))
        dissolve_unit(unit, self._day(), **self._by())

    def declare_members(self) -> None:
        declare_size(self._one(Unit), self.dice.choice([5, 6, 7, 8]), self._day(), **self._by())

    def start_term(self) -> None:
        ends = self._day()
        start_terms([(self._one(Unit), ends.replace(year=ends.year - 3, day=1), ends)], **self._by())

    def transfer(self) -> None:
        standing = self.dice.choice(list(Standing)[:3])
        set_membership(self._one(Person), self._one(Unit), standing, self._day(), **self._by())

    def leave(self) -> None:
        end_membership(self._one(Person), self._day(), **self._by())

    def second(self) -> None:
        since = self._day()
        until = since + timedelta(days=self.dice.choice([30, 100, 300]))
        attach(self._one(Person), self._one(Unit), since, until=until, **self._by())

    def appoint(self) -> None:
        appoint(self._one(Person), self._one(Unit), self.dice.choice(POSTS), self._day(), **self._by())

    def relieve(self) -> None:
        post = self._one(Post)
        if post and post.valid_to > self._day() > post.valid_from:
            relieve(post, post.valid_from + timedelta(days=self.dice.randrange(1, 400)), **self._by())

    def record(self) -> None:
        record_entry(self._entry(), **self._by())

    def revise(self) -> None:
        if entry := self._one(Entry):
            revise_entry(entry, self._entry(), "写错了", **self._by())

    def void(self) -> None:
        if entry := self._one(Entry):
            void_entry(entry, "重复", **self._by())

    def _entry(self) -> EntryDraft:
        roll, day = self.dice, self._day()
        last_month = Period.containing(Cadence.MONTH, day).previous().last
        return EntryDraft(
            title="活动",
            started_on=day,
            hosts=tuple({self._one(Unit).pk for _ in range(roll.choice([1, 1, 2]))}),
            forms=tuple(roll.sample(FORMS, roll.choice([1, 1, 2]))),
            state=roll.choice([EntryState.HELD] * 5 + [EntryState.PLANNED]),
            agenda=tuple(self._item() for _ in range(roll.randrange(3))),
            attendances=tuple(self._attendances()),
            deliverables=tuple(
                DeliverableDraft("problem_found", "", roll.randrange(3)) for _ in range(roll.randrange(2))
            ),
            headcount=roll.choice([0, 0, 1, 20]),
            study_tenths=roll.choice([None, 20]),
            make_up_for=roll.choice([None, None, last_month]),
            late_reason="补记",
        )

    def _item(self) -> AgendaDraft:
        roll = self.dice
        directives = tuple(Directive.objects.order_by("pk").values_list("pk", flat=True)[:2])
        return AgendaDraft(
            title="议题",
            kind=roll.choice(list(ItemKind)),
            topics=tuple(roll.sample(TOPICS, roll.randrange(2))),
            directives=directives,
            result=roll.choice(["", "agreed", "deferred"]),
            expected=10,
            present=roll.choice([5, 8]),
            in_favour=roll.choice([4, 5]),
        )

    def _attendances(self) -> list[AttendanceDraft]:
        people = list(Person.objects.order_by("pk"))
        chosen = self.dice.sample(people, self.dice.randrange(min(5, len(people))))
        functions = [0, 0, int(Function.LECTURER), int(Function.INTERVIEWEE)]
        return [
            AttendanceDraft(each.pk, self.dice.choice(list(Presence)), self.dice.choice(functions)) for each in chosen
        ]

    def close(self) -> None:
        close_period([self._one(Unit)], self._period(), **self._by())

    def reopen(self) -> None:
        reopen_period(self._one(Unit), self._period(), "漏记", **self._by())

    def declare(self) -> None:
        measure = self.dice.choice(["branch_meeting", "temporary_branch.no_admission", "theme_day"])
        declare_zero(self._one(Unit), measure, self._period(), **self._by())

    def _period(self) -> Period:
        return Period.containing(self.dice.choice([Cadence.MONTH, Cadence.QUARTER]), self._day())

    def note(self) -> None:
        ref = self.dice.choice("甲乙")
        record_events([EventDraft(self.dice.choice(UNIT_EVENTS), self._one(Unit), self._day(), ref=ref)], **self._by())

    def step(self) -> None:
        """A step of somebody, noted at any unit, their own or another."""
        kind, ref = self.dice.choice(STEPS), self.dice.choice(["", "secretary"])
        draft = EventDraft(kind, self._one(Unit), self._day(), person=self._one(Person), ref=ref)
        record_events([draft], **self._by())

    def unnote(self) -> None:
        if event := self._one(Event):
            void_event(event, "记错了", **self._by())

    def receive(self) -> None:
        receive_directives(
            [DirectiveDraft(f"部署{self.at}", received_on=self._day(), unit=self._one(Unit))], **self._by()
        )

    def adopt(self) -> None:
        below = self.dice.choice([True, False])
        adopt_rulebook(self._one(Unit), self.dice.choice(PLANS), self._day(), with_below=below, **self._by())

    def aim(self) -> None:
        set_target(self._one(Unit), "branch.meeting", self.dice.choice([2, 3]), "工作要点", self._day(), **self._by())

    def excuse(self) -> None:
        excuse_items([ExcuseDraft(self.dice.choice(DUTIES), self._one(Unit), date(2025, 4, 1), "汛期")], **self._by())

    def release(self) -> None:
        since = self._day()
        until = since + timedelta(days=90)
        waive(self._one(Unit), self.dice.choice(DUTIES), "停产检修", since, until, with_below=True, **self._by())

    def end(self) -> None:
        """A plan, a target or a release ends, on its first day or later."""
        endings: list[tuple[Any, Any]] = [
            (Adoption, stop_rulebook),
            (Adoption, stop_rulebook),
            (LocalTarget, drop_target),
            (Waiver, end_waiver),
        ]
        model, end = self.dice.choice(endings)
        if said := self._one(model):
            end(said, self.dice.choice([said.valid_from, self._day()]), "不再执行", **self._by())


CHANGES: list[Callable[[Life], None]] = [
    *[Life.record] * 8,
    *[Life.revise] * 2,
    *[Life.step] * 3,
    *[Life.transfer] * 2,
    *[Life.second] * 2,
    Life.void,
    Life.register,
    Life.found,
    Life.move,
    Life.dissolve,
    Life.declare_members,
    Life.start_term,
    Life.leave,
    Life.appoint,
    Life.relieve,
    Life.close,
    Life.reopen,
    Life.declare,
    Life.note,
    Life.unnote,
    Life.receive,
    *[Life.adopt] * 2,
    Life.aim,
    Life.excuse,
    Life.release,
    *[Life.end] * 2,
]


def evening(day: date) -> datetime:
    """Six in the evening in Shanghai."""
    return datetime(day.year, day.month, day.day, 18, tzinfo=SHANGHAI)
