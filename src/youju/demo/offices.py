"""Posts: who leads what, who keeps the books, who is newly appointed."""

from collections.abc import Sequence
from datetime import date, timedelta

from youju.core.periods import FOREVER, add_months
from youju.demo.days import later
from youju.demo.events import EventBook
from youju.demo.model import Stay, Unit
from youju.demo.people import Cast, Sketch, appoint, long_ago
from youju.demo.tree import TOP

COMMITTEE = ("secretary", "organisation_officer", "publicity_officer", "discipline_officer", "deputy_secretary")
TOP_COMMITTEE = ("secretary", "deputy_secretary", "discipline_officer", *["committee_member"] * 4)
GENERAL_COMMITTEE = ("secretary", "deputy_secretary", "organisation_officer", "publicity_officer", "discipline_officer")
STAFF = ("party_worker", "party_worker", "organiser", "secrecy_officer", *["classified_staff"] * 3)
LEADERS = 9
"""The first people of the first branch: the committee and the other leaders of the unit at the top."""

CHANGING_YEARLY = 0.16


def fill_offices(cast: Cast, crews: dict[int, list[Sketch]]) -> None:
    """Give everybody their posts: leaders and staff of the top unit, committees of branches, sites and cells."""
    top, first = cast.plan.top, cast.plan.homes[0]
    office = cast.of[first.number]
    if top.kind in TOP:
        _lead(cast, top, office)
        _branch(cast, first, office[LEADERS:14], office)
        _staff(cast, top, first, office[14:])
    for unit in cast.plan.homes[0 if top.kind not in TOP else 1 :]:
        _branch(cast, unit, cast.of[unit.number], cast.of[unit.number])
    for unit in cast.plan.of_kind("general_branch"):
        if unit != top:
            _general_branch(cast, unit)
    for site, crew in crews.items():
        unit = cast.plan.by_number[site]
        appoint(crew, unit, COMMITTEE[:3], unit.founded_on)
    _lead_cells(cast)


def _lead(cast: Cast, top: Unit, office: Sequence[Sketch]) -> None:
    """Committee, leaders and principals of the unit at the top; now and then a new leader, checked beforehand."""
    rng, scale = cast.rng, cast.scale
    posts = TOP_COMMITTEE if top.kind == "party_committee" else GENERAL_COMMITTEE
    count = len(posts) - (1 if rng.random() < 0.15 else 0)
    appoint(office, top, posts[:count], long_ago(rng, scale.since))
    appoint(office[:2], top, ("principal_leader", "principal_leader"), long_ago(rng, scale.since))
    appoint(office[2 : LEADERS - 1], top, ["leader"] * 6, long_ago(rng, scale.since))
    if len(office) >= LEADERS and rng.random() < 0.6:
        _promote(cast, top, office[LEADERS - 1], "leader")


def _promote(cast: Cast, unit: Unit, sketch: Sketch, post: str) -> None:
    """Somebody takes a leading post within the life told; their matters are checked beforehand, nearly always."""
    days = (cast.scale.until - cast.scale.since).days
    on = later(cast.rng, cast.scale.since, 30, max(days - 20, 31))
    if on >= min(cast.scale.until, unit.dissolved_on):
        return
    appoint([sketch], unit, [post], on)
    if cast.rng.random() < 0.9:
        cast.events.note("personal_matters_checked", unit.number, on - timedelta(days=20), sketch.number)


def _staff(cast: Cast, top: Unit, first: Unit, others: Sequence[Sketch]) -> None:
    """Party workers, an organiser, people with secrets to keep, middle managers; one worker is newly appointed."""
    rng, since = cast.rng, cast.scale.since
    staff = STAFF if top.kind == "party_committee" else ("party_worker", "party_worker", "secrecy_officer")
    missing = rng.randrange(len(staff)) if rng.random() < 0.2 else -1
    for place, (sketch, post) in enumerate(zip(others, staff, strict=False)):
        if place == 1:
            _appoint_worker(cast, top, sketch)
        elif place != missing or place == 0:
            appoint([sketch], top, [post], long_ago(rng, since))
    appoint(others[len(staff) : len(staff) + 6], first, ["middle_manager"] * 6, long_ago(rng, since))
    appoint(others[:2], first, ["key_post"] * 2, long_ago(rng, since))
    appoint(others[2:3], first, ["secrecy_officer"], long_ago(rng, since))
    if len(others) > len(staff) + 7:
        _promote(cast, first, others[len(staff) + 6], "middle_manager")


