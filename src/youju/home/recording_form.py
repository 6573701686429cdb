"""The form of an entry: its fields, and what was filled in as a draft of the ledger."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms

from youju.core.codes import Terms
from youju.core.facts import EntryState, Function, ItemKind, Presence
from youju.home.recording_directives import DirectivesField
from youju.ledger.directives import bare
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.ledger.models import FOLLOW_UPS, ITEM_KINDS, RESULTS
from youju.ledger.naming import FUNCTION_WORDS

STATES = ((EntryState.HELD.value, "已开展"), (EntryState.PLANNED.value, "计划"))
DAY = {"type": "date"}


def _line(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, **more)


def _number(label: str, most: int = 999_999) -> forms.IntegerField:
    attrs = {"inputmode": "numeric"}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, widget=forms.NumberInput(attrs=attrs)
    )


class EntryForm(forms.Form):
    """What is asked once. Only the day and a form are needed; a title is suggested where none is given."""

    title = _line("名称", max_length=300)
    started_on = forms.DateField(label="日期", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    ended_on = forms.DateField(
        label="结束日期",
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text="只开一天的不填。",
    )
    began_at = forms.TimeField(
        label="时间", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = _line("地点", max_length=120)
    headcount = _number("没有列名的人数")
    minutes = _number("时长（分钟）", 100_000)
    study_hours = forms.DecimalField(
        label="每人学时",
        required=False,
        min_value=0,
        max_value=999,
        decimal_places=1,
        help_text="集中学习、培训按学时考核的填。",
    )
    make_up_for = forms.DateField(
        label="补开的是哪一期",
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text="补开以前应开的会，填那一期里的任何一天。",
    )
    summary = _line("会议（活动）记录", widget=forms.Textarea(attrs={"rows": 4}))
    resolutions = _line("议定事项", widget=forms.Textarea(attrs={"rows": 3}))
    late_reason = _line("为什么现在才记（补录原因）", max_length=200)


class ItemForm(forms.Form):
    """One agenda item. `was` is its place in the entry corrected, from which it keeps what is not on the form."""

    title = _line("议题", max_length=300)
    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_first_topic = forms.BooleanField(label="第一议题", required=False)
    directives = DirectivesField(label="学习内容", required=False)
    topics = forms.MultipleChoiceField(label="专题", required=False, widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(label="性质", required=False, choices=[("", "按形式定"), *ITEM_KINDS])
    result = forms.ChoiceField(label="结果", required=False, choices=[("", "没有表决"), *RESULTS])
    follow_up = forms.ChoiceField(label="落实", required=False, choices=[("", "不用跟踪"), *FOLLOW_UPS])
    expected = _number("应到")
    present = _number("实到")
    in_favour = _number("赞成")
    against = _number("反对")
    abstained = _number("弃权")
    decision = _line("决定", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, topics: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(term.code, term.label) for term in topics.terms]  # type: ignore[attr-defined]
        self.topic_terms = topics

    @property
    def is_filled(self) -> bool:
        """Whether there is an item: it has a title, or says what it was about."""
        said = getattr(self, "cleaned_data", {})
        return bool(said.get("title", "").strip() or any(map(said.get, ("topics", "is_first_topic", "directives"))))


class LineForm(forms.Form):
    """One line of what came out of it; `was` as of items. Zero is an amount."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="名目", required=False)
    amount = _number("数量")

    def __init__(self, *args: Any, kinds: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "选择"), *((term.code, f"{term.label}（{term.unit}）") for term in kinds.terms)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An amount says of what, and a kind how many."""
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("kind")) != (said.get("amount") is not None):
            raise forms.ValidationError("成果要有名目，也要有数量；没有的填 0。")
        return said


Items = forms.formset_factory(ItemForm, extra=3, max_num=100, absolute_max=100)
Lines = forms.formset_factory(LineForm, extra=1, max_num=60, absolute_max=60)


def plain_fields(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of a draft that stand on the form as they are."""
    hours, last = said.get("study_hours"), said.get("ended_on")
    return {
        "started_on": said["started_on"],
        "ended_on": last if last != said["started_on"] else None,
        "began_at": said.get("began_at"),
        "make_up_for": said.get("make_up_for"),
        "study_tenths": None if hours is None else round(hours * 10),
        **{name: said.get(name) or 0 for name in ("headcount", "minutes")},
        **{name: said.get(name) or "" for name in ("place", "summary", "resolutions", "late_reason")},
    }


