"""Which checks run, where they keep silent, and in what order defects come."""

import pytest

from core.reading.defects.told import document
from youju.core.errors import Refusal
from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.inspecting import CHECKS, inspect
from youju.core.reading.defects.settings import Settings, Silence, settings_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.text import Span

TEXT = "组织党员赴XX地参观，观看警示教育片XX部。\n（责任编辑：admin）"


def codes(found: list[Defect]) -> list[str]:
    return [each.code for each in found]


def test_defects_come_in_order_of_place() -> None:
    assert codes(inspect(document(TEXT))) == ["slot.name", "slot.number", "leftover.web"]


def test_a_family_or_a_code_is_selected() -> None:
    assert codes(inspect(document(TEXT), select=["slot"])) == ["slot.name", "slot.number"]
    assert codes(inspect(document(TEXT), select=["slot.number"])) == ["slot.number"]


def test_what_is_ignored_does_not_run() -> None:
    assert codes(inspect(document(TEXT), ignore=["slot"])) == ["leftover.web"]
    assert codes(inspect(document(TEXT, ignore=("leftover",)), ignore=["slot.name"])) == ["slot.number"]


def test_settings_select_before_the_command_does() -> None:
    assert codes(inspect(document(TEXT, select=("slot",)), select=["leftover"])) == []


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(Refusal, match=r"slot\.nothing"):
        inspect(document(TEXT), select=["slot.nothing"])


def test_a_silence_covers_its_file_code_and_text() -> None:
    silence = Silence(reason="模板", code="slot", file="模板*.txt", text="XX")
    assert codes(inspect(document(TEXT, "模板一.txt", silences=(silence,)))) == ["leftover.web"]
    assert codes(inspect(document(TEXT, "总结.txt", silences=(silence,)))) == [
        "slot.name",
        "slot.number",
        "leftover.web",
    ]


def test_settings_are_read_from_a_table() -> None:
    table = {
        "select": ["slot", "sum"],
        "own_names": ["岚桥工务段"],
        "kind": "总结",
        "limits": {"总结": 5000},
        "silence": [{"file": "a.txt", "code": "slot.name", "reason": "脱敏后报送"}],
    }
    read = settings_of(table)
    assert (read.select, read.own_names, read.kind, read.limits) == (
        ("slot", "sum"),
        ("岚桥工务段",),
        "总结",
        (("总结", 5000),),
    )
    assert read.silences == (Silence(reason="脱敏后报送", code="slot.name", file="a.txt"),)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"selct": ["slot"]}, "selct"),
        ({"select": "slot"}, "select"),
        ({"silence": [{"code": "slot"}]}, "理由"),
        ({"silence": [{"reason": "x"}]}, "code"),
        ({"limits": {"总结": "长"}}, "limits"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(table: dict[str, object], named: str) -> None:
    with pytest.raises(Refusal, match=named):
        settings_of(table)


def test_a_document_longer_than_its_kind_allows_is_told() -> None:
    text = "某单位2023年工作总结\n\n" + "工作有序开展。" * 20
    (found,) = inspect(document(text, limits=(("总结", 100),)), select=["length"])
    assert found.span is None
    assert "超过总结规定的100字" in found.message
    assert inspect(document(text), select=["length"]) == []


def test_every_check_teaches() -> None:
    for code, check in CHECKS.items():
        assert code == check.code
        assert check.title
        assert len(check.explanation) > 40, code
        assert isinstance(check.severity, Severity)


def test_lists_make_a_thing_once() -> None:
    lists = Lists({"file": {"words": "甲 乙", "lines": "甲 乙\n\n丙"}})
    made = []

    def make(given: Lists) -> int:
        made.append(given)
        return len(given.words("file", "words"))

    assert (lists.once(make), lists.once(make), len(made)) == (2, 2, 1)
    assert lists.lines("file", "lines") == ("甲 乙", "丙")


def test_settings_want_all_unless_told() -> None:
    assert Settings().wants("slot.number")
    assert not Settings(select=("sum",)).wants("slot.number")
    assert not Settings(ignore=("slot",)).wants("slot.number")


def test_a_defect_quotes_what_stands_there() -> None:
    (found, *_) = inspect(document(TEXT))
    assert found.span == Span(5, 7)
    assert found.text == "XX"
