"""Matters noted as events: sites opened, major matters decided, opinions asked, petitions, problems remedied."""

from datetime import date, timedelta
from random import Random

from youju.core.periods import FOREVER, Cadence, add_months, periods_ending_in
from youju.demo.days import DAY, later
from youju.demo.events import EventBook
from youju.demo.keeping import Keeping
from youju.demo.model import Directive, Person, Ref, Unit
from youju.demo.tree import HOME, TOP, Plan, takes_engineering_plan

LEADING = ("leader", "principal_leader", "secretary", "deputy_secretary", "committee_member", "discipline_officer")


class MatterBook:
    """Notes the matters of a chapter. A matter's `ref` joins what was raised and what came of it."""

    def __init__(self, plan: Plan, events: EventBook, keeping: dict[int, Keeping]) -> None:
        self.plan, self.events, self.keeping = plan, events, keeping
        self.since, self.until = plan.scale.since, plan.scale.until
        self.rng: Random = plan.scale.stream("matters", plan.number)
        self.count = 0

    def note_all(self, people: tuple[Person, ...], directives: tuple[Directive, ...], assessed: frozenset[int]) -> None:
        """Everything but people's own ways and terms of office."""
        for site in self.plan.of_kind("temporary_branch"):
            self._site(site)
        for unit in self.plan.of_kind(*TOP):
            self._superior(unit)
            self._receive(unit, directives)
        for unit in self.plan.of_kind(*HOME):
            self._branch(unit)
            if unit.number in assessed:
                self._assessed(unit)
                self._receive(unit, directives)
        self._personal_reports(people)

    def _ref(self, what: str) -> str:
        self.count += 1
        return f"{what}-{self.plan.number}-{self.count}"

    def _answer(self, unit: Unit, pair: tuple[str, str], day: date, least: int, most: int, late: int = 60) -> str:
        """Something comes up and is answered in time, late or not at all, as the unit keeps things."""
        ref, keeping = self._ref(pair[0]), self.keeping[unit.number]
        self.events.note(pair[0], unit.number, day, ref=ref)
        drawn = self.rng.random()
        if drawn < keeping.holds:
            self.events.note(pair[1], unit.number, later(self.rng, day, least, most), ref=ref)
        elif drawn < keeping.holds + (1 - keeping.holds) * keeping.makes_up:
            self.events.note(pair[1], unit.number, later(self.rng, day, most + 10, most + late), ref=ref)
        return ref

    def _days(self, unit: Unit, per_year: float) -> list[date]:
        """Days within a unit's life told, so many a year."""
        since, until = max(self.since, unit.founded_on), min(self.until, unit.dissolved_on)
        days = (until - since).days
        count = int(per_year * max(days, 0) / 365 + self.rng.random())
        return sorted(later(self.rng, since, 0, max(days - 1, 0)) for _ in range(count))

    def _site(self, site: Unit) -> None:
        """A project starts, a branch is asked for and founded; contracts of integrity where the plan wants them."""
        top, project = self.plan.top, site.project
        if top.kind not in TOP:
            return
        started = site.founded_on - DAY * (self.rng.randint(8, 80) if self.rng.random() < 0.85 else 120)
        if site.dissolved_on == FOREVER or add_months(started, 6) < site.dissolved_on:
            self.events.note("long_project_started", top.number, started, ref=project)
        if self.plan.kind == "small":
            self.events.note(
                "project_started", top.number, site.founded_on - DAY * self.rng.randint(5, 28), ref=project
            )
            self.events.note(
                "integrity_contract_signed", top.number, later(self.rng, site.founded_on, 0, 6), ref=project
            )
        else:
            asked = self._ref("request")
            self.events.note("branch_request_received", top.number, site.founded_on - DAY * 22, ref=asked)
            self.events.note("branch_request_answered", top.number, later(self.rng, site.founded_on, -4, 0), ref=asked)
        self.events.note("project_branch_founded", top.number, site.founded_on, ref=project)

    def _superior(self, unit: Unit) -> None:
        """Matters of a committee or a general branch."""
        if unit.kind == "party_committee":
            self._of_committee(unit)
        for day in self._days(unit, 0.5):
            ref = self._ref("incident")
            self.events.note("incident_occurred", unit.number, day, ref=ref)
            self.events.note(
                "incident_reported", unit.number, day + DAY * (0 if self.rng.random() < 0.8 else 2), ref=ref
            )
        for day in self._days(unit, 0.7):
            self._answer(unit, ("concern_raised", "reminder_given"), day, 3, 25)
        if takes_engineering_plan(self.plan):
            for day in self._days(unit, 2):
                self._answer(unit, ("help_needed", "pairing_made"), day, 4, 24)
        self._publish(unit, 2)

    def _of_committee(self, unit: Unit) -> None:
        for day in self._days(unit, 8):
            ref = self._ref("matter")
            decided = later(self.rng, day, 8, 20)
            self.events.note("major_matter_raised", unit.number, day, ref=ref)
            if self.rng.random() < 0.97:
                self.events.note("major_matter_discussed", unit.number, later(self.rng, day, 2, 6), ref=ref)
            if self.rng.random() < 0.99:
                self.events.note("major_matter_decided", unit.number, decided, ref=ref)
        for day in self._days(unit, 6):
            self._answer(unit, ("opinion_requested", "opinion_given"), day, 2, 9)
        for day in self._days(unit, 5):
            self._answer(unit, ("risk_point_found", "risk_point_treated"), day, 5, 40)
        for day in self._days(unit, 1.5):
            self._answer(unit, ("petition_accepted", "petition_answered"), day, 10, 55)
        for day in self._days(unit, 0.3):
            self._answer(unit, ("petition_review_requested", "petition_review_answered"), day, 6, 28)
        for day in self._days(unit, 10):
            self._reviewed(unit, day)

    def _reviewed(self, unit: Unit, day: date) -> None:
        """Information is looked through for secrets before it is published; once in a while forgotten."""
        ref = self._ref("information")
        self.events.note("information_published", unit.number, day, ref=ref)
        if self.rng.random() < 0.97:
            self.events.note("secrecy_reviewed", unit.number, day - DAY * self.rng.randint(0, 3), ref=ref)

    def _publish(self, unit: Unit, per_year: float) -> None:
        for day in self._days(unit, per_year):
            ref = self._ref("disclosure")
            self.events.note("disclosure_published", unit.number, day, ref=ref)
            if self.rng.random() < self.keeping[unit.number].notes:
                self.events.note("disclosure_approved", unit.number, day - DAY * self.rng.randint(1, 5), ref=ref)

    def _receive(self, unit: Unit, directives: tuple[Directive, ...]) -> None:
        """Directives passed on reach a unit within three days; the first to receive one has it by its own row."""
        for each in directives:
            if each.unit == unit.number:
                continue
            day = later(self.rng, each.received_on, 0, 2)
            if unit.founded_on <= day < unit.dissolved_on:
                self.events.note("directive_received", unit.number, day, ref=Ref("directive", each.number))

    def _branch(self, unit: Unit) -> None:
        """A branch is rated each December, founded with a committee, told of problems, and publishes its matters."""
        for year in periods_ending_in(Cadence.YEAR, self.since, self.until):
            rated = later(self.rng, date(year.start.year, 12, 5), 0, 20)
            if unit.founded_on <= rated < unit.dissolved_on and self.rng.random() < 0.96:
                self.events.note("branch_rated", unit.number, rated)
        if unit.founded_on >= self.since:
            self.events.note("committee_formed", unit.number, later(self.rng, unit.founded_on, 15, 80))
        for day in self._days(unit, 0.9):
            self._answer(unit, ("problem_fed_back", "problem_rectified"), day, 6, 50)
        for day in self._days(unit, 0.15):
            self._answer(unit, ("concern_raised", "reminder_given"), day, 3, 25)
        self._publish(unit, 1)

    def _assessed(self, unit: Unit) -> None:
        """What the plan of branch assessment asks of the branches that took it."""
        for month in periods_ending_in(Cadence.MONTH, max(self.since, unit.founded_on), self.until):
            self._answer(unit, ("status_report_due", "status_report_given"), month.start + timedelta(days=19), 0, 4)
        for day in self._days(unit, 2):
            self._answer(unit, ("special_check_started", "special_check_finished"), day, 20, 70)
        for day in self._days(unit, 4):
            self._reviewed(unit, day)

    def _personal_reports(self, people: tuple[Person, ...]) -> None:
        """Leaders report personal matters every January; only that they did is noted."""
        top = self.plan.top
        for person in people:
            if not any(stay.unit == top.number and stay.what in LEADING for stay in person.posts):
                continue
            for year in range(self.since.year, self.until.year + 1):
                day = later(self.rng, date(year, 1, 8), 0, 18)
                if day >= self.since and self.rng.random() < 0.98:
                    self.events.note("personal_matters_reported", top.number, day, person.number)
