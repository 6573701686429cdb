"""Which organisations are meant by words that are no name: 各支部, 本支部, 院党委, 全体党员."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from youju.core.ledgers.bodies import kind_by_name, unit_key
from youju.core.ledgers.findings import Finding, Place, Weight
from youju.core.ledgers.layout import Layout
from youju.core.ledgers.records import UnitRow
from youju.core.ledgers.text import folded, without_brackets

_OF = "所属|下属|所辖|下辖|直属|基层"
ALL = re.compile(rf"(?:{_OF})*(?:各|全体|所有|每个)(?:{_OF})*(?:党)?(支部|总支|组织)|(?:{_OF})+(?:党)?(支部|总支|组织)")
SOME = re.compile(r"(?:各|全体|所有|部分|有关|相关|每个).*|.*(?:全体)?党员(?:干部)?(?:职工)?")
"""Words for many that no organisation is named after."""
OWN = re.compile(r"(?:本|我|该)(?:党)?支部|支部|党支部")
COMMITTEE = re.compile(
    r"(本级|上级|本|我)?((?:医|学)?院|局|学?校|公司|集团公司|集团|厂|矿|段|处|所|中心|机关|厅|委|区|县|市|乡|镇|街道|村|社区)?(党委|党?总支部?)"
)
BRANCHES = {"branch", "joint_branch", "temporary_branch"}
KINDS = {"支部": BRANCHES, "总支": {"general_branch"}, "组织": BRANCHES | {"general_branch"}}
LETTERS = {"校": "学", "学校": "学", "院": "院"}
"""What must stand in a committee's name for the word before 党委, where it is not the word itself."""


def is_all(name: str) -> bool:
    """Whether a word means every branch: 各支部, 所属党支部."""
    return bool(ALL.fullmatch(_plain(name)))


def is_own(name: str) -> bool:
    """Whether a word means the branch the sheet is of: 本支部."""
    return bool(OWN.fullmatch(_plain(name)))


def is_nobody(name: str) -> bool:
    """Whether a word names no organisation: 全体党员, 各支部, 本支部, 有关部门."""
    return is_all(name) or is_own(name) or bool(SOME.fullmatch(_plain(name)))


def is_committee(name: str) -> bool:
    """Whether a word means a committee without its name: 院党委, 本级党委."""
    return bool(COMMITTEE.fullmatch(_plain(name)))


def _plain(name: str) -> str:
    return folded(without_brackets(name))


def branches_of(name: str, body: str, units: Sequence[UnitRow], on: date) -> list[str]:
    """The organisations 各支部 means: those below the body of the book that stood on a day; [] where not known."""
    match = ALL.fullmatch(_plain(name))
    if match is None or kind_by_name(body) in BRANCHES:
        return []
    kinds = KINDS[match[1] or match[2]]
    above = {unit_key(unit.name): unit_key(unit.superior) for unit in units}
    below = [unit for unit in units if unit.kind in kinds and _stood(unit, on)]
    within = [unit.name for unit in below if unit_key(body) in _line(unit_key(unit.name), above)]
    return within or [unit.name for unit in below if not body or unit_key(body) not in above]


def _stood(unit: UnitRow, on: date) -> bool:
    return (unit.founded is None or unit.founded <= on) and (unit.dissolved is None or unit.dissolved > on)


def _line(key: str, above: dict[str, str]) -> set[str]:
    """Everything above an organisation, by the keys of names."""
    found: set[str] = set()
    while above.get(key) and above[key] not in found:
        key = above[key]
        found.add(key)
    return found


def own_branch(*names: str) -> str:
    """The first of these that is a branch; '' where none."""
    return next((name for name in names if kind_by_name(name) in BRANCHES), "")


def committee_meant(word: str, names: Iterable[str]) -> str:
    """The one committee of the book that 院党委 or 本级党委 can mean; '' where none or several can."""
    match = COMMITTEE.fullmatch(_plain(word))
    if match is None:
        return ""
    letter = LETTERS.get(match[2] or "", match[2] or "")
    kind = "party_committee" if match[3] == "党委" else "general_branch"
    known = {unit_key(name): name for name in names if kind_by_name(name) == kind and not is_committee(name)}
    fits = [name for name in known.values() if letter in name and ("机关党委" in name) == (letter == "机关")]
    return fits[0] if len(fits) == 1 else ""


def superiors_meant(units: Sequence[UnitRow], bodies: Sequence[str], layout: Layout) -> list[Finding]:
    """Put the committee that is meant in place of 院党委 on a sheet of units; findings where it is not known which."""
    names = [*(unit.name for unit in units), *bodies]
    findings = []
    for unit in units:
        if unit.place.sheet != layout.sheet or not is_committee(unit.superior):
            continue
        others = [name for name in names if unit_key(name) != unit_key(unit.name)]
        meant = committee_meant(unit.superior, others)
        if meant:
            unit.superior = meant
        else:
            findings.append(_unclear(unit, layout))
    return findings


def _unclear(unit: UnitRow, layout: Layout) -> Finding:
    column = layout.with_role("superior")[0]
    return Finding(
        Weight.FLAG,
        "superior_unclear",
        Place(unit.place.sheet, unit.place.row),
        f"“{unit.superior}”没有写全称，书里没有唯一的一个党委可以对上。",
        "写上级党委的全称。",
        column.letter,
        column.heading,
        unit.superior,
    )
