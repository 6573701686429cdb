"""Idioms of which one character is another are told, and what is said otherwise on purpose is not."""

import pytest

from core.reading.defects.told import told
from youju.library.reading_lists import reading_lists


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("坚持未雨绸蓼，抓好防汛。", "未雨绸蓼"),
        ("广大党员群策群办。", "群策群办"),
        ("正风肃纪持之以怕。", "持之以怕"),
        ("一路披荆斩刺。", "披荆斩刺"),
    ],
)
def test_an_idiom_one_character_off_is_told(text: str, wrong: str) -> None:
    assert wrong in told(text, "phrase.idiom")


@pytest.mark.parametrize(
    "text", ["既知难而进，也知难而退。", "坚持以民为本。", "“廉”年有余，警钟长鸣。", "做到做到再做到。"]
)
def test_what_is_said_otherwise_is_not_told(text: str) -> None:
    assert told(text, "phrase.idiom") == []


def test_no_shipped_idiom_is_told() -> None:
    words = [*reading_lists().words("idioms", "idioms"), *reading_lists().words("idioms", "fine")]
    assert [each for each in words if told(f"{each}。", "phrase.idiom")] == []
