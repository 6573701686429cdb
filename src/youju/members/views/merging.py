"""Two records of one person made one; one record of two people made two."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from youju.base.clock import today
from youju.core.errors import Refusal
from youju.members.forms import MergeForm, SplitForm
from youju.members.merging import merge_people, split_person
from youju.members.models import Person
from youju.members.operations import PersonDraft
from youju.members.reading import life_of, listed, name_of, named_like, namesakes
from youju.members.scoping import OfFew, outside
from youju.members.tied import Tie, ties_of
from youju.members.views.changes import PersonChange, page_of
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ScopedRequest

ELSEWHERE = Refusal(
    "此人在您管理范围以外的党组织还有记录。", "合并、拆分会改动那里的台账，请管理着双方的上级党组织办理。"
)
MOST = 20


class MergePage(PersonChange):
    """First who it is that is the same person, then both side by side, then done."""

    title = "合并重复的记录"
    form = MergeForm
    button = "是同一人，合并"
    done = "已合并为一人，台账已逐条更正。"
    template = "members/merge.html"

    def context(self) -> dict[str, Any]:
        other = self.other()
        return super().context() | (self._pair(other) if other else self._candidates())

    def other(self) -> Person | None:
        """The record chosen as the second; None while none is."""
        try:
            wanted = UUID(self.request.GET.get("with", ""))
        except ValueError:
            return None
        found: Person | None = self._seen().filter(uid=wanted).exclude(pk=self.object.pk).first()
        return found

    def _seen(self) -> Any:
        """Whom one may manage."""
        return OfFew()(listed(today()), self.request.scope.units(Ability.MANAGE))

    def _candidates(self) -> dict[str, Any]:
        text = self.request.GET.get("q", "").strip()[:60]
        rows = self._seen().exclude(pk=self.object.pk)
        fitting = named_like(rows, text) if text else rows.filter(pk__in=namesakes(self.object).values("pk"))
        return {"q": text, "candidates": list(fitting[:MOST])}

    def _pair(self, other: Person) -> dict[str, Any]:
        return {"pair": [_Side.of(self.object), _Side.of(other)], "other": other}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        other = self.other()
        if other is None:
            raise Refusal("还没有选另一条人员记录。")
        if outside([self.object, other], self.request.scope.units(Ability.MANAGE)):
            raise ELSEWHERE
        merge_people(self.object, other, form.cleaned_data["reason"], by=by, at=at)
        return page_of(self.object)


@dataclass(frozen=True)
class _Side:
    """One of two records, as the page shows it."""

    person: Person
    name: str
    life: Any
    counts: dict[str, int]

    @classmethod
    def of(cls, person: Person) -> "_Side":
        counts: defaultdict[str, int] = defaultdict(int)
        for tie in ties_of(person):
            counts[tie.sort] += 1
        return cls(person, name_of(person), life_of(person, today()), dict(counts))


@dataclass
class _Group:
    """Ties at one unit: relations and so on to be ticked one by one, entries together or one by one."""

    unit: int
    name: str
    ties: list[Tie] = field(default_factory=list)
    entries: list[Tie] = field(default_factory=list)


class SplitPage(PersonChange):
    """What belongs to the other person is ticked, and who that is written down."""

    title = "拆成两个人"
    form = SplitForm
    button = "拆成两人"
    done = "已拆成两人。"
    template = "members/split.html"

    def initial(self) -> dict[str, Any]:
        return {"name": name_of(self.object)}

    def context(self) -> dict[str, Any]:
        merged = [(each, name_of(each)) for each in self.object.merged.select_related("identity")]
        chosen = set(self.request.POST.getlist("tie")) | set(self.request.POST.getlist("unit"))
        return super().context() | {"groups": _grouped(ties_of(self.object)), "merged": merged, "chosen": chosen}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        if outside([self.object], self.request.scope.units(Ability.MANAGE)):
            raise ELSEWHERE
        said = form.cleaned_data
        keys = _chosen(self.request, ties_of(self.object))
        other = self._merged_once() or PersonDraft(said["name"].strip(), said["sex"], said["born_on"], said["note"])
        return page_of(split_person(self.object, other, keys, said["reason"], by=by, at=at))

    def _merged_once(self) -> Person | None:
        """The record put away by a merger, where the split is to undo it."""
        wanted = self.request.POST.get("merged", "")
        return next((each for each in self.object.merged.all() if str(each.uid) == wanted), None)


def _chosen(request: ScopedRequest, ties: list[Tie]) -> set[str]:
    """The ties ticked, and the entries of the units ticked whole: those all whose hosts are ticked."""
    units = {int(each) for each in request.POST.getlist("unit") if each.isdecimal()}
    whole = {tie.key for tie in ties if tie.key.startswith("entry:") and tie.units and set(tie.units) <= units}
    return set(request.POST.getlist("tie")) | whole


def _grouped(ties: list[Tie]) -> list[_Group]:
    """Ties by their first unit, those without one last."""
    numbers = {tie.units[0] for tie in ties if tie.units}
    names = dict(Unit.objects.filter(pk__in=numbers).values_list("pk", "name"))
    groups: dict[int, _Group] = {}
    for tie in ties:
        unit = tie.units[0] if tie.units else 0
        group = groups.setdefault(unit, _Group(unit, names.get(unit, "其他")))
        (group.entries if tie.key.startswith("entry:") else group.ties).append(tie)
    return sorted(groups.values(), key=lambda group: group.unit == 0)
