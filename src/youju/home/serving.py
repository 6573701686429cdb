"""What an entry will serve: the due items it can be an act of, before it is written, and what they would then hold.

The judge alone decides; this asks it which duties an entry with these traits can be an act of, and shows their items.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from youju.core.codes import Terms
from youju.core.explain import Judged, Status, amount, requirement
from youju.core.judge.plan import UNBOUNDED
from youju.core.judge.touching import Trait, duties_touched
from youju.core.measures import Subject, Verb
from youju.core.rules.model import Duty
from youju.duties.editions import numbered_plan
from youju.duties.judging import Window
from youju.home.due import Units, items_of
from youju.home.recording_known import Words

AROUND = timedelta(days=366)
FINISHED = (Status.MET, Status.MET_LATE)


@dataclass(frozen=True)
class Traits:
    """What an entry is and holds, with everything its codes are a case of."""

    forms: frozenset[str]
    topics: frozenset[str] = frozenset()
    deliverables: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    has_first_topic: bool = False
    functions: int = 0
    directives: frozenset[str] = frozenset()
    """What was studied, as due items refer to it."""

    def rows(self) -> list[Trait]:
        """As the judge asks for them."""
        said = (
            *(("term_form", form) for form in self.forms),
            *(("term_topic", topic) for topic in self.topics),
            *(("term_deliverable", kind) for kind in self.deliverables),
            *(("term_item", kind) for kind in self.kinds),
            *([("term_first", "")] if self.has_first_topic else []),
        )
        return [Trait(0, table, value) for table, value in said]


def lineages(codes: Iterable[str], terms: Terms) -> frozenset[str]:
    """Codes with everything they are a case of."""
    return frozenset(each for code in codes for each in terms.lineage(code))


@dataclass(frozen=True)
class Served:
    """A due item the entry counts for, in words."""

    item: Judged
    people: int
    is_counted: bool
    """Whether the entry may be in the item's value already."""

    @property
    def title(self) -> str:
        """The duty."""
        return self.item.duty.title

    @property
    def words(self) -> str:
        """How far it brings the duty: 本月第1次，应有1次."""
        item = self.item
        if self.people:
            return f"记到{self.people}名参加者名下"
        if not _is_plain(item.duty):
            return requirement(item)
        unit, asked = item.duty.measure.unit, item.least
        number = item.value if self.is_counted else item.value + 1
        when = item.period.title if item.period else "期限内"
        said = f"{when}已有{number}{unit}" if self.is_counted else f"{when}第{number}{unit}"
        if item.most < UNBOUNDED:
            return f"{said}，不超过{item.most}{unit}"
        lacks = f"，还差{amount(asked - number)}{unit}" if number < asked else ""
        return f"{said}，应有{asked}{unit}{lacks}"


def _is_plain(duty: Duty) -> bool:
    """Whether each entry adds one."""
    return duty.measure.verb is Verb.COUNT and duty.measure.subject is Subject.ENTRY


@dataclass(frozen=True)
class Missing:
    """A duty the entry would count for if it also had this."""

    title: str
    said: str


@dataclass(frozen=True)
class Serving:
    """What an entry serves, and what it misses by one thing."""

    served: list[Served]
    missing: list[Missing]


def serving(units: Units, traits: Traits, on: date, people: set[int], words: Words, *, is_counted: bool) -> Serving:
    """What an entry of some units on a day serves. `people`: the numbers of those who took part."""
    items = items_of(units, Window(on - AROUND, on + AROUND), on)
    there = [item for item in items if _holds(item, on)]
    touched = set(duties_touched(numbered_plan(), traits.rows()))
    mine = [item for item in there if item.duty_no in touched and (not item.person_id or item.person_id in people)]
    of_units = [item for item in mine if not item.person_id]
    served = [Served(item, 0, is_counted) for item in of_units if not _unsaid(item, traits)]
    of_people: dict[int, list[Judged]] = {}
    for item in mine:
        if item.person_id:
            of_people.setdefault(item.duty_no, []).append(item)
    served += [Served(group[0], len(group), is_counted) for group in of_people.values()]
    return Serving(served, _missing(there, touched, traits, words))


def _holds(item: Judged, on: date) -> bool:
    """Whether what happens on a day can count for an item."""
    if item.period is not None:
        return item.period.start <= on < item.period.end
    duty = item.duty
    if duty.after:
        return item.starts_on <= on and item.status not in FINISHED
    return bool(duty.by) and item.starts_on - AROUND < on <= item.starts_on and item.status not in FINISHED


def _unsaid(item: Judged, traits: Traits) -> str:
    """What an entry must say besides what it is and is about, in words; '' where it says all."""
    if item.duty.match_ref and item.ref not in traits.directives:
        return "在第一议题下写上学的是哪份文件、讲话"
    wanted = item.duty.measure.function
    return "在“分工”里写明主讲人或谈话对象" if wanted is not None and not int(wanted) & traits.functions else ""


def _missing(items: list[Judged], touched: set[int], traits: Traits, words: Words) -> list[Missing]:
    """Open items that ask for one thing more: a topic, what was studied, or who lectured."""
    found: dict[str, Missing] = {}
    for item in items:
        settled = item.status in FINISHED or item.status is Status.WAIVED
        if item.person_id or settled or item.duty.measure.is_percent:
            continue
        said = _lacking(item, touched, traits, words)
        if said:
            found.setdefault(item.duty.code, Missing(item.duty.title, said))
    return list(found.values())[:5]


def _lacking(item: Judged, touched: set[int], traits: Traits, words: Words) -> str:
    measure = item.duty.measure
    if item.duty_no in touched:
        return _unsaid(item, traits)
    if not (measure.form and traits.forms & set(measure.form)):
        return ""
    if measure.topic and not traits.topics & set(measure.topic):
        labels = "”或“".join(words.topics.label(each).strip("“”") for each in measure.topic[:3])
        return f"有议题涉及“{labels}”的，点上这个专题"
    return "开头有第一议题的，点上“第一议题”" if measure.first_topic and not traits.has_first_topic else ""
