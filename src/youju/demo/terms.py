"""Terms of office: committees elected, reminded in time or late, extended now and then."""

from datetime import date
from random import Random

from youju.core.facts import ItemKind
from youju.core.periods import FOREVER, add_months
from youju.demo.customs.shape import Custom, Theme, Who
from youju.demo.days import DAY, later
from youju.demo.diary import Occasion
from youju.demo.events import EventBook
from youju.demo.model import Item, Ref, Term, Unit
from youju.demo.tree import HOME, Plan

LONG, SHORT = 60, 36
"""Months of a term: 党委 five years, 党总支 and 党支部 three (关于党的基层组织任期的意见)."""

THEMES = (Theme("election", "换届选举大会"),)
ELECTION = Custom("election", (), ("election_meeting",), (), Who.MEMBERS, THEMES, minutes=120, firm=1.0)
CONGRESS = Custom("election", (), ("election_meeting",), (), Who.WIDER, THEMES, minutes=180, firm=1.0)
SEATS = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员")


class TermBook:
    """The terms of a chapter's units, and the elections held within the life told."""

    def __init__(self, plan: Plan, events: EventBook) -> None:
        self.plan, self.events, self.scale = plan, events, plan.scale
        self.terms: list[Term] = []
        self.elections: list[Occasion] = []
        for unit in plan.of_kind("party_committee", "general_branch", "union", *HOME):
            self._tell(unit, plan.scale.stream("terms", unit.number))

    def _tell(self, unit: Unit, rng: Random) -> None:
        months = LONG if unit.kind in ("party_committee", "union") else SHORT
        started = self._first_start(unit, rng, months)
        if started >= self.scale.until:
            return
        term = self._start(unit, started, months)
        if unit.founded_on == started:
            self.events.note("election_reported", unit.number, later(rng, started, 3, 25), ref=Ref("term", term.number))
        self._remind(unit, term, rng)
        if term.ends_on < self.scale.until and unit.dissolved_on == FOREVER and unit.kind != "union":
            self._end(unit, term, rng, months)

    def _first_start(self, unit: Unit, rng: Random, months: int) -> date:
        days = rng.randint(40, months * 30)
        if unit.kind == "union":
            days = min(days, 1200)
        return max(self.scale.since - DAY * days, unit.founded_on)

    def _start(self, unit: Unit, on: date, months: int) -> Term:
        number = unit.number * 10 + sum(term.unit == unit.number for term in self.terms)
        self.terms.append(Term(number, unit.number, on, add_months(on, months)))
        return self.terms[-1]

    def _remind(self, unit: Unit, term: Term, rng: Random) -> None:
        """The superior reminds it 6 to 12 months before the end; in some cases later, in a few not at all."""
        superior = self.plan.superior_on(unit, term.ends_on)
        drawn = rng.random()
        days = rng.randint(186, 340) if drawn < 0.88 else rng.randint(60, 170)
        if superior and drawn < 0.96:
            self.events.note("term_reminder_sent", superior, term.ends_on - DAY * days, ref=Ref("term", term.number))

    def _end(self, unit: Unit, term: Term, rng: Random, months: int) -> None:
        drawn = rng.random()
        if drawn < 0.84:
            day = later(rng, term.ends_on, -28, -4)
        else:
            day = later(rng, term.ends_on, 15, 140)
            if drawn < 0.94:
                self.events.note("term_extended", unit.number, term.ends_on, ref=Ref("term", term.number))
        if not self.scale.since <= day < self.scale.until:
            return
        new = self._start(unit, day, months)
        self.events.note("term_completed", unit.number, day, ref=Ref("term", term.number))
        reported = later(rng, day, 3, 24 if rng.random() < 0.9 else 60)
        self.events.note("election_reported", unit.number, reported, ref=Ref("term", new.number))
        self._remind(unit, new, rng)
        self.elections.append(self._election(unit, day))

    def _election(self, unit: Unit, day: date) -> Occasion:
        custom = ELECTION if unit.kind in HOME else CONGRESS
        seats = SEATS if self.plan.sizes.get(unit.number, 99) >= 20 else SEATS[:1] + SEATS[2:4]
        items = (Item(f"选举{seat}", ("election",), ItemKind.DECISION.value) for seat in seats)
        return Occasion(unit, custom, day, 0, items=tuple(items))
