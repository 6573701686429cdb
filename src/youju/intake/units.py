"""Organisations of a book matched with those in the books: who is meant by a name, what is to be founded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from youju.core.facts import Standing
from youju.core.ledgers.bodies import by_short_name, kind_by_name, likeliest, sector_by_name, unit_key
from youju.core.ledgers.findings import Place, Weight
from youju.core.ledgers.layout import unit_in
from youju.core.ledgers.records import BookRead, PersonRow, UnitRow
from youju.core.periods import FOREVER
from youju.core.rules.model import Sector
from youju.intake.bounds import Within
from youju.intake.telling import Told
from youju.organisation.models import DeclaredSize, Unit, UnitName
from youju.organisation.operations import UnitDraft

YEAR = timedelta(days=365)

RANK = {
    "party_committee": 0,
    "work_committee": 0,
    "leading_party_group": 1,
    "temporary_committee": 2,
    "general_branch": 2,
    "branch": 3,
    "joint_branch": 3,
    "temporary_branch": 3,
    "cell": 4,
}
"""How high a kind stands, for finding the one above all where no column says."""


@dataclass
class Listed:
    """Who a book lists at a unit: full members, members of either kind, everybody."""

    full: int = 0
    members: int = 0
    everybody: int = 0

    def __bool__(self) -> bool:
        return self.everybody > 0

    def add(self, person: PersonRow) -> None:
        """One more."""
        self.everybody += 1
        self.full += person.standing is Standing.FULL_MEMBER
        self.members += person.standing in (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER)

    def fits(self, size: int) -> bool:
        """Whether a number of members, with or without those on probation, may be theirs."""
        return self.full <= size <= self.members


@dataclass
class UnitPlan:
    """What is to become of the organisations of a book."""

    found: list[UnitDraft] = field(default_factory=list)
    dissolve: list[tuple[Unit, date]] = field(default_factory=list)
    resize: list[tuple[Unit, int]] = field(default_factory=list)
    terms: list[tuple[str, date, date]] = field(default_factory=list)
    unchanged: int = 0


class Units:
    """Organisations by name: those in the books (of `within`, where given) and, once founded, those of the book."""

    def __init__(self, told: Told, within: Within = None) -> None:
        self.told = told
        self.by_key: dict[str, Unit] = {}
        self.names: dict[str, str] = {}
        self.drafts: dict[str, UnitDraft] = {}
        self._answers: dict[str, str] = {}
        self.titled: dict[str, str] = {}
        self._instead = ""
        names = UnitName.objects.select_related("unit").order_by("is_alias", "-valid_to", "id")
        for name in names if within is None else names.filter(unit__in=within):
            self._learn(name.name, name.unit)

    def _learn(self, name: str, unit: Unit) -> None:
        self.by_key.setdefault(unit_key(name), unit)
        self.names.setdefault(unit_key(name), name)

    def unit(self, name: str) -> Unit | None:
        """The organisation of a name as written; None where it is not known (yet)."""
        return self.by_key.get(self._answers.get(name, unit_key(name)))

    def plan(self, book: BookRead, default_host: str, sector: Sector | None) -> UnitPlan:
        """What the book's rows ask for, and what the ledger and the people name besides."""
        plan = UnitPlan()
        sector = sector or self._sector(book)
        start = date(book.since.year - 1, 1, 1) if book.since else date(2000, 1, 1)
        self.titled = {unit_key(unit): unit for unit in map(unit_in, book.titles) if unit}
        rows = list(self._rows(book))
        rosters = self._rosters(book, rows)
        for row in rows:
            self._plan_row(row, plan, sector, start, rosters[unit_key(row.name)])
        for name, place, count in self._named_elsewhere(book):
            self._plan_unknown(name, place, count, plan, sector, start)
        self._place(plan, {unit_key(row.name): row for row in rows})
        return plan

    def _rosters(self, book: BookRead, rows: Iterable[UnitRow]) -> defaultdict[str, Listed]:
        """How many the book lists at each unit it describes, whether by its full name or a short one."""
        names = {unit_key(row.name): row.name for row in rows}
        found: defaultdict[str, Listed] = defaultdict(Listed)
        keys: dict[str, str] = {}
        for person in book.people:
            if person.unit and not person.moved_out:
                if person.unit not in keys:
                    key = unit_key(person.unit)
                    keys[person.unit] = key if key in names else unit_key(by_short_name(person.unit, names)) or key
                found[keys[person.unit]].add(person)
        return found

    def _sector(self, book: BookRead) -> Sector:
        hosts = {host for entry in book.entries for host in entry.hosts}
        names = [*(row.name for row in book.units), *book.titles, *hosts]
        found = next((row.sector for row in book.units if row.sector), None) or sector_by_name(names)
        known = Unit.objects.order_by("id").values_list("sector", flat=True).first()
        if found is None and known is None:
            self.told.tell(
                Weight.NOTE,
                "sector",
                Place("", 0),
                "看不出是企业、机关还是事业单位，按企业处理。",
                "用 --sector bureau 或 institution 指定。",
            )
        return found or (Sector(known) if known else Sector.ENTERPRISE)

    def _rows(self, book: BookRead) -> Iterator[UnitRow]:
        """The rows about units, the second of one name left out."""
        seen: dict[str, Place] = {}
        for row in book.units:
            key = unit_key(row.name)
            if key in seen:
                self.told.tell(
                    Weight.FLAG,
                    "unit_twice",
                    row.place,
                    f"“{row.name}”与第 {seen[key].row} 行重复，只用前一行。",
                    "删去一行。",
                )
                continue
            seen[key] = row.place
            yield row

    def _plan_row(self, row: UnitRow, plan: UnitPlan, sector: Sector, start: date, roster: Listed) -> None:
        self._check_size(row, roster)
        known = self.by_key.get(unit_key(row.name))
        if known is not None:
            self._compare(row, known, plan, roster)
            return
        kind = row.kind
        if not kind:
            kind = "branch"
            self.told.tell(
                Weight.FLAG,
                "unit_kind",
                row.place,
                f"看不出“{row.name}”是哪种党组织，按党支部导入。",
                "加一列“类别”：党委、党总支、党支部、临时党支部……",
            )
        if row.founded is None and kind.startswith("temporary"):
            self.told.tell(
                Weight.FLAG, "founded", row.place, f"“{row.name}”没有成立日期，按 {start} 记。", "补上成立日期。"
            )
        self._tell_size_away(row, kind)
        size = row.size if not roster and not kind.startswith("temporary") else None
        draft = UnitDraft(
            name=row.name,
            kind=kind,
            sector=row.sector or sector,
            founded_on=row.founded or min(start, (row.dissolved or FOREVER).replace(day=1) - YEAR),
            dissolved_on=row.dissolved or FOREVER,
            aliases=tuple(alias for alias in row.aliases if alias != row.name),
            full_members=size,
            project=row.project,
        )
        self._add(draft, plan)
        if row.term:
            plan.terms.append((row.name, *row.term))

    def _tell_size_away(self, row: UnitRow, kind: str) -> None:
        """People of temporary organisations are members elsewhere: counting them here would count them twice."""
        if row.size and kind.startswith("temporary"):
            self.told.tell(
                Weight.NOTE,
                "size_away",
                row.place,
                f"“{row.name}”的 {row.size} 名党员组织关系在别处，不重复计入党员数。",
                "在人员表里写明各人编入哪里。",
            )

    def _check_size(self, row: UnitRow, roster: Listed) -> None:
        if row.size is None or not roster or row.kind.startswith("temporary") or roster.fits(row.size):
            return
        self.told.tell(
            Weight.FLAG,
            "size_differs",
            row.place,
            f"“{row.name}”写有党员 {row.size} 人，人员表里有 {roster.members} 人；以人员表为准。",
            "核对人员表是否齐全。",
        )

    def _compare(self, row: UnitRow, known: Unit, plan: UnitPlan, roster: Listed) -> None:
        """What a row says otherwise than the books."""
        changed = False
        if row.kind and row.kind != known.kind:
            self.told.tell(
                Weight.FLAG,
                "unit_kind_differs",
                row.place,
                f"“{row.name}”在账里是另一种党组织，没有改。",
                "改建要在账里办理。",
            )
        if row.founded and row.founded != known.valid_from:
            self.told.tell(
                Weight.FLAG,
                "founded_differs",
                row.place,
                f"“{row.name}”在账里的成立日期是 {known.valid_from}，没有改。",
                "核对后更正其中一处。",
            )
        if row.dissolved and row.dissolved != known.valid_to and row.dissolved > known.valid_from:
            plan.dissolve.append((known, row.dissolved))
            changed = True
        if row.size is not None and not roster and not known.kind.startswith("temporary"):
            size = DeclaredSize.objects.filter(unit=known).order_by("-valid_from").first()
            if size is None or size.full_members != row.size:
                plan.resize.append((known, row.size))
                changed = True
        plan.unchanged += not changed

    def _named_elsewhere(self, book: BookRead) -> Iterator[tuple[str, Place, int]]:
        """Names in the ledger and among people that no row about units has: the name, its first place, how often."""
        hosts = [(host, entry.place) for entry in book.entries for host in entry.hosts]
        homes = [
            (name, person.place)
            for person in book.people
            for name in (person.unit, person.attached, *(post.unit for post in person.posts if kind_by_name(post.unit)))
            if name
        ]
        first: dict[str, Place] = {}
        counts: Counter[str] = Counter()
        for name, place in [*homes, *hosts]:
            first.setdefault(name, place)
            counts[name] += 1
        for name, place in first.items():
            if self.unit(name) is None and unit_key(name) not in self.drafts:
                yield name, place, counts[name]

    def _plan_unknown(self, name: str, place: Place, count: int, plan: UnitPlan, sector: Sector, start: date) -> None:
        known = self.names | {key: draft.name for key, draft in self.drafts.items()}
        if short := by_short_name(name, known):
            self._answers[name] = unit_key(short)
            self.told.tell(
                Weight.FLAG, "short_name", place, f"“{name}”按简称认作“{short}”。", "不对的话，写全称。", name, count
            )
            return
        if full := by_short_name(name, self.titled):
            self.told.tell(
                Weight.FLAG,
                "short_name",
                place,
                f"“{name}”按标题认作“{full}”，将新建。",
                "不对的话，写全称。",
                name,
                count,
            )
            draft = UnitDraft(full, kind_by_name(full), sector, founded_on=start, aliases=(name,))
            self._add(draft, plan)
            return
        kind = kind_by_name(name)
        if not kind:
            self._stand_in(name, place, count)
            return
        like = likeliest(name, known.values())
        advice = f"是不是“{like}”？是的话改成一样的写法。" if like else "在单位表里补上它。"
        self.told.tell(Weight.FLAG, "new_unit", place, f"单位表里没有“{name}”，将新建。", advice, name, count)
        self._add(UnitDraft(name=name, kind=kind, sector=sector, founded_on=start), plan)

    def _stand_in(self, name: str, place: Place, count: int) -> None:
        """A department that is no Party organisation: what it did is held by the one above all."""
        top = self._top()
        if top:
            self._answers[name] = unit_key(top)
            self.told.tell(
                Weight.FLAG,
                "no_party_unit",
                place,
                f"“{name}”不像党组织的名称，记到“{top}”名下。",
                "写党组织的名称，或在单位表里补上它。",
                name,
                count,
            )
        else:
            self.told.tell(
                Weight.BLOCK,
                "no_party_unit",
                place,
                f"“{name}”不像党组织的名称。",
                "写党组织的名称，或在单位表里补上它和类别。",
                name,
                count,
            )

    def _top(self) -> str:
        """The one organisation that stands highest, '' where there is none or several."""
        known = {**{key: (unit.kind, unit.name) for key, unit in self.by_key.items()}}
        known |= {key: (draft.kind, draft.name) for key, draft in self.drafts.items()}
        ranked = sorted({(RANK.get(kind, 9), name) for kind, name in known.values()})
        alone = ranked and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
        return ranked[0][1] if alone else ""

    def _add(self, draft: UnitDraft, plan: UnitPlan) -> None:
        plan.found.append(draft)
        self.drafts[unit_key(draft.name)] = draft
        for alias in draft.aliases:
            self._answers[alias] = unit_key(draft.name)

    def _place(self, plan: UnitPlan, rows: dict[str, UnitRow]) -> None:
        """Put new units under their superiors: the one written, else the one above all."""
        top = self._top()
        assumed = []
        for number, draft in enumerate(plan.found):
            row = rows.get(unit_key(draft.name))
            written = row.superior if row else ""
            superior = self._found_or_draft(written) if written else None
            if superior is None and not written and top and unit_key(top) != unit_key(draft.name):
                superior = self._found_or_draft(top)
                assumed.append(draft.name)
            if superior is None and written:
                self.told.tell(
                    Weight.NOTE,
                    "superior_unknown",
                    row.place if row else Place("", 0),
                    f"“{draft.name}”的上级“{written}”不在账里，没有挂接。",
                    "要挂接的，在单位表里补上它。",
                )
            plan.found[number] = replace(draft, superior=superior)
        if assumed:
            self.told.tell(
                Weight.FLAG,
                "superior_assumed",
                Place("", 0),
                f"没有写上级的 {len(assumed)} 个党组织，挂在“{top}”之下：{'、'.join(assumed[:5])}。",
                "在单位表里写明上级。",
            )

    def _found_or_draft(self, name: str) -> Unit | UUID | None:
        key = self._answers.get(name, unit_key(name))
        if key in self.by_key:
            return self.by_key[key]
        if key in self.drafts:
            return self.drafts[key].uid
        short = by_short_name(name, self.names | {k: draft.name for k, draft in self.drafts.items()})
        return self._found_or_draft(short) if short and short != name else None

    def highest(self, hosts: Iterable[int]) -> str:
        """The name of the organisation that stands highest among some; '' where there are none."""
        wanted = set(hosts)
        ranked = [(RANK.get(unit.kind, 9), unit.pk, unit.name) for unit in self.by_key.values() if unit.pk in wanted]
        return min(ranked)[2] if ranked else ""

    def learn(self, units: Iterable[Unit]) -> None:
        """Units that have been founded meanwhile."""
        for unit in units:
            self._learn(unit.name, unit)
