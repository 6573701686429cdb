"""What an entry says: an occasion put on paper, with who came, the agenda, the votes, what came out of it."""

from dataclasses import replace
from datetime import date, time
from random import Random

from youju.core.facts import Function, ItemKind, Presence
from youju.core.periods import month_number
from youju.demo.customs.shape import Custom, Theme, Turn, Who
from youju.demo.diary import COMMITTEE_POSTS, LEADING, Occasion, Setting
from youju.demo.keeping import Keeping
from youju.demo.model import Item, Line, Paper, Part, Unit
from youju.demo.people import FULL
from youju.demo.rosters import ATTACHED

HOURS = (time(9), time(9, 30), time(14, 30), time(15), time(16))
SITE_HOURS = (time(19), time(19, 30), time(12, 40))
PLACES = ("三楼会议室", "党员活动室", "二楼会议室", "职工之家")
SITE_PLACES = ("项目部会议室", "项目党员活动室", "工地夜校")
CALLED = {
    "branch_meeting": "支部党员大会",
    "branch_committee": "支部委员会会议",
    "session": "党委会",
    "general_session": "党总支委员会会议",
    "life_meeting": "年度民主生活会",
    "assembly": "党员干部大会",
    "yearly_report": "年初向上级报告工作",
}
NAMELESS = 0.06
"""The share of meetings of which badly kept books say only how many came."""


