"""The life of a group, chapter by chapter: only one chapter is in memory at a time."""

from collections.abc import Iterator
from datetime import date

from youju.core.periods import FOREVER
from youju.demo.admissions import Path, admit, note_reviews
from youju.demo.bookkeeping import Books
from youju.demo.customs.shape import Custom, Theme, Who
from youju.demo.diary import Diary, Occasion, Setting, keep_diary
from youju.demo.directives import directives_of
from youju.demo.events import EventBook
from youju.demo.keeping import keeping_of
from youju.demo.matters import MatterBook
from youju.demo.meetings import Secretary
from youju.demo.model import Adoption, Chapter, Directive, Item, Paper, Part, Target
from youju.demo.offices import fill_offices
from youju.demo.people import Cast, form_cells, move_people, send_to_sites
from youju.demo.rosters import rosters_of
from youju.demo.scale import Scale
from youju.demo.terms import TermBook
from youju.demo.tree import TOP, Plan, assessed_branches, plans, takes_engineering_plan

ADMISSION = Custom(
    "admission", (), ("branch_meeting",), (), Who.MEMBERS, (Theme("admission", "讨论发展党员的党员大会"),), firm=0.5
)
TRAINING = Custom("prospects", (), ("prospect_training",), (), Who.NOBODY, (Theme("admission", "发展对象集中培训"),))
TRAINED_TENTHS = 240
"""短期集中培训一般不少于三天（24学时）：发展党员工作细则, article 17."""


def chapters(scale: Scale) -> Iterator[Chapter]:
    """The chapters of a group, superiors first."""
    directives: tuple[Directive, ...] = ()
    for plan in plans(scale):
        directives = directives or directives_of(scale, plan.top.number)
        yield chapter(plan, directives)


def chapter(plan: Plan, directives: tuple[Directive, ...]) -> Chapter:
    """The whole life of one chapter."""
    events = EventBook(plan.scale, plan.number)
    keeping = {unit.number: keeping_of(plan.scale, unit) for unit in plan.units}
    cast = Cast(plan, events)
    crews = send_to_sites(cast)
    move_people(cast)
    fill_offices(cast, crews)
    paths = admit(cast, keeping)
    note_reviews(cast, paths, keeping)
    form_cells(cast)
    people = cast.told()
    rosters = rosters_of(people, {unit.number for unit in plan.of_kind("temporary_branch")})
    setting = Setting(plan, rosters, keeping, directives, assessed_branches(plan))
    MatterBook(plan, events, keeping).note_all(people, directives, setting.assessed)
    terms = TermBook(plan, events)
    diary = keep_diary(setting)
    books = _books(setting, diary, [*terms.elections, *_admission_meetings(plan, paths)], paths)
    return Chapter(
        number=plan.number,
        units=plan.units,
        moves=plan.moves,
        people=people,
        terms=tuple(terms.terms),
        directives=directives if plan.top.number == directives[0].unit else (),
        entries=tuple(books.entries),
        events=tuple(events.rows),
        closings=tuple(books.closings),
        declarations=tuple(books.declarations()),
        excuses=tuple(books.excuses(diary.missed)),
        waivers=tuple(books.waivers()),
        adoptions=adoptions_of(plan),
        targets=targets_of(plan),
    )


def _books(setting: Setting, diary: Diary, others: list[Occasion], paths: list[Path]) -> Books:
    """Everything written down, unit by unit in the order of days."""
    books = Books(setting)
    by_unit: dict[int, list[Occasion]] = {unit.number: [] for unit in setting.plan.units}
    for occasion in [*diary.occasions, *others]:
        by_unit[occasion.unit.number].append(occasion)
    for number, occasions in by_unit.items():
        secretary = Secretary(setting, setting.plan.by_number[number])
        for occasion in sorted(occasions, key=lambda each: each.day):
            paper = secretary.write(occasion)
            if paper.parts or paper.headcount or occasion.custom.who is Who.NOBODY:
                books.record(occasion, paper)
    for occasion, paper in _trainings(setting, paths):
        books.record(occasion, paper)
    books.plan_ahead()
    return books


def _admission_meetings(plan: Plan, paths: list[Path]) -> Iterator[Occasion]:
    """The branch meetings that accept somebody or vote on the end of probation."""
    for path in paths:
        unit = plan.by_number[path.branch]
        for day, topic, title in (
            (path.accepted, "acceptance", "讨论接收预备党员"),
            (path.voted, "confirmation", "讨论预备党员转正"),
        ):
            if plan.scale.since <= day < plan.scale.until:
                yield Occasion(unit, ADMISSION, day, 0, items=(Item(title, (topic,), "decision"),))


def _trainings(setting: Setting, paths: list[Path]) -> Iterator[tuple[Occasion, Paper]]:
    """The trainings of prospects by the unit at the top, three days of eight study hours."""
    days: dict[date, list[int]] = {}
    for path in paths:
        days.setdefault(path.trained, []).append(path.sketch.number)
    scale, top = setting.plan.scale, setting.plan.top
    for day in sorted(days):
        if scale.since <= day < scale.until and top.kind in TOP:
            theme = TRAINING.themes[0]
            paper = Paper(
                theme.title,
                day,
                TRAINING.forms,
                agenda=(Item(theme.title, (theme.topic,)),),
                parts=tuple(map(Part, days[day])),
                minutes=1440,
                tenths=TRAINED_TENTHS,
            )
            yield Occasion(top, TRAINING, day, 0), paper


def adoptions_of(plan: Plan) -> tuple[Adoption, ...]:
    """The first unit takes the group's plan and the customary practice for all below; some take plans of their own."""
    since = plan.scale.since.replace(month=1, day=1)
    found = []
    if not plan.superior:
        found += [
            Adoption(each, plan.top.number, since, True) for each in ("plan.group_committee", "customary_practice")
        ]
    if takes_engineering_plan(plan):
        found.append(Adoption("plan.engineering_company", plan.top.number, since, True))
    found += [Adoption("plan.branch_assessment", unit, since, False) for unit in sorted(assessed_branches(plan))]
    return tuple(found)


def targets_of(plan: Plan) -> tuple[Target, ...]:
    """The first unit asks for 36 study hours a year instead of 32."""
    if plan.superior:
        return ()
    since = plan.scale.since.replace(month=1, day=1)
    return (Target("member.study_hours", plan.top.number, since, FOREVER, 36, "党委年度教育培训安排"),)