def _appoint_worker(cast: Cast, top: Unit, sketch: Sketch) -> None:
    """The second party worker takes the post within the life told, where it is long enough."""
    on = later(cast.rng, add_months(cast.scale.since, cast.scale.months // 3), -60, 90)
    appoint([sketch], top, ["party_worker"], min(on, cast.scale.until - timedelta(days=5)))


def _branch(cast: Cast, unit: Unit, people: Sequence[Sketch], roster: Sequence[Sketch]) -> None:
    """A branch's committee, or a secretary alone below seven members; one post changes hands in some branches."""
    size = len(roster)
    if size < 7:
        appoint(people, unit, ("secretary",), long_ago(cast.rng, cast.scale.since))
        return
    posts = COMMITTEE[: 3 if size < 20 else 5]
    since = long_ago(cast.rng, cast.scale.since)
    appoint(people, unit, posts, since)
    chance = CHANGING_YEARLY * cast.scale.months / 12
    if len(people) > len(posts) and unit.dissolved_on == FOREVER and cast.rng.random() < chance:
        _hand_over(cast, unit, people[0], people[len(posts)])
    is_young = unit.founded_on >= cast.scale.since
    if cast.plan.top.kind in TOP and unit != cast.plan.homes[0] and len(people) > 9 and not is_young:
        appoint(people[6:9], unit, ["middle_manager"] * 3, since)


def _hand_over(cast: Cast, unit: Unit, old: Sketch, new: Sketch) -> None:
    """The secretary changes: a vacancy, and its filling after some weeks."""
    scale, rng = cast.scale, cast.rng
    days = (scale.until - scale.since).days
    left = later(rng, max(scale.since, unit.founded_on), 20, max(days - 120, 21))
    filled = later(rng, left, 5, 70 if rng.random() < 0.85 else 140)
    if filled >= scale.until:
        return
    ref = f"secretary-{unit.number}"
    cast.events.note("post_vacant", unit.number, left, ref=ref)
    cast.events.note("post_filled", unit.number, filled, ref=ref)
    place = next(n for n, stay in enumerate(old.posts) if stay[:2] == (unit.number, "secretary"))
    old.posts[place] = old.posts[place]._replace(until=left)
    appoint([new], unit, ["secretary"], filled)
    note_party_age(cast.events, unit, new, filled)


def note_party_age(events: EventBook, unit: Unit, sketch: Sketch, on: date) -> None:
    """The day somebody became a full member, as the roster says; one roster in eight does not say."""
    if sketch.number % 8:
        events.note("confirmed", unit.number, add_months(on, -12 * (3 + sketch.number % 9)), sketch.number)


def _general_branch(cast: Cast, unit: Unit) -> None:
    """The committee of a general branch within a company, from the first branch below it."""
    below = [each for each in cast.plan.below(unit.number, "branch") if each.number in cast.of]
    people = cast.of[(below or cast.plan.homes)[0].number][6:]
    since = long_ago(cast.rng, cast.scale.since)
    posts = GENERAL_COMMITTEE if cast.rng.random() < 0.88 else GENERAL_COMMITTEE[:4]
    appoint(people, unit, posts, since)
    appoint(people, unit, ("principal_leader", "principal_leader", "leader", "leader"), since)
    appoint(people[5:7], unit, ("party_worker", "middle_manager"), since)


def _lead_cells(cast: Cast) -> None:
    for cell in cast.plan.of_kind("cell"):
        belonging = [each for each in cast.people if any(stay.unit == cell.number for stay in each.attachments)]
        since = max(cell.founded_on, cast.scale.since - timedelta(days=400))
        for sketch in belonging[:1]:
            sketch.posts.append(Stay(cell.number, "cell_leader", since))