class Secretary:
    """Writes down what happens in one unit, with randomness of its own."""

    def __init__(self, setting: Setting, unit: Unit) -> None:
        self.setting, self.unit = setting, unit
        self.keeping: Keeping = setting.keeping[unit.number]
        self.rng: Random = setting.plan.scale.stream("papers", unit.number)
        self.is_site = unit.kind == "temporary_branch"
        self.laid_out: set[tuple[str, int]] = set()
        self.due: dict[tuple[str, int], list[Turn]] = {}

    def write(self, occasion: Occasion) -> Paper:
        """One occasion as a paper."""
        custom = occasion.custom
        parts = self._parts(occasion)
        headcount = self._headcount(custom, len(parts))
        if custom.who is Who.MEMBERS and parts and self._is_nameless():
            parts, headcount = [], sum(part.presence == Presence.PRESENT for part in parts)
        agenda = self._agenda(occasion, parts)
        return Paper(
            title=self._title(occasion),
            day=occasion.day,
            forms=custom.forms,
            last_day=date.fromordinal(occasion.day.toordinal() + custom.days - 1) if custom.days > 1 else None,
            began_at=self.rng.choice(SITE_HOURS if self.is_site else HOURS) if parts else None,
            place=self.rng.choice(SITE_PLACES if self.is_site else PLACES) if parts else "",
            agenda=agenda,
            parts=tuple(parts),
            lines=self._lines(custom, len(parts)),
            headcount=headcount,
            minutes=custom.minutes if parts or headcount else 0,
            tenths=None if self._forgets(0.08) else custom.tenths,
            make_up_for=occasion.make_up_for,
            summary="；".join(item.title for item in agenda) if custom.rota else "",
        )

    def _forgets(self, share: float) -> bool:
        return self.rng.random() < (1 - self.keeping.holds) * share

    def _is_nameless(self) -> bool:
        return self.keeping.defers > 0.1 and self.rng.random() < NAMELESS * self.keeping.defers

    # who came

    def _parts(self, occasion: Occasion) -> list[Part]:
        """The people in it, each once; the chair, the lecturer and those talked to are marked."""
        custom, day = occasion.custom, occasion.day
        if custom.who in (Who.NOBODY, Who.WORKERS):
            return []
        if custom.who in (Who.EACH, Who.ACTIVISTS, Who.TALKS):
            return self._talk(occasion)
        invited = self._invited(custom, day)
        parts = self._away(invited) if custom.firm < 1 else invited
        if occasion.partner:
            partner = self.setting.plan.by_number[occasion.partner]
            known = {part.person for part in parts}
            others = self._away(list(self.setting.rosters.crowd(partner, day).parts))
            parts += [part for part in others if part.person not in known]
        if custom.interview:
            return [part._replace(functions=Function.INTERVIEWEE.value) for part in parts]
        return self._led(parts, occasion) if parts else parts

    def _invited(self, custom: Custom, day: date) -> list[Part]:
        number, holders = self.unit.number, self.setting.rosters.holders
        match custom.who:
            case Who.MEMBERS:
                return list(self.setting.rosters.crowd(self.unit, day).parts)
            case Who.SOME:
                crowd = self.setting.rosters.crowd(self.unit, day).parts
                crowd = crowd or tuple(map(Part, holders(number, day, *COMMITTEE_POSTS)))
                return self.rng.sample(crowd, min(len(crowd), self.rng.randint(3, 7)))
            case Who.COMMITTEE:
                return [*map(Part, holders(number, day, *COMMITTEE_POSTS))]
            case Who.CLASSIFIED:
                return [*map(Part, holders(number, day, "classified_staff"))]
            case Who.KEY_POSTS:
                return [*map(Part, holders(number, day, "key_post"))]
            case Who.OFFICERS | Who.NEW_OFFICERS:
                return [*map(Part, self._officers(day, custom.who is Who.NEW_OFFICERS))]
        return self._leaders(custom, day)

    def _leaders(self, custom: Custom, day: date) -> list[Part]:
        """The leaders; in a wider circle also middle managers and secretaries, as listeners where leaders study."""
        holders = self.setting.rosters.holders
        leaders = holders(self.unit.number, day, *COMMITTEE_POSTS, *LEADING)
        if custom.who is not Who.WIDER:
            return [*map(Part, leaders)]
        presence = Presence.OBSERVER if custom.key == "central_group" else Presence.PRESENT
        wider = holders(self.unit.number, day, "middle_manager")
        for each in self._beneath():
            wider += holders(each.number, day, "middle_manager", "secretary")
        others = dict.fromkeys(person for person in wider if person not in leaders)
        return [*map(Part, leaders), *(Part(person, presence.value) for person in others)]

    def _beneath(self) -> list[Unit]:
        """Branches under the unit; under the top one, all."""
        plan = self.setting.plan
        if self.unit == plan.top:
            return [each for each in plan.units if each.kind in ("branch", "joint_branch", "general_branch")]
        return list(plan.below(self.unit.number, "branch", "joint_branch"))

    def _officers(self, day: date, only_new: bool) -> tuple[int, ...]:
        """Secretaries and Party workers of the company; the new ones have held their post for at most half a year."""
        rosters, then = self.setting.rosters, date.fromordinal(day.toordinal() - 182)
        found: dict[int, None] = {}
        for unit in self.setting.plan.units:
            posts = ("party_worker", "secretary") if unit.kind != "temporary_branch" else ("secretary",)
            before = rosters.holders(unit.number, then, *posts) if only_new else ()
            found |= dict.fromkeys(each for each in rosters.holders(unit.number, day, *posts) if each not in before)
        return tuple(found)

    def _away(self, parts: list[Part]) -> list[Part]:
        """Some are on leave, hardly anybody absent without."""
        count = int(len(parts) * (self.keeping.away + self.keeping.absent) * 2 * self.rng.random() + self.rng.random())
        share = self.keeping.absent / (self.keeping.away + self.keeping.absent)
        for place in self.rng.sample(range(len(parts)), min(count, len(parts))):
            presence = Presence.ABSENT if self.rng.random() < share else Presence.LEAVE
            parts[place] = Part(parts[place].person, presence.value)
        return parts

    def _led(self, parts: list[Part], occasion: Occasion) -> list[Part]:
        """Marks the chair and the recorder, and in turn a lecturer of the committee."""
        heads = self.setting.rosters.holders(self.unit.number, occasion.day, *COMMITTEE_POSTS)
        places = {part.person: place for place, part in enumerate(parts)}
        there = [places[each] for each in heads if each in places] or [0]
        self._mark(parts, there[0], Function.CHAIR)
        self._mark(parts, there[-1] if len(there) > 1 else len(parts) - 1, Function.RECORDER)
        if occasion.custom.lecturers:
            self._mark(parts, there[occasion.turn % min(len(there), occasion.custom.lecturers)], Function.LECTURER)
        return parts

    def _mark(self, parts: list[Part], place: int, function: Function) -> None:
        """What somebody did; who did something was there."""
        part = parts[place]
        parts[place] = Part(part.person, Presence.PRESENT.value, part.functions | function.value)

    def _talk(self, occasion: Occasion) -> list[Part]:
        """Talks, visits and lectures of single people: who came to whom."""
        if occasion.custom.who is Who.EACH:
            return self._at_contact_point(occasion)
        heads = self.setting.rosters.holders(self.unit.number, occasion.day, *COMMITTEE_POSTS)
        heads = tuple(each for each in heads if each not in occasion.people)
        chair = [Part(self.rng.choice(heads), functions=Function.CHAIR.value)] if heads else []
        return chair + [Part(each, functions=Function.INTERVIEWEE.value) for each in occasion.people]

    def _at_contact_point(self, occasion: Occasion) -> list[Part]:
        contact = self.setting.plan.by_number[occasion.partner]
        leader = occasion.people[0]
        crowd = [part for part in self.setting.rosters.crowd(contact, occasion.day).parts if part.person != leader]
        if occasion.custom.lecturers:
            return [Part(leader, functions=Function.LECTURER.value), *self._away(crowd)]
        guests = self.rng.sample(crowd, min(len(crowd), 2))
        if occasion.custom.interview:
            guests = [part._replace(functions=Function.INTERVIEWEE.value) for part in guests]
        return [Part(leader, functions=Function.CHAIR.value), *guests]

    def _headcount(self, custom: Custom, named: int) -> int:
        """People without a name: workers, and everybody where the roster is kept elsewhere."""
        if self.unit.declared and custom.who is Who.MEMBERS and not named:
            return max(self.unit.declared - self.rng.randint(0, 3), 1)
        return int(custom.workers * (0.6 + 0.8 * self.rng.random()))

    # what it was about

    def _title(self, occasion: Occasion) -> str:
        custom, day = occasion.custom, occasion.day
        if custom.rota:
            return f"{day.year}年{day.month}月{CALLED[custom.key]}"
        theme = self._theme(occasion).title
        return f"{day.month}月主题党日：{theme}" if custom.key == "theme_day" else theme

    def _theme(self, occasion: Occasion) -> Theme:
        """The themes in turn; a principal leader's is the first."""
        themes = occasion.custom.themes
        principals: tuple[int, ...] = ()
        if occasion.custom.who is Who.EACH:
            principals = self.setting.rosters.holders(self.unit.number, occasion.day, "principal_leader")
        return themes[0 if set(principals) & set(occasion.people) else occasion.turn % len(themes)]

    def _agenda(self, occasion: Occasion, parts: list[Part]) -> tuple[Item, ...]:
        custom = occasion.custom
        if occasion.items:
            voters = self._voters(occasion)
            return tuple(self.voted(item, occasion.day, voters, parts) for item in occasion.items)
        items = [self._first_topic(occasion.day)] if custom.first_topic else []
        found = [item for item in items if item]
        if custom.rota:
            found += [self._item(turn, occasion, parts) for turn in self._turns(custom, occasion.day)]
        else:
            theme = self._theme(occasion)
            found.append(Item(theme.title, (theme.topic,)))
        return tuple(found)

    def _first_topic(self, day: date) -> Item | None:
        directive = self.setting.latest(day)
        if directive is None or self.rng.random() < 0.05:
            return None
        title = f"传达学习《{directive.title}》"
        return Item(title, ("superior_documents",), is_first_topic=True, directives=(directive.number,))

    def _turns(self, custom: Custom, day: date) -> list[Turn]:
        """What is due on the agenda: the turns of the month, and what earlier meetings left."""
        self._lay_out(custom, day.year)
        months = sorted(key for key in self.due if key[0] == custom.key and key[1] <= month_number(day))
        turns = [turn for key in months for turn in self.due.pop(key)]
        return [turn for turn in dict.fromkeys(turns) if not self._forgets(0.5)]

    def _lay_out(self, custom: Custom, year: int) -> None:
        """Give every turn of a year its months, from the first month told on."""
        if (custom.key, year) in self.laid_out:
            return
        self.laid_out.add((custom.key, year))
        first = month_number(max(self.setting.plan.scale.since, self.unit.founded_on))
        for turn in custom.rota:
            for window in turn.windows:
                month = year * 12 + self.rng.choice(window) - 1
                if month >= first:
                    self.due.setdefault((custom.key, month), []).append(turn)

    def _item(self, turn: Turn, occasion: Occasion, parts: list[Part]) -> Item:
        item = Item(turn.title, (turn.topic,), turn.kind.value)
        if turn.kind is not ItemKind.DECISION:
            return item
        return self.voted(item, occasion.day, self._voters(occasion), parts)

    def _voters(self, occasion: Occasion) -> set[int]:
        if occasion.custom.who is Who.MEMBERS:
            return set(self.setting.rosters.crowd(self.unit, occasion.day).those(FULL, ATTACHED))
        return set(self.setting.rosters.holders(self.unit.number, occasion.day, *COMMITTEE_POSTS))

    def voted(self, item: Item, day: date, voters: set[int], parts: list[Part]) -> Item:
        """An item with its vote: agreed nearly always, by nearly all; now and then too few had come."""
        present = sum(part.presence == Presence.PRESENT and part.person in voters for part in parts)
        if self._forgets(0.1):
            present = min(present, max(len(voters) - 1, 0) // 2)
        if not present:
            return item
        against = 1 if present > 4 and self.rng.random() < 0.03 else 0
        abstained = 1 if present > 6 and self.rng.random() < 0.06 else 0
        in_favour = present - against - abstained
        passed = 2 * in_favour > len(voters)
        is_closed = passed and self.rng.random() < 0.85
        return replace(
            item,
            result="agreed" if passed else "deferred",
            follow_up="closed" if is_closed else "open" if passed else "",
            closed_on=day if is_closed else None,
            expected=len(voters),
            present=present,
            in_favour=in_favour,
            against=against,
            abstained=abstained,
            decision="同意。" if passed else "缓议，补充材料后再议。",
        )

    def _lines(self, custom: Custom, named: int) -> tuple[Line, ...]:
        """What came out of it; of problems found, most are rectified."""
        lines: list[Line] = []
        for each in custom.yields:
            amount = self.rng.randint(each.least, each.most)
            if each.kind == "pledge":
                amount = named or amount
            if each.kind == "problem_rectified":
                amount = self.rng.randint(lines[0].amount // 2, lines[0].amount)
            lines.append(Line(each.kind, each.label, amount))
        return tuple(lines)
