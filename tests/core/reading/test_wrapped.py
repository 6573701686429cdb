"""Text whose lines were broken to a width is read as its paragraphs; what is found keeps its place in the file."""

from pathlib import Path

import pytest

from youju.core.reading.text import Span, Text
from youju.core.reading.wrapped import unwrapped, width_of
from youju.inspecting.inspection import Inspection, inspected

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
LONG = [path for path in TEXTS if len(path.read_text(encoding="utf-8")) > 2000][::9]


def wrapped(content: str, width: int) -> str:
    """Every paragraph in lines of a width."""
    return "\n".join("\n".join(pieces(line, width)) for line in content.split("\n"))


def pieces(line: str, width: int) -> list[str]:
    """Lines of so many Chinese characters' width."""
    found = [""]
    for each in line:
        if width_of(found[-1] + each) > 2 * width:
            found.append("")
        found[-1] += each
    return found


def bare(quotes: list[str]) -> list[str]:
    return sorted(each.replace("\n", "") for each in quotes)


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_a_text_with_broken_lines_says_the_same(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    whole, broken = inspected(Text(content)), inspected(Text(wrapped(content, 33)))
    assert len(whole.claims) > 5
    assert share(bare([each.text for each in whole.claims]), bare([each.text for each in broken.claims])) > 0.95
    told, again = ([each.code for each in found.defects] for found in (whole, broken))
    assert share(sorted(told), sorted(again)) > 0.9


def share(wanted: list[str], found: list[str]) -> float:
    """Of two lists what share both have; all of it where both are empty."""
    if not wanted and not found:
        return 1.0
    rest = list(found)
    common = [rest.remove(each) for each in wanted if each in rest]
    return 2 * len(common) / (len(wanted) + len(found))


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_every_place_gives_back_what_is_quoted(path: Path) -> None:
    content = wrapped(path.read_text(encoding="utf-8"), 33)
    found = inspected(Text(content))
    for span, text in quoted(found):
        assert content[slice(*span)] == text
    for fix in (each.fix for each in found.defects if each.fix):
        assert "\n" not in content[slice(*fix.span)] or "\n" in fix.replacement


def quoted(found: Inspection) -> list[tuple[Span, str]]:
    told = [(each.span, each.text) for each in (*found.claims, *found.commitments)]
    return told + [(each.span, each.text) for each in found.defects if each.span]


def test_a_phrase_over_the_end_of_a_line_is_whole() -> None:
    line = "增强“四个意识”、坚定“四个自信”、做到“两个维护”，弘扬伟大建党精神，贯彻落实新时代党的建设要求，"
    content = "年度党建工作要点\n" + wrapped(line * 5 + "落实责任。", 21)
    assert [each for each in inspected(Text(content)).defects if each.code == "punctuation.unpaired"] == []
    whole = unwrapped(Text(content))
    assert whole is not None
    assert "做到“两个维护”" in whole.text.content


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(f"{number}.加强党员教育管理监督工作，提高党员队伍建设质量" for number in range(1, 20)),
        "\n".join("各支部要认真落实组织生活制度，每月召开一次支委会，每季度上一次党课。" for _ in range(20)),
        "\n".join("党支部\t书记\t人数" for _ in range(20)),
        "一、总体要求\n二、主要任务\n三、保障措施",
    ],
)
def test_lines_that_are_paragraphs_stay_as_they_are(content: str) -> None:
    assert unwrapped(Text(content)) is None
