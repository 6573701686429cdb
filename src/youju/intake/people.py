"""People of a book matched with those in the books: who is there already, what is new about them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from youju.core.facts import Standing
from youju.core.ledgers.bodies import PostRead
from youju.core.ledgers.findings import Place, Weight
from youju.core.ledgers.records import PersonRow
from youju.core.periods import FOREVER
from youju.intake.bounds import Among, everybody
from youju.intake.posts import Bodies
from youju.intake.telling import Told
from youju.intake.units import Units
from youju.members.models import Attachment, Identity, Membership, Post
from youju.members.operations import PersonDraft, Stay
from youju.organisation.models import Unit

MEMBERS = (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER)


@dataclass
class Known:
    """A person in the books, with where they belong; `records` of them were merged, and may be in a book twice."""

    person_id: int
    name: str
    sex: str = ""
    born_on: date | None = None
    note: str = ""
    records: int = 1
    memberships: list[Membership] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)

    def stays(self) -> Iterator[tuple[int, date, date]]:
        """(unit, from, to) of everything that ties them to a unit."""
        stays: list[Membership | Attachment | Post] = [*self.memberships, *self.attachments, *self.posts]
        for stay in stays:
            yield stay.unit_id, stay.valid_from, stay.valid_to


def people_named(names: Iterable[str], among: Among = everybody) -> dict[str, list[Known]]:
    """The people in the books who go by these names, in a few queries.

    A record merged into another stands for that other: under its name the one kept is found.
    """
    identities = among(Identity.objects.filter(name__in=set(names))).select_related("person").order_by("person_id")
    known: dict[int, Known] = {}
    called: dict[str, dict[int, Known]] = {}
    for each in identities:
        number = each.person.merged_into_id or each.person_id
        one = known.setdefault(number, Known(number, each.name, each.sex, each.born_on, each.note, 0))
        one.records += 1
        called.setdefault(each.name, {})[number] = one
    of_these = {"person_id__in": list(known)}
    for membership in Membership.objects.filter(**of_these).order_by("valid_from", "id"):
        known[membership.person_id].memberships.append(membership)
    for attachment in Attachment.objects.filter(**of_these).order_by("valid_from", "id"):
        known[attachment.person_id].attachments.append(attachment)
    for post in Post.objects.filter(**of_these).order_by("valid_from", "id"):
        known[post.person_id].posts.append(post)
    return {name: list(alike.values()) for name, alike in called.items()}


@dataclass
class PeoplePlan:
    """What is to become of the people of a book."""

    register: list[PersonDraft] = field(default_factory=list)
    rows: list[PersonRow] = field(default_factory=list)
    change: list[tuple[Known, PersonDraft, PersonRow]] = field(default_factory=list)
    unchanged: int = 0


class PeopleReader:
    """Turns rows about people into what is to be done."""

    def __init__(self, units: Units, told: Told, since: date, among: Among = everybody) -> None:
        self.units, self.told, self.since, self.among = units, told, since, among
        self.bodies = Bodies(units)

    def plan(self, rows: Sequence[PersonRow]) -> PeoplePlan:
        """Match each row with somebody there, or plan to register them."""
        plan = PeoplePlan()
        there = people_named((row.name for row in rows), self.among)
        taken: Counter[int] = Counter()
        rows = list(self._once(rows))
        for row in rows:
            draft = self.draft(row)
            known = self._same(row, draft, _left(there.get(row.name, []), taken))
            if known is None:
                plan.register.append(draft)
                plan.rows.append(row)
                continue
            taken[known.person_id] += 1
            if taken[known.person_id] == 1 and differs(known, draft):
                plan.change.append((known, draft, row))
            else:
                plan.unchanged += 1
        self._tell_homonyms(rows)
        return plan

    def _once(self, rows: Sequence[PersonRow]) -> Iterator[PersonRow]:
        """Rows, those left out that say the same of the same person."""
        seen: dict[tuple[str, str, date | None, str, str], PersonRow] = {}
        of_name: defaultdict[str, list[PersonRow]] = defaultdict(list)
        for row in rows:
            if any(_told_again(row, before) for before in of_name[row.name]):
                continue
            of_name[row.name].append(row)
            key = (row.name, row.unit, row.born, row.key, row.sex)
            if key in seen and (row.born or row.key):
                self.told.tell(
                    Weight.FLAG,
                    "person_twice",
                    row.place,
                    f"{row.name}与第 {seen[key].place.row} 行重复，只用前一行。",
                    "删去一行。",
                )
                continue
            seen.setdefault(key, row)
            yield row

    def _tell_homonyms(self, rows: Sequence[PersonRow]) -> None:
        by_name: defaultdict[str, list[PersonRow]] = defaultdict(list)
        for row in rows:
            by_name[row.name].append(row)
        for name, alike in by_name.items():
            if len(alike) < 2:
                continue
            where = "、".join(f"第 {row.place.row} 行" for row in alike)
            self.told.tell(
                Weight.NOTE if _told_apart(alike) else Weight.FLAG,
                "homonyms",
                alike[-1].place,
                f"{name}有 {len(alike)} 人同名（{where}），台账里按开展单位和日期认人。",
                "分不清的地方，写成“姓名（党支部）”。",
                name,
            )

    @staticmethod
    def _same(row: PersonRow, draft: PersonDraft, alike: list[Known]) -> Known | None:
        """The person in the books a row is about: birth must not differ; of several the one at the same unit."""
        fits = [each for each in alike if _may_be(row, each)]
        if len(fits) < 2:
            return fits[0] if fits and _not_another(row, draft, fits[0]) else None
        units = {stay.unit.pk for stay in (*draft.memberships, *draft.attachments)}
        near = [
            each for each in fits if units & {unit for unit, _, _ in each.stays()} or not (units or any(each.stays()))
        ]
        return near[0] if near else None

    def draft(self, row: PersonRow) -> PersonDraft:
        """What a row says of a person, with intervals: where they belong, are attached, hold posts."""
        home = self._unit(row.unit, row.place)
        attached = self._unit(row.attached, row.place)
        memberships, attachments = self._belonging(row, home, attached)
        posts = tuple(self._posts(row, home, attached, memberships))
        away = tuple(self._attached_by_post(posts, memberships, attachments))
        return PersonDraft(
            name=row.name,
            sex=row.sex,
            born_on=row.born,
            note=row.note,
            memberships=memberships,
            attachments=(*attachments, *away),
            posts=posts,
        )

    def _unit(self, name: str, place: Place) -> Unit | None:
        return self.units.unit(name) if name else None

    def _belonging(
        self, row: PersonRow, home: Unit | None, attached: Unit | None
    ) -> tuple[tuple[Stay, ...], tuple[Stay, ...]]:
        """Membership at home, attachment to a temporary branch: its people keep their membership where it is."""
        attachments: tuple[Stay, ...] = ()
        if home is not None and home.kind.startswith("temporary"):
            attached, home = home, None
            if row.standing in MEMBERS:
                self.told.tell(
                    Weight.FLAG,
                    "home_unknown",
                    row.place,
                    f"{row.name}在临时党支部，没有写组织关系在哪里，只记编入。",
                    "加一列“组织关系所在党支部”。",
                    row.name,
                )
        if attached is not None:
            since = max(row.attached_from or row.moved_in or attached.valid_from, attached.valid_from)
            attachments = (Stay(attached, "", since, attached.valid_to),) if since < attached.valid_to else ()
        if home is None or row.standing is None:
            if row.standing is not None and attached is None:
                self.told.tell(
                    Weight.FLAG,
                    "no_unit",
                    row.place,
                    f"{row.name}没有写所在党组织，只登记姓名。",
                    "写明所在党支部。",
                    row.name,
                )
            return (), attachments
        return tuple(self._memberships(row, home)), attachments

    def _memberships(self, row: PersonRow, home: Unit) -> Iterator[Stay]:
        """Probation from the day of joining to that of confirmation, then full; never before the unit was there."""
        start = max(row.moved_in or home.valid_from, home.valid_from)
        end = row.moved_out or home.valid_to
        assert row.standing is not None
        for standing, since, until in _standings(row, start, self.since):
            since, until = max(since, start), min(until, end)
            if since < until:
                yield Stay(home, str(standing), since, until)

    def _posts(
        self, row: PersonRow, home: Unit | None, attached: Unit | None, memberships: Sequence[Stay]
    ) -> Iterator[Stay]:
        seen = set()
        for post in row.posts:
            unit = self.units.unit(post.unit) if post.unit else self.bodies.of(post.words, home, attached)
            if unit is None and not post.unit:
                self._tell_no_body(row, post)
            unit = unit or (home or attached if post.unit else None)
            if unit is None or (unit.pk, post.code) in seen:
                continue
            seen.add((unit.pk, post.code))
            start = max((stay.since for stay in memberships), default=unit.valid_from)
            since = max(row.posts_since or start, unit.valid_from)
            self._tell_cut(row, post, unit, since)
            if since < unit.valid_to:
                yield Stay(unit, post.code, since, unit.valid_to)

    def _tell_no_body(self, row: PersonRow, post: PostRead) -> None:
        if row.unit or row.attached:
            self.told.tell(
                Weight.FLAG,
                "post_nowhere",
                row.place,
                f"{row.name}的“{post.words}”不是所在党组织的职务，看不出是哪个党组织的，没有记。",
                "写明党组织，例如“某某机关党委书记”，或在单位表里补上它。",
                post.words,
            )

    def _tell_cut(self, row: PersonRow, post: PostRead, unit: Unit, since: date) -> None:
        if row.posts_since and row.posts_since < since:
            self.told.tell(
                Weight.FLAG,
                "post_since_cut",
                row.place,
                f"{row.name} {row.posts_since} 任{post.words}，“{unit.name}”{since} 才成立，从 {since} 起记。",
                "核对任职时间，或在单位表里更正成立日期。",
                str(row.posts_since),
            )

    @staticmethod
    def _attached_by_post(
        posts: Sequence[Stay], memberships: Sequence[Stay], attachments: Sequence[Stay]
    ) -> Iterator[Stay]:
        """Who holds a post in a temporary branch takes part in it while the membership stays at home."""
        there = {stay.unit.pk for stay in (*memberships, *attachments)}
        for stay in posts:
            if stay.unit.kind == "temporary_branch" and stay.unit.pk not in there:
                there.add(stay.unit.pk)
                yield Stay(stay.unit, "", stay.since, stay.until)


def _standings(row: PersonRow, start: date, book_since: date) -> Iterator[tuple[Standing, date, date]]:
    standing = row.standing
    if standing not in MEMBERS:
        since = row.since or max(start, book_since)
        yield Standing(str(standing)), since, FOREVER
        return
    joined, confirmed = row.joined or start, row.confirmed
    if confirmed and confirmed > joined and row.joined:
        yield Standing.PROBATIONARY_MEMBER, joined, confirmed
        yield Standing.FULL_MEMBER, confirmed, FOREVER
    elif standing is Standing.PROBATIONARY_MEMBER and not confirmed:
        yield Standing.PROBATIONARY_MEMBER, joined, FOREVER
    else:
        yield Standing.FULL_MEMBER, max(filter(None, (row.joined, confirmed)), default=start), FOREVER


def _told_again(row: PersonRow, before: PersonRow) -> bool:
    """Whether a row is about somebody an earlier sheet told of: nothing both say differs."""
    pairs = ((row.unit, before.unit), (row.born, before.born), (row.sex, before.sex), (row.key, before.key))
    return row.place.sheet != before.place.sheet and all(not one or not two or one == two for one, two in pairs)


def _told_apart(rows: Sequence[PersonRow]) -> bool:
    """Whether each is at a unit of their own."""
    return len({row.unit for row in rows if row.unit}) == len(rows)


def _left(alike: Sequence[Known], taken: Mapping[int, int]) -> list[Known]:
    """Those of a name that a row may still be about."""
    return [each for each in alike if taken.get(each.person_id, 0) < each.records]


def _may_be(row: PersonRow, known: Known) -> bool:
    """Nothing known of both speaks against their being one."""
    born = row.born is None or known.born_on is None or row.born == known.born_on
    return born and (not row.sex or not known.sex or row.sex == known.sex)


def _not_another(row: PersonRow, draft: PersonDraft, known: Known) -> bool:
    """Of one name, with nothing to tell by but the unit: at another unit they are another person."""
    if row.born and known.born_on:
        return True
    units = {stay.unit.pk for stay in (*draft.memberships, *draft.attachments)}
    theirs = {unit for unit, _, _ in known.stays()}
    return not units or not theirs or bool(units & theirs)


def new_membership(known: Known, draft: PersonDraft) -> Stay | None:
    """Where a row says they belong now, where the books say otherwise."""
    wanted = max(draft.memberships, key=lambda stay: stay.since, default=None)
    if wanted is None:
        return None
    now = max(known.memberships, key=lambda row: row.valid_from, default=None)
    same = now is not None and (now.unit_id, now.standing) == (wanted.unit.pk, wanted.what)
    ended = now is not None and now.valid_to == FOREVER and wanted.until != FOREVER
    return wanted if not same or ended else None


def new_attachments(known: Known, draft: PersonDraft) -> list[Stay]:
    """Attachments a row has and the books do not."""
    there = {row.unit_id for row in known.attachments}
    return [stay for stay in draft.attachments if stay.unit.pk not in there]


def new_posts(known: Known, draft: PersonDraft) -> list[Stay]:
    """Posts a row has that they do not hold, nor held on the day they are said to begin."""
    return [
        stay
        for stay in draft.posts
        if not any(
            post.unit_id == stay.unit.pk and post.post == stay.what and post.valid_to > stay.since
            for post in known.posts
        )
    ]


def differs(known: Known, draft: PersonDraft) -> bool:
    """Whether a row says something new of a person."""
    return bool(new_membership(known, draft) or new_attachments(known, draft) or new_posts(known, draft))
