"""Patterns are restored from what was kept of them, and are what `re` would have made."""

import re

import pytest

from youju.core.reading.compiled import MAGIC, Programs, compiled, use

pytestmark = pytest.mark.skipif(MAGIC is None, reason="this interpreter compiles patterns otherwise")

TEXT = "（一）党支部XX次，2023年\nABBA 不断断 全部部门"
SOURCES = (
    ("[0-9]{1,4}(?:年|次)", 0),
    ("(?P<said>[一-龥])(?P=said)", 0),
    ("(?P<first>党)(支)(?P<last>部)", 0),
    ("(?<![全]部)部(?!门)|(?<=（).(?=）)", 0),
    ("^ab+a", re.IGNORECASE | re.MULTILINE),
    ("(?:中(?:国|央)|党(?:委|支部))", 0),
    (r"\d+(?P<unit>\w)(?:，(?P<more>.*?))?\n", re.DOTALL),
)


def _found(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(each.span(), each.groups(), each.groupdict()) for each in pattern.finditer(TEXT)]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_restored_pattern_is_the_one_that_re_compiles(source: str, flags: int) -> None:
    made = Programs()
    made.pattern(source, flags)
    restored = Programs(made.known)
    pattern, right = restored.pattern(source, flags), re.compile(source, flags)
    assert restored.new == 0
    assert _found(pattern) == _found(right)
    assert (pattern.pattern, pattern.flags, pattern.groups) == (right.pattern, right.flags, right.groups)
    assert dict(pattern.groupindex) == dict(right.groupindex)


@pytest.mark.parametrize(
    "program",
    [
        (0, 0, {}, b""),
        (0, 0, {}, b"\x01\x02\x03"),
        (0, 0, {}, b"\xff" * 64),
        (0, 3, {"no": 9}, b"\x01\x00\x00\x00"),
        (0, 0, {}),
        "else",
        None,
    ],
)
def test_a_program_that_the_engine_refuses_is_made_anew(program: object) -> None:
    programs = Programs({("党(支)部", 0): program})  # type: ignore[dict-item]
    found = programs.pattern("党(支)部", 0).search(TEXT)
    assert found is not None
    assert found.groups() == ("支",)
    assert programs.new == 1


def test_what_is_no_pattern_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        Programs().pattern("党(支部", 0)


def test_a_pattern_is_made_once_while_programs_are_in_use() -> None:
    programs = Programs()
    use(programs)
    try:
        compiled("党支部")
        compiled("党支部")
    finally:
        use(None)
    compiled("党委")
    assert [source for source, _ in programs.known] == ["党支部"]
    assert programs.new == 1
