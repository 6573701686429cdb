"""Rulebooks and duties.

A duty says who owes what act, how often or by when, and how it is measured. An edition of a rulebook is never edited:
a change is a new edition, and results name the edition they used.
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from youju.core.facts import Standing
from youju.core.measures import Code, Codes, Measure, Population, Strict, Verb, as_tuple
from youju.core.periods import FOREVER, Cadence, Span


class Force(StrEnum):
    """The modal of the text."""

    MUST = "must"  # 必须、应当
    USUAL = "usual"  # 一般: an officer may excuse it with a reason
    MAY = "may"  # 可以
    MUST_NOT = "must_not"  # 不得


FORCE_WORD = {Force.MUST: "应当", Force.USUAL: "一般应", Force.MAY: "可以", Force.MUST_NOT: "不得"}


class Layer(StrEnum):
    """Where a rulebook comes from. Only statutory ones bind without being adopted."""

    STATUTORY = "statutory"
    LOCAL_PRACTICE = "local_practice"
    PRACTICE = "practice"


class Sector(StrEnum):
    """What kind of body a unit belongs to; some regulations bind one kind only."""

    ENTERPRISE = "enterprise"
    BUREAU = "bureau"
    INSTITUTION = "institution"


class PartPeriod(StrEnum):
    """How much of a period somebody must be in scope to owe it."""

    WHOLE = "whole"
    HALF = "half"  # at least half of the days
    ANY = "any"  # a day is enough

    @property
    def share(self) -> Fraction:
        """The least share of the period's days; with ANY, one day."""
        return {"whole": Fraction(1), "half": Fraction(1, 2), "any": Fraction(0)}[self.value]


class Feature(StrEnum):
    """A state of a unit on which duties depend."""

    COMMITTEE = "committee"  # 7 or more full members (支部工作条例 第20条)
    NO_COMMITTEE = "no_committee"  # fewer
    CELLS = "cells"  # it has Party groups (党小组)


COMMITTEE_FROM = 7
"""Full members from which a branch has a committee: 中国共产党支部工作条例（试行）2018, article 20."""


class Source(Strict):
    """A provision a duty rests on. `article` stays empty where its number is not confirmed."""

    regulation: str
    article: str = ""
    verified: bool = True

    @model_validator(mode="before")
    @classmethod
    def _article_as_text(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("article"), int):
            return data | {"article": f"第{data['article']}条"}
        return data


class OwedBy(Strict):
    """Who owes a duty: units of some kinds, people by standing, or holders of a post."""

    unit: Codes = ()
    member: Annotated[tuple[Standing, ...], BeforeValidator(as_tuple)] = ()
    post: Codes = ()
    at: Codes = ()
    has: Feature | None = None

    @model_validator(mode="after")
    def _one_kind_of_owner(self) -> Self:
        if sum(map(bool, (self.unit, self.member, self.post))) != 1:
            raise ValueError("owed_by 要写 unit、member、post 三者之一")
        if self.at and self.unit:
            raise ValueError("at（在哪类党组织）只与 member 或 post 连用")
        if self.has and not self.unit:
            raise ValueError("has 只与 unit 连用")
        return self


class Length(Strict):
    """A length of time in months and days."""

    months: Annotated[int, Field(ge=0)] = 0
    days: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, data: Any) -> Any:
        """Also as text: `6 months`, `7 days`, `1 year`."""
        if not isinstance(data, str):
            return data
        number, _, unit = data.partition(" ")
        scale = {"month": ("months", 1), "year": ("months", 12), "day": ("days", 1)}.get(unit.rstrip("s"))
        if not number.isdigit() or scale is None:
            raise ValueError(f"看不懂的时长“{data}”，可写 6 months、7 days、1 year")
        return {scale[0]: int(number) * scale[1]}

    @property
    def span(self) -> Span:
        """As a span of `periods`."""
        return Span(self.months, self.days)

    def __str__(self) -> str:
        parts = [f"{self.months}个月" if self.months else "", f"{self.days}天" if self.days else ""]
        return "".join(parts) or "当天"