LEARNING = frozenset({"learning", "theme_day"})


def agenda_of(items: Any, forms_chosen: set[str], before: EntryDraft | None) -> tuple[AgendaDraft, ...]:
    """The agenda filled in; what the form does not show is kept from the entry corrected."""
    kind = ItemKind.STUDY if forms_chosen & LEARNING else ItemKind.DECISION
    return tuple(_item(form.cleaned_data, form.topic_terms, kind, before) for form in items if form.is_filled)


def _item(said: dict[str, Any], topics: Terms, kind: ItemKind, before: EntryDraft | None) -> AgendaDraft:
    old = item_before(before, said.get("was"))
    if said.get("is_first_topic"):
        kind = ItemKind.STUDY
    about = tuple(said.get("topics", ()))
    names = ("expected", "present", "in_favour", "against", "abstained")
    votes: dict[str, Any] = {name: said.get(name) or 0 for name in names}
    return replace(
        old,
        title=said.get("title", "").strip() or _item_title(said, topics),
        kind=ItemKind(said["kind"]) if said.get("kind") else kind,
        topics=about,
        is_first_topic=bool(said.get("is_first_topic")),
        result=said.get("result", ""),
        follow_up=said.get("follow_up", ""),
        closed_on=old.closed_on if said.get("follow_up") == "closed" else None,
        decision=said.get("decision", ""),
        **votes,
    )


def item_before(before: EntryDraft | None, was: int | None) -> AgendaDraft:
    """The item that stood at a place of the entry corrected; an empty one where none did."""
    return before.agenda[was] if before and was is not None and 0 <= was < len(before.agenda) else AgendaDraft("")


def _item_title(said: dict[str, Any], topics: Terms) -> str:
    """A title where none is given: what was passed on, else what it is about."""
    if studied := said.get("directives"):
        return f"传达学习{'、'.join(f'《{bare(each.title)}》' for each in studied)}"[:300]
    return "、".join(map(topics.label, said.get("topics", ()))) or "第一议题"


def lines_of(lines: Any, kinds: Terms, before: EntryDraft | None) -> tuple[DeliverableDraft, ...]:
    """The deliverables filled in, under the words they were written with before."""
    filled = [form.cleaned_data for form in lines]
    said = [each for each in filled if each.get("kind") and each.get("amount") is not None]
    return tuple(_deliverable(each, kinds, before.deliverables if before else ()) for each in said)


def _deliverable(said: dict[str, Any], kinds: Terms, before: tuple[DeliverableDraft, ...]) -> DeliverableDraft:
    kind, amount, was = said["kind"], said["amount"], said.get("was")
    old: DeliverableDraft | None = before[was] if was is not None and 0 <= was < len(before) else None
    if old is not None and old.kind == kind:
        return replace(old, amount=amount)
    return DeliverableDraft(kind, kinds.label(kind), amount, kinds.by_code[kind].unit)


FUNCTION_FIELDS = {f"function-{flag.name.lower()}": (flag, word) for flag, word in FUNCTION_WORDS if flag.name}


def attendances_of(posted: Any, numbers: Mapping[str, int], before: EntryDraft | None) -> tuple[AttendanceDraft, ...]:
    """Who was ticked, with what they did. `numbers`: of the people who may be put on it, by uid; others are ignored."""
    hours = {each.person_id: each.study_tenths for each in before.attendances} if before else {}
    functions = functions_posted(posted, numbers)
    found = []
    for uid, number in numbers.items():
        state = posted.get(f"person-{uid}", "")
        if not state and number in functions:
            state = str(Presence.PRESENT.value)
        if state in _PRESENCES:
            found.append(AttendanceDraft(number, Presence(int(state)), functions.get(number, 0), hours.get(number)))
    return tuple(found)


_PRESENCES = {str(each.value) for each in Presence}


def functions_posted(posted: Any, numbers: Mapping[str, int]) -> dict[int, int]:
    """What people did, by their number."""
    found: dict[int, int] = {}
    for name, (flag, _) in FUNCTION_FIELDS.items():
        for uid in posted.getlist(name):
            if uid in numbers:
                found[numbers[uid]] = found.get(numbers[uid], 0) | Function(flag).value
    return found


def uid_of(text: str) -> UUID | None:
    """A uid typed or sent, where it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
