"""How papers get into the books: soon or only before an inspection, corrected, withdrawn, planned; and closings."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from youju.core.facts import EntryState, Presence
from youju.core.periods import SHANGHAI, Cadence, Period, add_months, month_number, periods_ending_in
from youju.demo.days import DAY, at_work, later, next_workday
from youju.demo.diary import Missed, Occasion, Setting
from youju.demo.events import ROOM
from youju.demo.model import Closing, Declaration, Entry, Excuse, Line, Paper, Unit, Version, Waiver
from youju.demo.scale import Scale

CLOSING = ("party_committee", "general_branch", "branch", "joint_branch", "temporary_branch")
CLOSING_TIME = time(18)
LATE_REASONS = (
    "迎检前核对纸质记录后补录",
    "经办人调整，补录",
    "项目部网络不通，返回驻地后补录",
    "纸质会议记录移交后补录",
)
CORRECTIONS = ("补登请假人员", "更正会议时长", "更正成果数量")
EXCUSES = {
    "branch_committee.meeting": "多名委员在项目一线，次月一并研究",
    "branch.meeting": "主体结构抢工期，党员分散，下季度一并召开",
    "cell.meeting": "小组党员轮休，与主题党日合并",
    "company.weekly_study": "节假日或抢工期，当周未集中",
    "company.disclosure": "与下季度公开内容合并",
}
REMINDING = {"reminder_talk", "secrecy_talk"}
"""Forms that are reminder talks."""
RARE_CORRECTION, RARE_WITHDRAWAL, RARE_PLAN = 0.018, 0.004, 0.01


def _quarter(day: date) -> int:
    return month_number(day) // 3


def _months_of(unit: Unit, quarter: Period) -> tuple[date, date]:
    """The months of a quarter in which a unit existed: what it can close."""
    since = max(quarter.start, unit.founded_on.replace(day=1))
    last = min(quarter.last, unit.dissolved_on - DAY)
    return since, min(quarter.end, add_months(last.replace(day=1), 1))


def inspections(scale: Scale) -> tuple[date, ...]:
    """The days on which inspections of the books begin, in June and November."""
    years = range(scale.since.year, scale.until.year + 1)
    return tuple(next_workday(date(year, month, 12)) for year in years for month in (6, 11))


class Books:
    """The entries of a chapter as they are written down, with closings, zeros, excuses and waivers."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.scale, self.plan = setting, setting.plan.scale, setting.plan
        self.rng: Random = self.scale.stream("books", self.plan.number)
        self.numbers = count(self.plan.number * ROOM + 1)
        self.inspections = inspections(self.scale)
        self.closings = self._closings()
        self.closed = {(each.unit, _quarter(each.since)): each.closed_at for each in self.closings}
        self.entries: list[Entry] = []

    # entries

    def record(self, occasion: Occasion, paper: Paper) -> None:
        """Put a paper into the books, as well as its unit keeps them."""
        unit = occasion.unit
        hosts = (unit.number, occasion.partner) if occasion.partner and not occasion.people else (unit.number,)
        recorded = self._when(unit, paper)
        reason = self._late_reason(hosts, paper, recorded)
        paper = replace(paper, late_reason=reason) if reason else paper
        drawn = self.rng.random()
        if drawn < RARE_PLAN and paper.make_up_for is None:
            versions = self._planned_first(paper, recorded)
        elif drawn < RARE_PLAN + RARE_CORRECTION:
            versions = self._corrected(paper, recorded)
        else:
            versions = (Version(paper, recorded, recorded),)
        self._add(hosts, versions)
        if drawn > 1 - RARE_WITHDRAWAL:
            self._add(hosts, self._withdrawn(paper, recorded))

    def _add(self, hosts: tuple[int, ...], versions: tuple[Version, ...]) -> None:
        self.entries.append(Entry(next(self.numbers), hosts, versions))

    def _when(self, unit: Unit, paper: Paper) -> datetime:
        """Within a week; in badly kept books often only in the days before the next inspection."""
        last = paper.last_day or paper.day
        soon = later(self.rng, last, 0, 5)
        if self.rng.random() < self.setting.keeping[unit.number].defers:
            coming = next((day for day in self.inspections if soon < day < self.scale.until), None)
            if coming is not None and (coming - last).days < 170:
                soon = max(soon, next_workday(coming - DAY * self.rng.randint(1, 6)))
        return at_work(self.rng, soon)

    def _late_reason(self, hosts: tuple[int, ...], paper: Paper, recorded: datetime) -> str:
        quarter = _quarter(paper.day)
        closed = [self.closed[host, quarter] for host in hosts if (host, quarter) in self.closed]
        is_slow = (recorded.date() - (paper.last_day or paper.day)).days > 30
        if is_slow or any(each <= recorded for each in closed):
            return LATE_REASONS[self.rng.randrange(len(LATE_REASONS))]
        return ""

    def _planned_first(self, paper: Paper, recorded: datetime) -> tuple[Version, ...]:
        planned = at_work(self.rng, next_workday(paper.day - DAY * self.rng.randint(6, 14)))
        if planned.date() < self.scale.since or planned.date() >= paper.day:
            return (Version(paper, recorded, recorded),)
        plan = Paper(paper.title, paper.day, paper.forms, state=EntryState.PLANNED.value, agenda=())
        return Version(plan, planned, planned), Version(paper, recorded, recorded, "按计划开展")

    def _corrected(self, paper: Paper, recorded: datetime) -> tuple[Version, ...]:
        """A first version that leaves out who was on leave, or says another length or amount."""
        reason = CORRECTIONS[self.rng.randrange(len(CORRECTIONS))]
        first = replace(paper, minutes=paper.minutes + 30)
        if reason == CORRECTIONS[0]:
            present = tuple(part for part in paper.parts if part.presence == Presence.PRESENT)
            first = replace(paper, parts=present) if len(present) < len(paper.parts) else first
        elif reason == CORRECTIONS[2] and paper.lines:
            first = replace(paper, lines=tuple(Line(kind, label, n + 1) for kind, label, n in paper.lines))
        corrected = at_work(self.rng, later(self.rng, recorded.date(), 1, 9))
        if corrected.date() > self.scale.until + timedelta(days=10):
            return (Version(paper, recorded, recorded),)
        return Version(first, recorded, recorded), Version(paper, recorded, corrected, reason)

    def _withdrawn(self, paper: Paper, recorded: datetime) -> tuple[Version, ...]:
        """The same entry put down twice; the second is voided."""
        voided = at_work(self.rng, later(self.rng, recorded.date(), 1, 4))
        void = replace(paper, state=EntryState.VOID.value)
        return Version(paper, recorded, recorded), Version(void, recorded, voided, "重复登记")

    def plan_ahead(self) -> None:
        """Theme days planned for the month after the life told."""
        for unit in self.plan.homes:
            day = later(self.rng, self.scale.until, 5, 24)
            if day < unit.dissolved_on and self.rng.random() < 0.5:
                written = at_work(self.rng, later(self.rng, self.scale.until, -9, -3))
                paper = Paper(f"{day.month}月主题党日（计划）", day, ("theme_day",), state=EntryState.PLANNED.value)
                self._add((unit.number,), (Version(paper, written, written),))

    # closed periods, zeros, reasons

    def _closings(self) -> list[Closing]:
        """Most quarters of most units, closed in the first weeks after them."""
        found = []
        for unit in self.plan.of_kind(*CLOSING):
            for quarter in periods_ending_in(Cadence.QUARTER, self.scale.since, self.scale.until):
                since, until = _months_of(unit, quarter)
                if since < until and self.rng.random() < self.setting.keeping[unit.number].closes:
                    day = later(self.rng, quarter.end, 3, 9)
                    found.append(Closing(unit.number, since, until, datetime.combine(day, CLOSING_TIME, SHANGHAI)))
        return found

    def declarations(self) -> list[Declaration]:
        """Zeros confirmed: no reminder talks in a quarter, nobody accepted on a site, no article in a quarter."""
        found = []
        reminded = self._reminded()
        for quarter in periods_ending_in(Cadence.QUARTER, self.scale.since, self.scale.until):
            for unit in self.plan.of_kind("branch", "temporary_branch"):
                exists = unit.founded_on <= quarter.start and unit.dissolved_on >= quarter.end
                if exists and self.rng.random() < 0.3 * self.setting.keeping[unit.number].notes:
                    measure = "reminder_talk" if unit.kind == "branch" else "temporary_branch.no_admission"
                    declared = at_work(self.rng, later(self.rng, quarter.end, 1, 8))
                    if measure == "reminder_talk" and (unit.number, _quarter(quarter.start)) in reminded:
                        continue
                    found.append(Declaration(unit.number, measure, quarter.start, quarter.end, declared))
        return found

    def _reminded(self) -> set[tuple[int, int]]:
        """(unit, quarter) with a reminder talk in the books: what is not declared zero."""
        papers = ((entry.hosts, entry.versions[-1].paper) for entry in self.entries)
        held = ((hosts, paper) for hosts, paper in papers if REMINDING & set(paper.forms))
        return {(host, _quarter(paper.day)) for hosts, paper in held for host in hosts}

    def excuses(self, missed: list[Missed]) -> list[Excuse]:
        """Reasons given for some of what was missed."""
        found = []
        for each in missed:
            chance = self.setting.keeping[each.unit.number].excuses
            if each.duty in EXCUSES and self.rng.random() < chance:
                excused = at_work(self.rng, later(self.rng, each.starts_on + DAY * 27, 1, 9))
                found.append(Excuse(each.duty, each.unit.number, each.starts_on, EXCUSES[each.duty], excused))
        return found

    def waivers(self) -> list[Waiver]:
        """A site released from theme days during a flood; somebody long ill from study hours."""
        found = []
        sites = [each for each in self.plan.of_kind("temporary_branch") if each.founded_on < self.scale.until]
        for unit in sites[:1]:
            since = max(unit.founded_on, self.scale.since + DAY * 210)
            until = since + DAY * 45
            if until < min(unit.dissolved_on, self.scale.until):
                told = at_work(self.rng, next_workday(since))
                found.append(Waiver("branch.theme_day", unit.number, since, until, "防汛抢险期间", told))
        for unit in self.plan.homes[1:2]:
            person = self.setting.rosters.crowd(unit, self.scale.since).parts[-1].person
            told = at_work(self.rng, next_workday(self.scale.since + DAY * 60))
            year = Period.containing(Cadence.YEAR, self.scale.since)
            found.append(Waiver("member.study_hours", unit.number, year.start, year.end, "长期病休", told, person))
        return found