class Duty(Strict):
    """One duty.

    Calendar duties say `every`; anchored ones say an event and a length: `after` … `within`, `before` … `by`
    (looking back at most `look_back`), or `wait` (a minimum time since the acts counted). `sector` narrows the
    rulebook's.
    """

    code: Code
    title: str
    sources: tuple[Source, ...] = Field(min_length=1)
    owed_by: OwedBy
    measure: Measure
    every: Cadence | None = None
    after: Codes = ()
    within: Length | None = None
    before: Codes = ()
    by: Length | None = None
    look_back: Length = Length(months=12)
    wait: Length | None = None
    ref: Codes = ()
    match_ref: bool = False
    at_least: int | None = None
    at_most: int | None = None
    part_period: PartPeriod = PartPeriod.HALF
    due_month: Annotated[int, Field(ge=1, le=12)] | None = None
    make_up: Annotated[int, Field(ge=0, le=12)] = 0
    force: Force = Force.MUST
    sector: Annotated[tuple[Sector, ...], BeforeValidator(as_tuple)] = ()
    area: str = "organisation"
    basis: Codes = ()
    note: str = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for fault in _faults(self):
            raise ValueError(fault)
        return self

    @property
    def is_anchored(self) -> bool:
        """Whether it hangs on an event instead of the calendar."""
        return self.every is None

    @property
    def least(self) -> int:
        """The floor: a count, study hours, or a percentage (100 unless said otherwise) for coverage and rates."""
        if self.at_least is not None:
            return self.at_least
        if self.at_most is not None:
            return 0
        return 100 if self.measure.is_percent else 1


def _faults(duty: Duty) -> list[str]:
    anchors = [bool(duty.after), bool(duty.before)]
    verb, personal = duty.measure.verb, bool(duty.owed_by.member or duty.owed_by.post)
    ways = sum(anchors) + (duty.every is not None)
    checks = {
        "要写 every（周期），或 after+within，或 before+by，或 before+wait": ways != 1,
        "after 要与 within 连用": bool(duty.after) != (duty.within is not None),
        "before 要与 by 或 wait 连用": bool(duty.before) != (duty.by is not None or duty.wait is not None),
        "by 与 wait 只能写一个": duty.by is not None and duty.wait is not None,
        "due_month（几月底前）只用于每年的事项": duty.due_month is not None and duty.every is not Cadence.YEAR,
        "make_up（补开期限）只用于周期性事项": duty.make_up > 0 and duty.every is None,
        "个人的事项要用 count、hours": personal and verb not in (Verb.COUNT, Verb.HOURS),
        "个人的 count 要数 attendance 或 event": personal
        and verb is Verb.COUNT
        and duty.measure.subject not in ("attendance", "event"),
        "党组织的事项不能用 hours、count: attendance；每人各做到用 coverage": not personal
        and (verb is Verb.HOURS or (verb is Verb.COUNT and duty.measure.subject == "attendance")),
        "size、coverage、rate、people 只用于周期性事项": duty.every is None
        and verb in (Verb.SIZE, Verb.COVERAGE, Verb.RATE, Verb.PEOPLE),
        "match_ref 只用于数 event、directive": duty.match_ref and duty.measure.subject not in ("event", "directive"),
        "must_not 要写 at_most": duty.force is Force.MUST_NOT and duty.at_most is None,
        "at_least 大于 at_most": duty.at_most is not None and duty.least > duty.at_most,
    }
    return [fault for fault, wrong in checks.items() if wrong]


class Rulebook(Strict):
    """One edition of a regulation, of local practice, or of a plan, with the duties it states."""

    code: Code
    title: str
    edition: str
    layer: Layer = Layer.STATUTORY
    sector: Annotated[tuple[Sector, ...], BeforeValidator(as_tuple)] = ()
    valid_from: date
    valid_to: date = FOREVER
    replaces: str = ""
    reason: str = ""
    note: str = ""
    duties: tuple[Duty, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        seen: set[str] = set()
        for duty in self.duties:
            if duty.code in seen:
                raise ValueError(f"事项代码 {duty.code} 重复")
            seen.add(duty.code)
        return self

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_starts(cls, valid_to: date, info: ValidationInfo) -> date:
        if "valid_from" in info.data and info.data["valid_from"] >= valid_to:
            raise ValueError("valid_to 要晚于 valid_from")
        return valid_to


__all__ = ["Duty", "Feature", "Force", "Layer", "Length", "OwedBy", "PartPeriod", "Population", "Rulebook", "Source"]
